import type { Circuit } from '../../contract.ts';
import { costOfAsking } from '../../costs/decide.ts';
import { between, lowInThousandths, perOne, PLACES, redraw } from '../evidence/decide.ts';
import type { Past } from '../past/contract.ts';
import type { Interval, ReplayFigures } from '../contract.ts';
import { CIRCUITS, ENOUGH, GRANT_SHARE, type Scales, type Tally } from './contract.ts';

export const emptyTally = (): Tally => ({
  ...{
    requests: 0,
    ownBefore: 0,
    ownAfter: 0,
    moved: new Uint32Array(16),
    granted: 0,
    changed: 0,
    rejected: 0,
    other: 0,
    overturned: 0,
  },
  ...{ waitMinutes: 0, contacts: 0, saved: 0, exposed: 0, unpriced: 0, fromOwn: 0, places: null },
});

/** The centre's own share from its settings, where it is one. */
export function grantShareFrom(settings: Record<string, unknown>): number {
  const replay = settings['replay'];
  const share = typeof replay === 'object' && replay !== null && 'grantShare' in replay ? replay.grantShare : null;
  return typeof share === 'number' && Number.isInteger(share) && share >= 0 && share <= 1000 ? share : GRANT_SHARE;
}

/** What would be lost if it had been granted as asked: all of it, or what was cut. Null where there is no amount to tell it by. */
export function exposureOf(past: Past, currency: string): number | null {
  const { ended, endedMinor, overturned, question } = past;
  if ((ended !== 'rejected' && ended !== 'changed') || overturned === 'granted') return 0;
  const { amount } = question.ask;
  if (amount === null || amount.currency !== currency) return null;
  return ended === 'rejected' ? amount.minor : Math.max(0, amount.minor - (endedMinor ?? amount.minor));
}

/** What asking cost, and would be spared: the work, the customer's contacts, the wait where it has a price. */
export const savingOf = (past: Past, { rates }: Scales): number => costOfAsking(rates, past).totalMinor;

/** Counts a request that stays as it is. */
export function stay(tally: Tally, circuit: Circuit, n = 1): void {
  tally.requests += n;
  if (circuit !== 'own') return;
  tally.ownBefore += n;
  tally.ownAfter += n;
}

const wayOf = (from: Circuit, to: Circuit): number => CIRCUITS.indexOf(from) * CIRCUITS.length + CIRCUITS.indexOf(to);

/** Counts a request that comes out otherwise; `place` is its customer's. */
export function move(tally: Tally, past: Past, from: Circuit, to: Circuit, place: number, scales: Scales): void {
  tally.requests++;
  if (from === 'own') tally.ownBefore++;
  if (to === 'own') tally.ownAfter++;
  const way = wayOf(from, to);
  tally.moved[way] = (tally.moved[way] ?? 0) + 1;
  if (from === 'own') {
    tally.fromOwn++;
    gain(tally, place, -costOfAsking(scales.rates, { waitedMinutes: 0, contacts: 0 }).totalMinor, 0);
  }
  if (to !== 'own') return;
  const { ended, overturned } = past;
  if (ended === 'granted' || ended === 'changed' || ended === 'rejected') tally[ended]++;
  else tally.other++;
  if (ended === 'rejected' && overturned === 'granted') tally.overturned++;
  tally.waitMinutes += past.waitedMinutes;
  tally.contacts += past.contacts;
  const exposed = exposureOf(past, scales.currency);
  if (exposed === null) tally.unpriced++;
  gain(tally, place, savingOf(past, scales), exposed ?? 0);
}

function gain(tally: Tally, place: number, saved: number, exposed: number): void {
  const empty = () => new Float64Array(PLACES);
  const { count, saved: savings, exposed: exposures } = (tally.places ??= { count: empty(), saved: empty(), exposed: empty() });
  tally.saved += saved;
  tally.exposed += exposed;
  count[place] = (count[place] ?? 0) + 1;
  savings[place] = (savings[place] ?? 0) + saved;
  exposures[place] = (exposures[place] ?? 0) + exposed;
}

const NOTHING: Interval = { low: 0, mid: 0, high: 0 };

/** The likeliest is a share of what is exposed; at worst all of it would have been granted. */
export function riskOf(exposed: number, draws: Float64Array, share: number): Interval {
  const likely = draws.map((one) => (one * share) / 1000);
  const { low, mid, high } = between(likely, (exposed * share) / 1000);
  return { low: Math.max(0, low), mid, high: Math.max(high, Math.round(exposed)) };
}

/** Sums as figures with their bounds. */
export function figuresOf(tally: Tally, { grantShare }: Scales): ReplayFigures {
  const { requests, ownBefore, ownAfter, granted, changed, rejected, other, overturned, places } = tally;
  const moved = CIRCUITS.flatMap((from) => CIRCUITS.map((to) => ({ from, to, n: tally.moved[wayOf(from, to)] ?? 0 }))).filter(
    (one) => one.n > 0,
  );
  const decided = granted + changed + rejected;
  const bounds = places
    ? boundsOf(tally, places, grantShare)
    : { saved: NOTHING, risk: NOTHING, each: { savedMinor: NOTHING, riskMinor: NOTHING } };
  return {
    requests,
    own: { before: ownBefore, after: ownAfter },
    moved,
    ended: { granted, changed, rejected, other },
    grantedLow: lowInThousandths(granted + overturned, decided),
    waitMinutesSaved: tally.waitMinutes,
    contactsAvoided: tally.contacts,
    savedMinor: bounds.saved,
    riskMinor: bounds.risk,
    perRequest: bounds.each,
    verdict: places === null ? 'nothing' : verdictOf(bounds.each, decided, tally.fromOwn),
  };
}

function boundsOf(tally: Tally, places: NonNullable<Tally['places']>, share: number) {
  const [counts, savings, exposures] = [redraw(places.count), redraw(places.saved), redraw(places.exposed)];
  const n = places.count.reduce((sum, one) => sum + one, 0);
  const each = perOne(savings, counts, tally.saved / n);
  return {
    saved: between(savings, tally.saved),
    risk: riskOf(tally.exposed, exposures, share),
    each: {
      savedMinor: between(each, tally.saved / n),
      riskMinor: riskOf(tally.exposed / n, perOne(exposures, counts, tally.exposed / n), share),
    },
  };
}

/** It pays when the worst risk of a request is below the least it saves, and enough were decided to know; it costs when it is the other way round. */
export function verdictOf(
  { savedMinor, riskMinor }: ReplayFigures['perRequest'],
  decided: number,
  fromOwn: number,
): ReplayFigures['verdict'] {
  if (riskMinor.low > savedMinor.high) return 'costs';
  if (riskMinor.high >= savedMinor.low) return 'unclear';
  return decided >= ENOUGH || fromOwn > 0 ? 'pays' : 'unclear';
}
