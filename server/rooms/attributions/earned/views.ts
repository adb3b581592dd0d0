import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import type { Locale } from '../../../platform/actor.ts';
import { must } from '../../../platform/refusal.ts';
import { say, sayMoney } from '../../../platform/words.ts';
import type { Person } from '../../organization/contract.ts';
import { allHolders, allPeople, holderOf, peopleBelow, personById } from '../../organization/views.ts';
import type { Ask, HolderFacts, Limit, Requirement } from '../contract.ts';
import { usageFor } from '../limits/views.ts';
import { isMet, isOfHolder, reviewsOf } from '../requirements/decide.ts';
import { type Frame, frameNow } from '../ruling/views.ts';
import { rowsNaming } from '../standing/decide.ts';
import { kindNames } from '../views.ts';
import { mayReadEarnedOf, mayReadOwn } from './access.ts';
import type { zBudget, zEarned } from './contract.ts';
import { budgetsIn, type Cell, cellsOf } from './decide.ts';

type Budget = z.output<typeof zBudget>;
type Earned = z.output<typeof zEarned>;
type Of = 'me' | 'team';
export type Certificates = Person['qualifications'];

/** Whose is asked for: one's own, or that of everybody whose line of report leads here. */
async function holdersFor(tx: Tx, of: Of): Promise<HolderFacts[]> {
  must(mayReadOwn(tx.actor));
  if (of === 'me') return [await holderOf(tx, tx.actor.id)];
  const below = new Set(await peopleBelow(tx, tx.actor.id));
  return below.size === 0 ? [] : (await allHolders(tx)).filter((one) => below.has(one.personId));
}

const bare = (action: string): Ask => ({
  ...{ action, params: {}, amount: null, count: 1, caseId: null, storeId: null },
  ...{ orderRef: null, customerId: null, facts: {} },
});

/** What is used of the limits that count over a time, the fullest first. */
export async function budgets(tx: Tx, of: Of): Promise<Budget[]> {
  const holders = await holdersFor(tx, of);
  const frame = await frameNow(tx);
  if (!frame) return [];
  const names = await kindNames(tx);
  const limited = holders.map((holder) => ({
    holder,
    limits: budgetsIn(rowsNaming(frame.policy, holder, tx.now.getTime()), holder),
  }));
  const countings = limited.flatMap(({ holder, limits }) =>
    limits.map(({ action, per, unit }) => ({
      action,
      holderId: holder.personId,
      consulted: false,
      counters: [{ period: per, unit }],
    })),
  );
  const asks = [...new Set(countings.map((one) => one.action))].map(bare);
  const { usages } = await usageFor(tx, asks, countings, frame);
  const usedOf = new Map(asks.map((one, at) => [one.action, usages[at]?.holders]));
  const found = limited.flatMap(({ holder: { personId, name }, limits }) =>
    limits.map(({ action, per, unit, max }): Budget => {
      const counted = usedOf.get(action)?.[personId]?.[per];
      const used = (unit === 'money' ? counted?.minor : counted?.units) ?? 0;
      const { currency } = frame;
      return { ...{ personId, name, action, actionName: names.get(action) ?? action, currency }, ...{ per, unit, used, max } };
    }),
  );
  return found.sort((a, b) => b.used / b.max - a.used / a.max || a.name.localeCompare(b.name) || a.max - b.max);
}

/** What a row gives, in words: «por tu cuenta, hasta 60,00 € por petición». */
export function givesInWords(
  locale: Locale,
  currency: string,
  { way, limits }: { way: string; limits: readonly Limit[] },
): string {
  const said = limits.map(({ per, unit, max }) =>
    say(locale, 'attributions.change.upTo', {
      per,
      max: unit === 'money' ? sayMoney(locale, max, currency) : unit === 'percent' ? `${max} %` : String(max),
    }),
  );
  return say(locale, 'attributions.gives.way', {
    circuit: way,
    limits: said.length
      ? say(locale, 'attributions.gives.upTo', { limits: said.join(', ') })
      : say(locale, 'attributions.gives.noLimit'),
  });
}

export type Voice = { locale: Locale; timeZone: string; now: Date };

