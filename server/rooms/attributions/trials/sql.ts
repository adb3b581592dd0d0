import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Reference } from './brake/contract.ts';
import type { ExampleRow } from '../policy/sql.ts';
import type { Cell } from './cells/contract.ts';

export type TrialState = 'running' | 'confirmed' | 'stopped' | 'braked' | 'ended';
export type Arm = 'widened' | 'asBefore' | 'everyone';
export type TrialRow = {
  id: string;
  number: number;
  state: TrialState;
  draftId: string;
  editors: string[];
  cells: Cell[];
  /** What the draft changed of the examples. */
  examples: { put: ExampleRow[]; remove: string[] };
  reference: (Reference | null)[];
  share: number;
  auditShare: number;
  capMinor: number;
  watchCapMinor: number | null;
  currency: string;
  tolerable: number;
  unacceptable: number;
  days: number;
  startedBy: string;
  startedAt: Date;
  versionId: string;
  endsAt: Date;
  endedAt: Date | null;
  endWord: string | null;
  endParams: Record<string, string | number> | null;
  confirmableAt: Date | null;
  watchUntil: Date | null;
};

/** The columns of a trial, as its row is read. */
export const trialColumns = sql`id, number, state, draft_id as "draftId", editors, cells, examples, reference, share, audit_share as "auditShare", cap_minor as "capMinor",
  watch_cap_minor as "watchCapMinor", currency, tolerable, unacceptable, days, started_by as "startedBy", started_at as "startedAt", version_id as "versionId",
  ends_at as "endsAt", ended_at as "endedAt", end_word as "endWord", end_params as "endParams", confirmable_at as "confirmableAt", watch_until as "watchUntil"`;

type NewTrial = Omit<
  TrialRow,
  | 'number'
  | 'state'
  | 'watchCapMinor'
  | 'startedBy'
  | 'startedAt'
  | 'endedAt'
  | 'endWord'
  | 'endParams'
  | 'confirmableAt'
  | 'watchUntil'
> & { number: number };

/** Written under the lock of the timeline, so that numbers follow each other. */
export async function nextNumber(tx: Tx): Promise<number> {
  const found = await sql<{
    number: number;
  }>`select coalesce(max(number), 0) + 1 as number from trial where org_id = ${tx.orgId}`.execute(tx.sql);
  return found.rows[0]?.number ?? 1;
}

export async function insertTrial(tx: Tx, one: NewTrial): Promise<void> {
  await sql`insert into trial (org_id, id, number, state, draft_id, editors, cells, examples, reference, share, audit_share, cap_minor, currency, tolerable,
      unacceptable, days, started_by, started_at, version_id, ends_at)
    values (${tx.orgId}, ${one.id}, ${one.number}, 'running', ${one.draftId}, ${one.editors}::uuid[], ${JSON.stringify(one.cells)}, ${JSON.stringify(one.examples)},
      ${JSON.stringify(one.reference)}, ${one.share}, ${one.auditShare}, ${one.capMinor}, ${one.currency}, ${one.tolerable}, ${one.unacceptable}, ${one.days},
      ${tx.actor.id}, ${tx.now}, ${one.versionId}, ${one.endsAt})`.execute(tx.sql);
}

export async function insertPeople(
  tx: Tx,
  trialId: string,
  arm: 'widened' | 'asBefore',
  personIds: readonly string[],
): Promise<void> {
  await sql`insert into trial_person (org_id, trial_id, person_id, arm) select ${tx.orgId}, ${trialId}, id, ${arm} from unnest(${personIds}::uuid[]) as id`.execute(
    tx.sql,
  );
}

/** A trial, held to the end of the transaction: its grants, verdicts and its end come one after the other. */
export async function lockTrial(tx: Tx, trialId: string): Promise<TrialRow | null> {
  const found =
    await sql<TrialRow>`select ${trialColumns} from trial where org_id = ${tx.orgId} and id = ${trialId} for update`.execute(
      tx.sql,
    );
  return found.rows[0] ?? null;
}

type End = {
  state: TrialState;
  word: string;
  params: Record<string, string | number>;
  watch?: { until: Date; capMinor: number };
};

/** Ends a trial; a confirmed one goes on being watched. */
export async function finishTrial(tx: Tx, trialId: string, { state, word, params, watch }: End): Promise<void> {
  await sql`update trial set state = ${state}, ended_at = coalesce(ended_at, ${tx.now}), end_word = ${word}, end_params = ${JSON.stringify(params)},
      watch_until = coalesce(${watch?.until ?? null}::timestamptz, watch_until), watch_cap_minor = coalesce(${watch?.capMinor ?? null}::bigint, watch_cap_minor)
    where org_id = ${tx.orgId} and id = ${trialId}`.execute(tx.sql);
}

export async function markConfirmable(tx: Tx, trialId: string): Promise<void> {
  await sql`update trial set confirmable_at = ${tx.now} where org_id = ${tx.orgId} and id = ${trialId} and confirmable_at is null`.execute(
    tx.sql,
  );
}

export type GrantRow = {
  trialId: string;
  warrantId: string;
  rulingId: string;
  cell: number;
  personId: string;
  arm: Arm;
  minor: number | null;
};

/** Notes a grant once; false when it was noted before. */
export async function insertGrant(
  tx: Tx,
  { trialId, warrantId, rulingId, cell, personId, arm, minor }: GrantRow,
  at: Date,
): Promise<boolean> {
  const done = await sql`insert into trial_grant (org_id, trial_id, warrant_id, ruling_id, cell, person_id, arm, at, minor)
    values (${tx.orgId}, ${trialId}, ${warrantId}, ${rulingId}, ${cell}, ${personId}, ${arm}, ${at}, ${minor})
    on conflict (org_id, trial_id, warrant_id) do nothing returning warrant_id`.execute(tx.sql);
  return done.rows.length > 0;
}

/** Nothing happened on a grant: it no longer counts, and what waits to be judged of it is withdrawn. */
export async function releaseGrant(tx: Tx, warrantId: string): Promise<void> {
  await sql`with freed as (update trial_grant set released_at = ${tx.now} where org_id = ${tx.orgId} and warrant_id = ${warrantId} and released_at is null)
    update trial_audit set withdrawn_at = ${tx.now} where org_id = ${tx.orgId} and warrant_id = ${warrantId} and verdict is null and withdrawn_at is null`.execute(
    tx.sql,
  );
}
