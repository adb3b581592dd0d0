import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { say, sayMoney } from '../../../platform/words.ts';
import { addWorkingMinutes, type Calendar } from '../../../platform/working-time.ts';
import { gapsFor } from '../../organization/gaps/views.ts';
import type { Wanted } from '../../organization/gaps/contract.ts';
import { type Presence, presenceOf, staffOf } from '../../organization/line/views.ts';
import { allHolders, allUnits, centreOf, chainAbove, personById } from '../../organization/views.ts';
import { mayRule } from '../access.ts';
import { type Ask, type Decider, zFacts } from '../contract.ts';
import { askersOf } from '../ends/decide.ts';
import { mayReadPolicy } from '../policy/access.ts';
import { type Frame, frameNow, ruled, rulingView } from '../ruling/views.ts';
import { rowsNaming } from '../standing/decide.ts';
import { kindNames, limitLeft } from '../views.ts';
import { AHEAD_DAYS, type ChainsCheck, GIVEN_MINUTES, type WhoDecides, type zWhoQuery } from './contract.ts';
import { together } from './decide.ts';

type Query = z.output<typeof zWhoQuery>;
type Seat = WhoDecides['steps'][number]['seats'][number];
type Step = WhoDecides['steps'][number];

const principalOf = (one: Decider): string => one.standsInFor?.personId ?? one.personId;

