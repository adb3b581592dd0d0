// Weighs some past requests: how they were judged, what they cost and what they risk, and whether that speaks for granting them unasked.
import { costOfAsking } from '../../costs/decide.ts';
import { between, lowInThousandths, perOne, placing, PLACES, redraw, wilsonHigh } from '../../replay/evidence/decide.ts';
import type { Why } from '../../limits/contract.ts';
import type { Scales } from '../../replay/tally/contract.ts';
import { riskOf } from '../../replay/tally/decide.ts';
import { BEHIND_MOST, ENOUGH, type Evidence, type Past, type Price } from '../mining/contract.ts';

export type Verdict = 'granted' | 'changed' | 'rejected';

/** How a request is judged by what is known today: an answer that was overturned counts as it stood in the end. Null: never decided. */
export function verdictOf({ ended, overturned }: Past): Verdict | null {
  if (ended === 'rejected') return overturned === 'granted' ? 'granted' : 'rejected';
  if (ended === 'granted' || ended === 'changed') return overturned === 'denied' ? 'rejected' : ended;
  return null;
}

export const minorOf = (past: Past): number => past.question.ask.amount?.minor ?? 0;

/** What would have been given away wrongly, had this been granted as asked. */
export function wrongly(past: Past): number {
  const verdict = verdictOf(past);
  if (verdict === 'rejected') return minorOf(past);
  return verdict === 'changed' ? Math.max(0, minorOf(past) - (past.endedMinor ?? minorOf(past))) : 0;
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

export function evidenceOf(past: readonly Past[]): Evidence {
  const count = (verdict: Verdict) => past.filter((one) => verdictOf(one) === verdict).length;
  const [granted, changed, rejected] = [count('granted'), count('changed'), count('rejected')];
  const n = granted + changed + rejected;
  return {
    ...{ n, granted, changed, rejected },
    low: lowInThousandths(granted, n),
    medianWaitMinutes: median(past.flatMap((one) => one.waitedMinutes ?? [])),
    medianDecisionSeconds: null,
    unread: null,
  };
}

/** The centre's rates, and how likely the asker would have granted what was rejected, thousandths. */
export type Weights = Pick<Scales, 'rates' | 'grantShare'>;

/** What not asking any more would have saved and put at risk, as replay reckons it: customers drawn again for the bounds. */
export function priceOf(past: readonly Past[], { rates, grantShare }: Weights): Price | null {
  const n = past.length;
  if (n === 0) return null;
  const place = placing();
  const sums = { count: new Float64Array(PLACES), saved: new Float64Array(PLACES), wrong: new Float64Array(PLACES) };
  const total = { saved: 0, wrong: 0, minutes: 0 };
  for (const one of past) {
    const at = place(one.question.ask.customerId ?? one.id);
    const { waitedMinutes, contacts } = one;
    const saved = costOfAsking(rates, { waitedMinutes: waitedMinutes ?? 0, contacts }).totalMinor;
    sums.count[at] = (sums.count[at] ?? 0) + 1;
    sums.saved[at] = (sums.saved[at] ?? 0) + saved;
    sums.wrong[at] = (sums.wrong[at] ?? 0) + wrongly(one);
    total.saved += saved;
    total.wrong += wrongly(one);
    total.minutes += waitedMinutes ?? 0;
  }
  const [count, saved, wrong] = [redraw(sums.count), redraw(sums.saved), redraw(sums.wrong)];
  return {
    waitMinutesSaved: total.minutes,
    savedMinor: between(saved, total.saved),
    riskMinor: riskOf(total.wrong, wrong, grantShare),
    savedEach: between(perOne(saved, count, total.saved / n), total.saved / n),
    riskEach: riskOf(total.wrong / n, perOne(wrong, count, total.wrong / n), grantShare),
  };
}

/** Rejected ones first, then the cut ones, the newest first: what speaks against comes before what speaks for. */
export function inOrder(past: readonly Past[]): string[] {
  const rank = { rejected: 0, changed: 1, granted: 2 };
  const at = (one: Past) => rank[verdictOf(one) ?? 'granted'];
  return past
    .toSorted((a, b) => at(a) - at(b) || b.question.at - a.question.at || (a.id < b.id ? -1 : 1))
    .slice(0, BEHIND_MOST)
    .map((one) => one.id);
}

const REASON_N = 5;
/** The kinds of request that are mixed in one band: a reason that is plainly granted less often is not pooled with the others. */
export function worstReason(past: readonly Past[]): { reason: string; granted: number; n: number } | null {
  const groups = Map.groupBy(past, (one) => one.reason ?? '');
  if (groups.size < 2) return null;
  const bad = [...groups].flatMap(([reason, all]) => {
    const { granted, n } = evidenceOf(all);
    return reason !== '' && n >= REASON_N && wilsonHigh(granted, n) * 1000 < ENOUGH.low ? [{ reason, granted, n }] : [];
  });
  return bad.toSorted((a, b) => a.granted / a.n - b.granted / b.n)[0] ?? null;
}

/** Why a band is not proposed; null where the evidence speaks for it and it pays. */
export function objection(past: readonly Past[], evidence: Evidence, price: Price | null): Why | null {
  const { n, granted, low } = evidence;
  if (n < ENOUGH.n) return { word: 'attributions.proposal.whyNot.few', params: { n } };
  if ((low ?? 0) < ENOUGH.low)
    return { word: 'attributions.proposal.whyNot.low', params: { n, granted, low: Math.floor((low ?? 0) / 10) } };
  const worst = worstReason(past);
  if (worst) return { word: 'attributions.proposal.whyNot.reason', params: worst };
  if (price && price.riskEach.high >= price.savedEach.low)
    return {
      word: 'attributions.proposal.whyNot.risk',
      params: { riskMinor: price.riskEach.high, savedMinor: price.savedEach.low },
    };
  return null;
}
