import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Attribution } from '../contract.ts';
import type { Found } from './mining/contract.ts';
import type { ReplayFigures } from '../replay/contract.ts';
import { axisOf, cellOf } from './mining/decide.ts';
import type { Proposal } from './contract.ts';

export type State = Proposal['state'];
/** What was found, without the requests behind it: they are kept beside it. */
export type Kernel = Omit<Found, 'behind'>;
/** A proposal as it is kept. */
export type Kept = { id: string; kind: Proposal['kind']; cell: string; state: State; found: Kernel; restsUntil: Date | null };

/** What a look makes of what is kept and what it found. */
export type Steps = {
  put: Found[];
  /** Without the requests behind it, those from before stay. */
  refresh: { id: string; state: State; found: Kernel & { behind?: string[] } }[];
  drop: string[];
  /** Proposals that were not there before. */
  fresh: number;
};

const key = ({ kind, cell }: { kind: string; cell: string }): string => `${kind} ${cell}`;
const wanted = (found: Found): State => (found.proposed ? 'open' : 'seen');

/**
 * One alive for each cell and kind. What is found again brings fresh evidence; what was dismissed rests; what somebody has taken up stays
 * as it was taken; what the evidence no longer speaks for is seen once more with that as its reason, then goes.
 */
export function settle(kept: readonly Kept[], found: readonly Found[], now: Date): Steps {
  const steps: Steps = { put: [], refresh: [], drop: [], fresh: 0 };
  const again = new Set<string>();
  for (const one of found) {
    again.add(key(one));
    const same = kept.filter((other) => key(other) === key(one));
    const alive = same.find(({ state }) => state === 'open' || state === 'seen');
    const taken = same.some(({ state }) => state === 'accepted' || state === 'trying');
    const rests = same.some(({ state, restsUntil }) => state === 'dismissed' && restsUntil !== null && restsUntil > now);
    if (taken) continue;
    if (alive) {
      steps.refresh.push({ id: alive.id, state: wanted(one), found: one });
      if (alive.state === 'seen' && one.proposed) steps.fresh++;
    } else if (!rests) {
      steps.put.push(one);
      if (one.proposed) steps.fresh++;
    }
  }
  for (const one of kept) {
    if (again.has(key(one))) continue;
    if (one.state === 'seen') steps.drop.push(one.id);
    if (one.state === 'open')
      steps.refresh.push({
        id: one.id,
        state: 'seen',
        found: { ...one.found, proposed: false, whyNot: { word: 'attributions.proposal.whyNot.gone', params: {} } },
      });
  }
  return steps;
}

/** Whether something can still be made of it. */
export function mayBeTaken(state: State): true | Refusal {
  return state === 'open' ? true : refuse('conflict', 'attributions.proposalTaken');
}
export function mayBeDismissed(state: State): true | Refusal {
  return state === 'open' || state === 'seen' ? true : refuse('conflict', 'attributions.proposalTaken');
}

/**
 * The row of a draft that a proposal changes, as it will be. Refused where somebody has already changed that limit there: a proposal
 * speaks of the limit in force.
 */
export function placed(found: Kernel, draft: readonly Attribution[]): (Omit<Attribution, 'id'> & { id?: string }) | Refusal {
  const { change, from, per, unit, cell } = found;
  if (!change) return refuse('conflict', 'attributions.proposalWithoutChange');
  const same = draft.filter((row) => !row.isRight && row.trialId === null && cellOf(row, { per, unit }) === cell);
  if (change.rowId === null) return same.length > 0 ? change.put : refuse('conflict', 'attributions.proposalCellChanged');
  const row = same.find((one) => axisOf(one)?.max === from.max);
  if (!row) return refuse('conflict', 'attributions.proposalCellChanged');
  const axis = axisOf(row);
  const max = axisOf({ ...change.put, id: row.id })?.max;
  return max === undefined ? row : { ...row, limits: row.limits.map((one) => (one === axis ? { ...one, max } : one)) };
}

/** Minutes as people say them: 40 min, 3 h 05. */
export function spell(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/** The day it is somewhere. */
export const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

const NIGHT_HOUR = 3;
/** Whether tonight's look is due: once a day, after three in the morning there; at once where nobody has ever looked. */
export function isDue(lookedAt: Date | null, now: Date, timeZone: string): boolean {
  if (lookedAt === null) return true;
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now));
  return hour >= NIGHT_HOUR && dayIn(lookedAt, timeZone) < dayIn(now, timeZone);
}

/** The policy in force with the change that a proposal would make. */
export function changed(rows: readonly Attribution[], { change }: Kernel): Attribution[] {
  if (!change) return [...rows];
  const put = { ...change.put, id: change.rowId ?? 'proposed' };
  return change.rowId === null ? [...rows, put] : rows.map((row) => (row.id === change.rowId ? put : row));
}

/** What replay reckons of it. Where the worst of the risk is not below the least it saves, it is only seen, with that as the reason. */
export function weighed(found: Found, { waitMinutesSaved, savedMinor, riskMinor, perRequest }: ReplayFigures): Found {
  const { savedMinor: savedEach, riskMinor: riskEach } = perRequest;
  const price = { waitMinutesSaved, savedMinor, riskMinor, savedEach, riskEach };
  const widens = found.kind === 'widen' || found.kind === 'own';
  if (!widens || !found.proposed || riskEach.high < savedEach.low) return { ...found, price };
  const params = { riskMinor: riskEach.high, savedMinor: savedEach.low };
  return { ...found, price, proposed: false, whyNot: { word: 'attributions.proposal.whyNot.risk', params } };
}
