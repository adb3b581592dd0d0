import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { centreOf } from '../../organization/views.ts';
import { mayReadPolicy } from '../policy/access.ts';
import { maySetRates } from './access.ts';
import type { AskingCost, Rates } from './contract.ts';
import { costOfAsking, ratesFrom } from './decide.ts';

/** The rates of the centre. */
export const ratesOf = async (tx: Tx): Promise<Rates> => ratesFrom((await centreOf(tx)).settings);

/** The rates for whoever may read the policy, with whether they are the centre's own. */
export async function ratesView(tx: Tx) {
  must(mayReadPolicy(tx.actor));
  const { settings } = await centreOf(tx);
  return { rates: ratesFrom(settings), isSet: settings['rates'] !== undefined, may: { set: maySetRates(tx.actor) === true } };
}

const QUARTER_MS = 92 * 86_400_000;
/** Means of a quarter hardly move within minutes, and every opened case asks for them. */
const means = new LRUCache<string, ReadonlyMap<string, number>>({ max: 500, ttl: 10 * 60_000 });

/** How often customers wrote again while one request of a kind of action was pending, on average over a quarter. */
async function contactsOf(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const known = means.get(tx.orgId);
  if (known) return known;
  const since = new Date(tx.now.getTime() - QUARTER_MS);
  const found = await sql<{ action: string; mean: number }>`select action, avg(contacts)::float8 as mean from ruling
    where org_id = ${tx.orgId} and at >= ${since} and ended is not null and circuit in ('consulted', 'authorised') group by action`.execute(
    tx.sql,
  );
  const mean = new Map(found.rows.map((row) => [row.action, row.mean]));
  means.set(tx.orgId, mean);
  return mean;
}

/** What asking for each of these costs: the work, and what customers usually do and wait meanwhile. */
export async function askingCosts(tx: Tx, asks: readonly { action: string; waitedMinutes: number }[]): Promise<AskingCost[]> {
  const [rates, contacts] = [await ratesOf(tx), await contactsOf(tx)];
  return asks.map(({ action, waitedMinutes }) => costOfAsking(rates, { waitedMinutes, contacts: contacts.get(action) ?? 0 }));
}

export async function askingCost(tx: Tx, ask: { action: string; waitedMinutes: number }): Promise<AskingCost> {
  const [cost] = await askingCosts(tx, [ask]);
  return cost ?? costOfAsking(await ratesOf(tx), { waitedMinutes: ask.waitedMinutes, contacts: 0 });
}