/** How one requirement of the holder stands, in words; the day is the last on which a certificate is valid. */
export function metInWords(
  { kind, value }: Requirement,
  holder: HolderFacts,
  certificates: Certificates,
  { locale, timeZone, now }: Voice,
): string {
  if (kind === 'reviews') return say(locale, 'attributions.earned.reviewed', { have: reviewsOf(holder), value });
  const until = certificates.find((one) => one.code === value)?.validUntil ?? null;
  const day =
    until &&
    new Intl.DateTimeFormat(locale === 'es' ? 'es-ES' : 'en-GB', { dateStyle: 'medium', timeZone }).format(Date.parse(until) - 1);
  if (holder.certifications.includes(value))
    return day
      ? say(locale, 'attributions.earned.certifiedUntil', { value, day })
      : say(locale, 'attributions.earned.certified', { value });
  return day && until && new Date(until) <= now
    ? say(locale, 'attributions.earned.expired', { value, day })
    : say(locale, 'attributions.earned.uncertified', { value });
}

async function sinceOf(tx: Tx): Promise<Map<string, Date>> {
  const found = await sql<{
    key: string;
    since: Date;
  }>`select person_id || ' ' || cell as key, since from earned where org_id = ${tx.orgId}`.execute(tx.sql);
  return new Map(found.rows.map((one) => [one.key, one.since]));
}

/** The rows to be earned that name a holder now, each by the hash of what it says. */
export const cellsNow = (tx: Tx, { policy }: Frame, holder: HolderFacts): Cell[] =>
  cellsOf(rowsNaming(policy, holder, tx.now.getTime()), holder).map((one) => ({
    ...one,
    cell: createHash('sha256').update(one.cell).digest('hex'),
  }));

async function earnedOf(
  tx: Tx,
  frame: Frame,
  people: readonly { holder: HolderFacts; certificates: Certificates }[],
): Promise<Earned[]> {
  const [names, since] = [await kindNames(tx), await sinceOf(tx)];
  const voice: Voice = { locale: tx.actor.locale, timeZone: frame.timeZone, now: tx.now };
  const view = (holder: HolderFacts, certificates: Certificates, { cell, row, way, has }: Cell): Earned => ({
    ...{ personId: holder.personId, name: holder.name, action: row.action, actionName: names.get(row.action) ?? row.action },
    gives: givesInWords(voice.locale, frame.currency, { way, limits: row.limits }),
    has,
    since: has ? (since.get(`${holder.personId} ${cell}`)?.toISOString() ?? null) : null,
    requirements: row.requirements
      .filter(isOfHolder)
      .map((one) => ({ ...one, met: isMet(one, holder), text: metInWords(one, holder, certificates, voice) })),
  });
  const found = people.flatMap(({ holder, certificates }) =>
    cellsNow(tx, frame, holder).map((cell) => view(holder, certificates, cell)),
  );
  return found.sort(
    (a, b) => a.name.localeCompare(b.name) || a.actionName.localeCompare(b.actionName) || a.gives.localeCompare(b.gives),
  );
}

/** The rows that have to be earned, as they stand for oneself, for those one leads, or for one of the people of the centre. */
export async function earned(tx: Tx, { of, personId }: { of: Of; personId?: string | undefined }): Promise<Earned[]> {
  const frame = await frameNow(tx);
  if (personId !== undefined) must(mayReadEarnedOf(tx.actor, personId, await peopleBelow(tx, tx.actor.id)));
  const person = personId === undefined ? null : await personById(tx, personId);
  if (personId !== undefined && !person) return [];
  const holders = person ? [await holderOf(tx, person.id)] : await holdersFor(tx, of);
  if (!frame || holders.length === 0) return [];
  const [only] = holders;
  const known = person ? [person] : of === 'me' && only ? [await personById(tx, only.personId)] : await allPeople(tx);
  const certificates = new Map(known.flatMap((one) => (one ? [[one.id, one.qualifications] as const] : [])));
  return earnedOf(
    tx,
    frame,
    holders.map((holder) => ({ holder, certificates: certificates.get(holder.personId) ?? [] })),
  );
}
