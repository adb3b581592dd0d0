import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { NOBODY } from '../../../platform/actor.ts';
import { mayPutCentreHabit } from './access.ts';
import type { zHabit, zHeld } from './contract.ts';
import { USUAL_UNDO_SECONDS } from './decide.ts';
import type { HeldLetter } from './sql.ts';

/** What waits to leave in a case, the next one first. */
export async function heldIn(tx: Tx, caseId: string): Promise<z.output<typeof zHeld>[]> {
  type Row = {
    id: string;
    at: Date;
    sendAt: Date;
    verb: 'reply' | 'resolve';
    personId: string;
    name: string;
    input: HeldLetter;
  };
  const { rows } = await sql<Row>`select id, at, send_at as "sendAt", verb, person_id as "personId", person_name as name, input
    from held_reply where org_id = ${tx.orgId} and case_id = ${caseId} order by send_at, id`.execute(tx.sql);
  return rows.map(({ id, at, sendAt, verb, personId, name, input }) => ({
    id,
    at: at.toISOString(),
    sendAt: sendAt.toISOString(),
    verb,
    by: { id: personId, name },
    text: input.text,
    door: input.door,
    cc: input.cc,
    files: input.attachments.map((file) => file.name),
  }));
}

/** Whose it is, for who may take it back or hurry it. */
export async function heldOne(tx: Tx, caseId: string, id: string): Promise<{ personId: string } | null> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from held_reply
    where org_id = ${tx.orgId} and case_id = ${caseId} and id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Those whose moment has come. */
export async function dueHeld(tx: Tx): Promise<{ id: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string }>`select id, person_id as "personId" from held_reply
    where org_id = ${tx.orgId} and send_at <= ${tx.now} order by send_at limit 50`.execute(tx.sql);
  return rows;
}

/** How this person writes; what they never said is as the centre has it. */
export async function habitOf(tx: Tx): Promise<z.output<typeof zHabit>> {
  type Row = { personId: string; undoSeconds: number | null; formatted: boolean | null };
  const { rows } = await sql<Row>`select person_id as "personId", undo_seconds as "undoSeconds", formatted from writing_habit
    where org_id = ${tx.orgId} and person_id = any(${[NOBODY, tx.actor.id]}::uuid[])`.execute(tx.sql);
  const mine = rows.find((row) => row.personId === tx.actor.id);
  const centre = rows.find((row) => row.personId === NOBODY);
  return {
    undoSeconds: mine?.undoSeconds ?? null,
    centreUndoSeconds: centre?.undoSeconds ?? USUAL_UNDO_SECONDS,
    formatted: mine?.formatted ?? false,
    mayPutCentre: mayPutCentreHabit(tx.actor) === true,
  };
}

/** Seconds in which this actor's answers can be taken back. */
export async function undoSecondsOf(tx: Tx): Promise<number> {
  const { undoSeconds, centreUndoSeconds } = await habitOf(tx);
  return undoSeconds ?? centreUndoSeconds;
}

/**
 * Who has spoken since an answer was written, so that it would pass them by: the customer, or a colleague who answered first. Null: nobody. What the
 * house says by itself overtakes nothing.
 */
export async function overtakenBy(
  tx: Tx,
  { caseId, personId, at }: { caseId: string; personId: string; at: Date },
): Promise<'customer' | 'colleague' | null> {
  const { rows } = await sql<{ direction: string }>`select direction from message
    where org_id = ${tx.orgId} and case_id = ${caseId} and at > ${at}
      and (direction = 'in' or direction = 'out' and author_kind = 'person' and author_id <> ${personId})
    order by direction limit 1`.execute(tx.sql);
  const first = rows[0];
  return first ? (first.direction === 'in' ? 'customer' : 'colleague') : null;
}
