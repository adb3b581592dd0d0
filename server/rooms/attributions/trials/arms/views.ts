import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import type { Ask } from '../../contract.ts';
import type { Asked, KeptWhole } from './contract.ts';

const columns = sql`holder_id as "holderId", circuit, ask, facts, usage, minor, waited_minutes as "waitedMinutes", contacts, score`;

/** What some people asked for of some actions, rights left out. */
export async function askedBy(
  tx: Tx,
  { people, actions, from, to }: { people: readonly string[]; actions: readonly string[]; from: Date; to: Date },
): Promise<Asked[]> {
  const found =
    await sql<Asked>`select ${columns} from ruling where org_id = ${tx.orgId} and action = any(${actions}::text[]) and at >= ${from} and at <= ${to}
      and holder_id = any(${people}::uuid[]) and (outcome ->> 'isRight') is distinct from 'true' order by at, id`.execute(tx.sql);
  return found.rows;
}

/** The last that was granted of an action by anybody, newest first. */
export async function grantedBefore(tx: Tx, action: string, from: Date): Promise<(Asked & { holder: unknown })[]> {
  const found = await sql<Asked & { holder: unknown }>`select ${columns}, holder from ruling
    where org_id = ${tx.orgId} and action = ${action} and at >= ${from} and at < ${tx.now} and (ended in ('granted','changed') or circuit = 'own')
      and (outcome ->> 'isRight') is distinct from 'true' order by at desc limit 5000`.execute(tx.sql);
  return found.rows;
}

/** A kept ruling with everything that it was made from; refused when there is none. */
export async function keptWhole(tx: Tx, rulingId: string): Promise<KeptWhole> {
  const found = await sql<Omit<KeptWhole, 'ask'> & { ask: Omit<Ask, 'facts'>; facts: Ask['facts'] }>`
    select id, at, ask, facts, usage, holder from ruling where org_id = ${tx.orgId} and id = ${rulingId}`.execute(tx.sql);
  const [one] = found.rows;
  if (!one) throw refused('not_found', 'attributions.rulingUnknown', { field: 'rulingId' });
  const { ask, facts, ...rest } = one;
  return { ...rest, ask: { ...ask, facts } };
}