function factsOf(json: string | undefined): Ask['facts'] {
  if (json === undefined) return {};
  const parsed = zFacts.safeParse(parsedJson(json));
  if (!parsed.success) throw refused('invalid', 'attributions.badFacts', { field: 'facts' });
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whose request it is: the person named, the first of the role by name, or whoever asks. */
async function askerOf(tx: Tx, { holderId, role }: Query): Promise<{ personId: string; name: string; role: string }> {
  const people = role === undefined ? [] : await staffOf(tx);
  const first = people.filter((one) => one.role === role && !one.assistant).toSorted((a, b) => a.name.localeCompare(b.name))[0];
  if (role !== undefined && !first) throw refused('not_found', 'attributions.roleEmpty', { field: 'role' });
  const id = must(mayRule(tx.actor, holderId ?? first?.id));
  const person = await personById(tx, id);
  if (!person) throw refused('not_found', 'organization.personUnknown', { field: 'holderId' });
  return { personId: person.id, name: person.name, role: person.role };
}

const bareAsk = (action: string, facts: Ask['facts'], amount: Ask['amount']): Ask => ({
  ...{ action, params: {}, amount, count: 1, caseId: null, storeId: null, orderRef: null, customerId: null, facts },
});

/** Who would decide at an instant, as the policy, the line, the absences and the rota stand then. */
export async function whoDecides(tx: Tx, query: Query): Promise<WhoDecides> {
  const at = new Date(query.at);
  const asker = await askerOf(tx, query);
  const { currency, timeZone } = await centreOf(tx);
  const amount = query.amountMinor === undefined ? null : { minor: query.amountMinor, currency };
  if (!(await kindNames(tx)).has(query.action))
    throw refused('not_found', 'attributions.actionUnknown', { field: 'action', params: { action: query.action } });
  const then: Tx = { ...tx, now: at };
  const ask = bareAsk(query.action, factsOf(query.facts), amount);
  const { frame, verdict } = await ruled(then, ask, asker.personId);
  const ruling = await rulingView(then, frame, ask, verdict, null);
  const byLine = ruling.steps.length === 0;
  const told = byLine ? [{ need: 'any' as const, upTo: null, deciders: ruling.chain }] : ruling.steps;
  const steps: Step[] = [];
  if (ruling.circuit === 'authorised')
    for (const { need, upTo, deciders } of told)
      steps.push({
        need,
        upTo,
        seats: await seatsAt(then, { deciders, upTo: byLine ? undefined : upTo, ask, isInTurn: need === 'any' }),
      });
  const end = ruling.circuit === 'authorised' ? ((await chainAbove(then, asker.personId, at)).at(-1)?.holder.name ?? null) : null;
  const answer = {
    at: at.toISOString(),
    asker,
    circuit: ruling.circuit,
    department: ruling.department?.name ?? null,
    steps,
    byLine,
    end,
  };
  return {
    ...answer,
    sentence: sentenceOf(tx, answer, { at, timeZone, currency }),
    reasons: [...new Set(ruling.reasons.map((one) => one.text))],
  };
}

type Named = { deciders: readonly Decider[]; upTo: number | null | undefined; ask: Ask; isInTurn: boolean };

/** The people of one step, each with when it would come to them: of `any` one after the other's silence, of `all` after an answer. */
async function seatsAt(tx: Tx, { deciders, upTo, ask, isInTurn }: Named): Promise<Seat[]> {
  const present = await presenceOf(
    tx,
    deciders.map((one) => one.personId),
    tx.now,
  );
  const seats: Seat[] = [];
  let from: Date | null = tx.now;
  for (const one of deciders) {
    const seen = present.get(one.personId);
    const isFirst: boolean = seats.length === 0;
    const starts: Date | null = isInTurn || isFirst ? from : null;
    const ends: Date | null = starts && seen?.calendar ? later(seen.calendar, starts) : null;
    const { ownMax } =
      upTo === undefined ? await limitLeft(tx, { holderId: principalOf(one), action: ask.action, ask }) : { ownMax: upTo };
    seats.push({
      ...{ personId: one.personId, name: one.name, role: one.role, standsInFor: one.standsInFor?.name ?? null },
      ...{ onDuty: one.onDuty === true, presence: presenceIn(seen), limitMinor: ownMax },
      reachedAt: (seen?.opensAt ?? (seen?.absent ? null : starts))?.toISOString() ?? null,
      from: starts?.toISOString() ?? null,
      to: ends?.toISOString() ?? null,
    });
    from = ends;
  }
  return seats;
}

const presenceIn = (seen: Presence | undefined): Seat['presence'] => (seen?.absent ? 'away' : seen?.outside ? 'outside' : 'here');

/** When the time given to somebody is up; by the clock on the wall where they never work. */
function later(calendar: Calendar, from: Date): Date {
  try {
    return addWorkingMinutes(calendar, from, GIVEN_MINUTES);
  } catch (error) {
    if (error instanceof RangeError) return new Date(from.getTime() + GIVEN_MINUTES * 60_000);
    throw error;
  }
}

/** What a sentence's choices are told where there is nothing to say. */
const NONE = '_none';

type Frameless = Omit<WhoDecides, 'sentence' | 'reasons'>;

function sentenceOf(
  tx: Tx,
  { circuit, department, steps, byLine, asker, end }: Frameless,
  { at, timeZone, currency }: { at: Date; timeZone: string; currency: string },
): string {
  const { locale } = tx.actor;
  const when = (one: Date): string =>
    say(locale, 'attributions.who.when', {
      day: dayIn(tx, timeZone, one, { weekday: 'long', day: 'numeric' }).replace(',', ''),
      time: dayIn(tx, timeZone, one, { hour: '2-digit', minute: '2-digit' }),
    });
  const head = { asker: asker.name, at: when(at), department: department ?? '' };
  const [first] = steps[0]?.seats ?? [];
  if (circuit !== 'authorised' || !first)
    return say(locale, `attributions.who.${circuit === 'authorised' ? 'forbidden' : circuit}`, head);
  const who = say(locale, 'attributions.who.seat', {
    ...{ name: first.name, standsInFor: first.standsInFor ?? NONE, duty: String(first.onDuty), presence: first.presence },
    limit: first.limitMinor === null ? NONE : sayMoney(locale, first.limitMinor, currency),
    reached: first.reachedAt ? when(new Date(first.reachedAt)) : '',
  });
  const next = steps[0]?.need === 'any' ? steps[0].seats[1] : undefined;
  const rest = say(locale, 'attributions.who.rest', {
    ...{ steps: steps.length, need: byLine ? 'line' : (steps[0]?.need ?? 'any'), others: (steps[0]?.seats.length ?? 1) - 1 },
    ...{ next: next?.name ?? end ?? '', climbs: first.to ? when(new Date(first.to)) : NONE, end: end ?? '' },
  });
  return `${say(locale, 'attributions.who.authorised', head)} ${who} ${rest}`.trim();
}

const dayIn = ({ actor }: Tx, timeZone: string, at: Date, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(actor.locale === 'es' ? 'es-ES' : 'en-GB', { ...how, timeZone }).format(at);

const DAY = 24 * 60 * 60 * 1000;

/** When, in the next two weeks, somebody at work who may ask for anything would find nobody to decide it. */
export async function checkChains(tx: Tx): Promise<ChainsCheck> {
  must(mayReadPolicy(tx.actor));
  const span = { from: tx.now, to: new Date(tx.now.getTime() + AHEAD_DAYS * DAY) };
  const frame = await frameNow(tx);
  const asks = frame ? await asking(tx, frame) : { askers: [], wanted: [] };
  const gaps = await gapsFor(tx, asks.askers, asks.wanted, span);
  const staff = new Map((await staffOf(tx)).map((one) => [one.id, one]));
  const units = new Map((await allUnits(tx)).map((one) => [one.id, tx.actor.locale === 'en' ? one.nameEn : one.nameEs]));
  const { timeZone } = await centreOf(tx);
  const when = (at: number): string =>
    dayIn(tx, timeZone, new Date(at), { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const names = await kindNames(tx);
  const told = together(gaps, (gap) => staff.get(gap.askerId)?.unitId ?? '').flatMap((group) => {
    const [gap] = group;
    const unitId = gap && staff.get(gap.askerId)?.unitId;
    if (!gap || !unitId) return [];
    const [action = '', step = ''] = gap.key.split(' ');
    const people = new Set(group.map((one) => one.askerId)).size;
    const isEndless = gap.to >= span.to.getTime();
    const params = {
      ...{
        unit: units.get(unitId) ?? '',
        people,
        name: staff.get(gap.askerId)?.name ?? '',
        step: Number(step) + 1,
        why: gap.why,
      },
      ...{ action: names.get(action) ?? action, from: when(gap.from), to: when(gap.to), endless: String(isEndless) },
    };
    const text = say(tx.actor.locale, gap.key === '' ? 'attributions.gap.line' : 'attributions.gap.step', params);
    const at = { from: new Date(gap.from).toISOString(), to: new Date(gap.to).toISOString() };
    return [{ key: gap.key, why: gap.why, unitId, step: gap.key === '' ? null : Number(step), ...at, people, text }];
  });
  return { from: span.from.toISOString(), to: span.to.toISOString(), people: asks.askers.length, gaps: told };
}

/** Everybody whom some row lets ask for something beyond a right, and what their rows' steps need. */
async function asking(tx: Tx, frame: Frame): Promise<{ askers: string[]; wanted: Wanted[] }> {
  const staff = await staffOf(tx);
  const holders = await allHolders(tx);
  const at = tx.now.getTime();
  const rows = holders.map((holder) => ({
    holder,
    rows: rowsNaming(frame.policy, holder, at).filter((row) => !row.isRight && row.circuit !== 'forbidden'),
  }));
  const tops = new Set(staff.filter((one) => !one.hasAbove || one.role === 'AUTHORITY').map((one) => one.id));
  const stepped = new Map(
    rows.flatMap((one) => one.rows.filter((row) => row.circuit === 'authorised').map((row) => [row.id, row])),
  );
  const wanted = [...stepped.values()].flatMap((row) =>
    row.steps.map(
      ({ need, of }, step): Wanted => ({
        key: `${row.action} ${step}`,
        need,
        of,
        askers: askersOf(row.holder, staff).map((one) => one.id),
      }),
    ),
  );
  const askers = rows.filter((one) => one.rows.length > 0 && !tops.has(one.holder.personId)).map((one) => one.holder.personId);
  return { askers, wanted };
}
