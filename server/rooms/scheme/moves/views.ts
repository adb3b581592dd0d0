import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { type Activation, activationsSince } from '../../attributions/policy/activations/views.ts';
import { centreOf } from '../../organization/views.ts';
import { mayRead } from '../access.ts';
import { CIRCUITS, type zMove, type zWeeks } from '../contract.ts';
import { dayAfter, ENOUGH, mondayOf, pointsBetween } from '../decide.ts';
import { countWeeks, todayHere } from '../views.ts';

const WEEKS = 12;
const SIDE_DAYS = 28;
const DAY_MS = 86_400_000;

type Sides = { before: number; beforeOwn: number; after: number; afterOwn: number };

/** What a change did: actions of the kinds and people it touched, in the four weeks before it and after it. */
async function sidesOf(tx: Tx, { at, touched }: Activation, storeId: string | undefined): Promise<Sides> {
  const groups = touched.map(({ action, people }) =>
    people === null ? sql`(a.action = ${action})` : sql`(a.action = ${action} and a.by_id = any(${people}::uuid[]))`,
  );
  const none = { before: 0, beforeOwn: 0, after: 0, afterOwn: 0 };
  if (!groups.length) return none;
  const [first, last] = [new Date(at.getTime() - SIDE_DAYS * DAY_MS), new Date(at.getTime() + SIDE_DAYS * DAY_MS)];
  const ofStore = storeId
    ? sql`exists (select from case_outcome c where c.org_id = a.org_id and c.case_id = a.case_id and c.store_id = ${storeId})`
    : sql`true`;
  const { rows } =
    await sql<Sides>`select count(*) filter (where a.at < ${at}) as before, count(*) filter (where a.at < ${at} and a.circuit = 'own') as "beforeOwn",
      count(*) filter (where a.at >= ${at}) as after, count(*) filter (where a.at >= ${at} and a.circuit = 'own') as "afterOwn"
    from action_outcome a where a.org_id = ${tx.orgId} and a.at >= ${first} and a.at < ${last} and (${sql.join(groups, sql` or `)}) and ${ofStore}`.execute(
      tx.sql,
    );
  return rows[0] ?? none;
}

/** Twelve weeks by circuit, this one included, and what of the policy moved them, newest first. */
export async function weeks(tx: Tx, { storeId }: { storeId?: string | undefined }): Promise<z.output<typeof zWeeks>> {
  must(mayRead(tx.actor));
  const { timeZone } = await centreOf(tx);
  const today = await todayHere(tx);
  const from = dayAfter(mondayOf(today), -7 * (WEEKS - 1));
  const counted = await countWeeks(tx, { from, to: today }, storeId);
  const dayHere = new Intl.DateTimeFormat('en-CA', { timeZone });
  const moved: z.output<typeof zMove>[] = [];
  for (const activation of await activationsSince(tx, new Date(`${dayAfter(from, -1)}T12:00:00Z`))) {
    const sides = await sidesOf(tx, activation, storeId);
    const [before, after] = [
      { n: sides.before, own: sides.beforeOwn },
      { n: sides.after, own: sides.afterOwn },
    ];
    const { versionId, number, at, sentences } = activation;
    const week = mondayOf(dayHere.format(at));
    if (week < from) continue;
    moved.push({
      ...{ versionId, versionNumber: number, at: at.toISOString(), week, sentences, before, after },
      points: pointsBetween(before, after),
    });
  }
  const every = Array.from({ length: WEEKS }, (_, at) => dayAfter(from, 7 * at)).map((monday) => {
    const [own, consulted, authorised] = CIRCUITS.map(
      (circuit) => counted.find((one) => one.from === monday && one.circuit === circuit)?.n ?? 0,
    );
    return { from: monday, own: own ?? 0, consulted: consulted ?? 0, authorised: authorised ?? 0 };
  });
  return { weeks: every, moved, enough: ENOUGH };
}
