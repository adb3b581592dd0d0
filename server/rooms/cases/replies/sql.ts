import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import type { zHeldLetter } from './contract.ts';

export type HeldLetter = z.output<typeof zHeldLetter>;

export async function insertHeld(
  tx: Tx,
  held: { id: string; caseId: string; verb: 'reply' | 'resolve'; input: HeldLetter; sendAt: Date },
): Promise<void> {
  await sql`insert into held_reply (org_id, id, case_id, person_id, person_name, verb, input, at, send_at)
    values (${tx.orgId}, ${held.id}, ${held.caseId}, ${tx.actor.id}, ${tx.actor.name}, ${held.verb}, ${JSON.stringify(held.input)}::jsonb,
      ${tx.now}, ${held.sendAt})`.execute(tx.sql);
}

type HeldRow = {
  id: string;
  caseId: string;
  personId: string;
  verb: 'reply' | 'resolve';
  input: HeldLetter;
  at: Date;
  sendAt: Date;
};

/** Whoever takes the row ends it: by sending or by taking back, never both and never twice. */
export async function takeHeld(tx: Tx, id: string): Promise<HeldRow | null> {
  const { rows } = await sql<HeldRow>`delete from held_reply where org_id = ${tx.orgId} and id = ${id}
    returning id, case_id as "caseId", person_id as "personId", verb, input, at, send_at as "sendAt"`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function hurryHeld(tx: Tx, id: string): Promise<void> {
  await sql`update held_reply set send_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

export async function putHabitRow(
  tx: Tx,
  personId: string,
  habit: { undoSeconds?: number | null | undefined; formatted?: boolean | undefined },
): Promise<void> {
  const says = habit.undoSeconds !== undefined;
  await sql`insert into writing_habit (org_id, person_id, undo_seconds, formatted)
    values (${tx.orgId}, ${personId}, ${habit.undoSeconds ?? null}, ${habit.formatted ?? null})
    on conflict (org_id, person_id) do update set formatted = coalesce(excluded.formatted, writing_habit.formatted),
      undo_seconds = case when ${says} then excluded.undo_seconds else writing_habit.undo_seconds end`.execute(tx.sql);
}
