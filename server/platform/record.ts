import { sql } from 'kysely';
import type { EventInput, Tx } from './tx.ts';

export type { EventInput } from './tx.ts';
import { newId } from './ids.ts';
import { later } from './later.ts';

/** An event as listeners and live desks get it. `cursor` orders by commit and resumes a stream. */
export type RecordedEvent = {
  orgId: string;
  id: string;
  at: string;
  name: string;
  act: string;
  actor: { kind: string; id: string; name: string };
  caseId: string | null;
  subjectId: string | null;
  audience: string[];
  data: Record<string, unknown>;
  cursor: string;
};

export async function writeEvents(tx: Tx, events: EventInput[]): Promise<void> {
  const actor = JSON.stringify({ kind: tx.actor.kind, id: tx.actor.id, name: tx.actor.name });
  const rows = events.map(
    (e) =>
      sql`(${tx.orgId}::uuid, ${e.id ?? newId()}::uuid, ${tx.now}, ${e.name}, ${tx.act}, ${actor}::jsonb, ${e.caseId ?? null}::uuid, ${e.subjectId ?? null}::uuid, ${e.audience}::text[], ${JSON.stringify(e.data)}::jsonb)`,
  );
  const recorded = sql`insert into event (org_id, id, at, name, act, actor, case_id, subject_id, audience, data) values ${sql.join(rows)}
    on conflict do nothing`;
  await later(tx, recorded);
}
