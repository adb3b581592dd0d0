import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import type { zAttachment } from '../files/contract.ts';
import type { zDoorChoice } from '../doors/contract.ts';

export type DraftRow = {
  text: string;
  html: string | null;
  door: z.output<typeof zDoorChoice> | null;
  cc: string[] | null;
  attachments: z.output<typeof zAttachment>[];
};

export async function putDraft(tx: Tx, caseId: string, personId: string, kind: string, draft: DraftRow): Promise<void> {
  const door = draft.door ? JSON.stringify(draft.door) : null;
  await sql`insert into case_draft (org_id, case_id, person_id, kind, text, html, door, cc, attachments, at)
    values (${tx.orgId}, ${caseId}, ${personId}, ${kind}, ${draft.text}, ${draft.html}, ${door}::jsonb, ${draft.cc}, ${JSON.stringify(draft.attachments)}::jsonb, ${tx.now})
    on conflict (org_id, case_id, person_id, kind) do update set text = excluded.text, html = excluded.html, door = excluded.door, cc = excluded.cc,
      attachments = excluded.attachments, at = excluded.at`.execute(tx.sql);
}

export async function dropDraft(tx: Tx, caseId: string, kind: string): Promise<void> {
  await sql`delete from case_draft where org_id = ${tx.orgId} and case_id = ${caseId} and person_id = ${tx.actor.id} and kind = ${kind}`.execute(
    tx.sql,
  );
}

/** Whether it is news to the others: somebody came, or began or ceased to write. Beats in between say nothing. */
export async function markPresence(tx: Tx, caseId: string, writing: boolean): Promise<boolean> {
  const { rows } = await sql<{ news: boolean }>`with before as (
      select writing, seen_at from case_presence where org_id = ${tx.orgId} and case_id = ${caseId} and person_id = ${tx.actor.id}),
    put as (insert into case_presence (org_id, case_id, person_id, person_name, writing, seen_at)
      values (${tx.orgId}, ${caseId}, ${tx.actor.id}, ${tx.actor.name}, ${writing}, ${tx.now})
      on conflict (org_id, case_id, person_id) do update set writing = excluded.writing, seen_at = excluded.seen_at)
    select not exists (select from before where writing = ${writing} and seen_at > ${tx.now}::timestamptz - interval '45 seconds') as news`.execute(
    tx.sql,
  );
  return rows[0]?.news ?? true;
}
