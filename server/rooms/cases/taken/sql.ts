import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

export type ActionRow = {
  id: string;
  case_id: string;
  action: string;
  params: Record<string, unknown>;
  minor: number | null;
  currency: string | null;
  circuit: string;
  state: string;
  ruling_id: string;
  request_id: string | null;
  warrant_id: string | null;
  execution_id: string | null;
  order_id: string | null;
  ask: unknown;
  by_id: string;
  by_name: string;
};
const ACTION = sql.raw(
  'id, case_id, action, params, minor, currency, circuit, state, ruling_id, request_id, warrant_id, execution_id, order_id, ask, by_id, by_name',
);

export async function insertAction(
  tx: Tx,
  a: {
    id: string;
    caseId: string;
    issueId: string | null;
    action: string;
    params: unknown;
    minor: number | null;
    currency: string | null;
    circuit: string;
    state: string;
    rulingId: string;
    requestId: string | null;
    orderId: string | null;
    ask: unknown;
    by: { id: string; name: string };
  },
): Promise<void> {
  await sql`insert into case_action (org_id, id, case_id, issue_id, at, action, params, minor, currency, circuit, state, ruling_id, request_id, order_id, ask, by_id, by_name)
    values (${tx.orgId}, ${a.id}, ${a.caseId}, ${a.issueId}, ${tx.now}, ${a.action}, ${JSON.stringify(a.params)}::jsonb, ${a.minor}, ${a.currency}, ${a.circuit}, ${a.state}, ${a.rulingId}, ${a.requestId}, ${a.orderId}, ${JSON.stringify(a.ask)}::jsonb, ${a.by.id}, ${a.by.name})`.execute(
    tx.sql,
  );
}

export async function lockAction(
  tx: Tx,
  by: { id: string } | { requestId: string } | { executionId: string },
): Promise<ActionRow | null> {
  const where =
    'id' in by
      ? sql`id = ${by.id}`
      : 'requestId' in by
        ? sql`request_id = ${by.requestId}`
        : sql`execution_id = ${by.executionId}`;
  const { rows } =
    await sql<ActionRow>`select ${ACTION} from case_action where org_id = ${tx.orgId} and ${where} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function changeAction(
  tx: Tx,
  id: string,
  change: {
    state: string;
    minor?: number | null;
    ask?: unknown;
    warrantId?: string;
    executionId?: string;
    ended?: boolean;
    note?: string | null;
  },
): Promise<void> {
  await sql`update case_action set state = ${change.state}, minor = coalesce(${change.minor ?? null}, minor), ask = coalesce(${change.ask ? JSON.stringify(change.ask) : null}::jsonb, ask),
    warrant_id = coalesce(${change.warrantId ?? null}, warrant_id), execution_id = coalesce(${change.executionId ?? null}, execution_id),
    note = coalesce(${change.note ?? null}, note), ended_at = ${change.ended ? tx.now : null} where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

export async function openActions(
  tx: Tx,
  caseId: string,
): Promise<{ circuit: 'own' | 'consulted' | 'authorised'; state: string; request_id: string | null }[]> {
  const { rows } = await sql<{
    circuit: 'own' | 'consulted' | 'authorised';
    state: string;
    request_id: string | null;
  }>`select circuit, state, request_id from case_action
    where org_id = ${tx.orgId} and case_id = ${caseId} and state in ('asked', 'granted', 'executing', 'unknown')`.execute(tx.sql);
  return rows;
}
