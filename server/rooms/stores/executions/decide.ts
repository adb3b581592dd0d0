import type { Money } from '../../../platform/money.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Instruction, Outcome, Reconciled } from '../connectors/contract.ts';
import type { Execution, Op } from '../contract.ts';

/** Where an execution stands: what the next step is decided from. */
export type Standing = {
  state: Execution['state'];
  attempts: number;
  /** How often the shop was asked how it ended. */
  looks: number;
  plannedAt: Date;
  firstSentAt: Date | null;
  /** Somebody is at it until then; when it passes, that process has died. */
  leaseUntil: Date | null;
  nextTryAt: Date | null;
  /** What the shop gave us to ask again with: it has accepted, and not finished. */
  handle: string | null;
};

/** What becomes of it; a field that is left out stays as it is. */
export type Change = Partial<Omit<Standing, 'plannedAt'>> & {
  endedAt?: Date | null;
  result?: Record<string, unknown> | null;
  error?: Execution['error'];
};

export type Step = { kind: 'none' } | { kind: 'send' | 'poll' | 'reconcile' | 'person'; change: Change };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Longer than a call with its reads before may take. */
export const LEASE = 60 * SECOND;
/** After how long a shop that was certainly not reached is tried again. */
const BACK_OFF = [2 * SECOND, 10 * SECOND, MINUTE, 10 * MINUTE];
const GIVE_UP = 24 * HOUR;
/** When the shop is asked what became of a sending whose answer was lost, counted from one question to the next. */
const LOOKS = [0, 2 * MINUTE, 10 * MINUTE, 60 * MINUTE];
/** A refund may take a payment provider days; then a person asks. */
const PENDING = 72 * HOUR;

export const isEnded = (state: Execution['state']): boolean => state === 'done' || state === 'failed';

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
const idle = { leaseUntil: null, handle: null };

const toPerson = (code: string, text: string): Change => ({
  ...idle,
  state: 'person',
  nextTryAt: null,
  error: { code, shopCode: null, text },
});

/** What to do with it now. `reachable`: the shop has an address to send to. */
export function nextStep(standing: Standing, now: Date, reachable: boolean): Step {
  const { state, leaseUntil, nextTryAt, handle } = standing;
  if (isEnded(state) || state === 'person') return { kind: 'none' };
  if (leaseUntil && leaseUntil > now) return { kind: 'none' };
  if (nextTryAt && nextTryAt > now) return { kind: 'none' };
  const lease = { leaseUntil: later(now, LEASE), nextTryAt: later(now, LEASE) };
  if (state === 'planned') {
    if (!reachable) return { kind: 'person', change: toPerson('noAddress', '') };
    const firstSentAt = standing.firstSentAt ?? now;
    return { kind: 'send', change: { ...lease, state: 'sending', attempts: standing.attempts + 1, firstSentAt } };
  }
  if (state === 'sending' && handle !== null) return { kind: 'poll', change: lease };
  // A lease that has passed: its process died with the call under way, so the outcome is not known.
  return { kind: 'reconcile', change: { ...lease, state: 'unknown' } };
}

function ended(state: 'done' | 'failed', now: Date, rest: Pick<Change, 'result' | 'error'>): Change {
  return { ...idle, state, nextTryAt: null, endedAt: now, ...rest };
}

function pending(standing: Standing, now: Date, outcome: { handle: string; pollAfterSeconds: number }): Change {
  const since = standing.firstSentAt ?? standing.plannedAt;
  if (now.getTime() - since.getTime() >= PENDING) return toPerson('unconfirmed', outcome.handle);
  const nextTryAt = later(now, Math.max(1, outcome.pollAfterSeconds) * SECOND);
  return { state: 'sending', handle: outcome.handle, leaseUntil: null, nextTryAt, error: null };
}

function unknown(standing: Standing, now: Date, text: string, looks: number): Change {
  const wait = LOOKS[looks];
  const error = { code: 'ambiguous', shopCode: null, text };
  if (wait === undefined) return { ...toPerson('ambiguous', text), looks };
  return { ...idle, state: 'unknown', looks, nextTryAt: later(now, wait), error };
}

function plannedAgain(standing: Standing, now: Date, wait: number, error: NonNullable<Execution['error']>): Change {
  if (now.getTime() - standing.plannedAt.getTime() >= GIVE_UP) return toPerson('gaveUp', error.text);
  return { ...idle, state: 'planned', looks: 0, nextTryAt: later(now, wait), error };
}

/** After a sending. Only `temporary` is tried again, and only because it was certainly not executed. */
export function afterSending(standing: Standing, outcome: Outcome, now: Date): Change {
  switch (outcome.kind) {
    case 'done':
      return ended('done', now, { result: { ...outcome.result, ref: outcome.ref }, error: null });
    case 'pending':
      return pending(standing, now, outcome);
    case 'permanent': {
      const { code, shopCode, text } = outcome;
      return ended('failed', now, { error: { code, shopCode, text } });
    }
    case 'ambiguous':
      return unknown(standing, now, outcome.text, 0);
    case 'temporary': {
      const backOff = BACK_OFF[Math.min(standing.attempts, BACK_OFF.length) - 1] ?? SECOND;
      const wait = Math.max(backOff, (outcome.retryAfterSeconds ?? 0) * SECOND);
      return plannedAgain(standing, now, wait, { code: 'temporary', shopCode: outcome.code, text: outcome.text });
    }
  }
}

/** After asking for one that the shop had accepted. A question that failed has changed nothing: it is asked again. */
export function afterPolling(standing: Standing, outcome: Outcome, now: Date): Change {
  if (outcome.kind !== 'temporary') return afterSending(standing, outcome, now);
  return pending(standing, now, { handle: standing.handle ?? '', pollAfterSeconds: outcome.retryAfterSeconds ?? 60 });
}

/** After asking what became of one whose answer was lost. Absence counts only as proof; else a person looks in the end. */
export function afterReconciling(standing: Standing, found: Reconciled, now: Date): Change {
  switch (found.kind) {
    case 'done':
      return ended('done', now, { result: { ...found.result, ref: found.ref }, error: null });
    case 'failed':
      return ended('failed', now, { error: { code: 'declined', shopCode: null, text: found.text } });
    case 'pending':
      return pending(standing, now, found);
    case 'absent':
      return plannedAgain(standing, now, BACK_OFF[0] ?? SECOND, { code: 'ambiguous', shopCode: null, text: '' });
    case 'unknown':
      return unknown(standing, now, found.text, standing.looks + 1);
  }
}

type Said = { state: 'done' | 'failed'; note: string; byShop: boolean };

/**
 * Whether what is said can be taken down. The shop may confirm what it is just being sent; a person waits until the call is over, and
 * says how they know. Where the shop has no address, it may fetch what is planned and confirm it.
 */
export function judgeSettling(
  standing: Standing,
  { state, note, byShop }: Said,
  now: Date,
  reachable: boolean,
): 'settle' | 'stays' | Refusal {
  if (isEnded(standing.state)) return standing.state === state ? 'stays' : refuse('conflict', 'stores.alreadySettled');
  if (standing.state === 'planned' && (reachable || !byShop)) return refuse('conflict', 'stores.notSent');
  if (byShop) return 'settle';
  if (standing.leaseUntil && standing.leaseUntil > now) return refuse('conflict', 'stores.stillSending');
  return note.trim() ? 'settle' : refuse('invalid', 'stores.noteNeeded', { field: 'note' });
}

/** Said by the shop or by a person, who both may know what no program could find out. */
export function afterSettling(state: 'done' | 'failed', ref: string, note: string, now: Date): Change {
  if (state === 'done') return ended('done', now, { result: { ref, ...(note ? { note } : {}) }, error: null });
  return ended('failed', now, { error: { code: 'settled', shopCode: null, text: note } });
}

/**
 * What the shop is handed: the parameters, with lines and new items as we have understood them, and under `computed` what was worked
 * out here. A shop that does the work by itself (`external`) gets the parameters untouched beside it.
 */
export function inputOf(op: Op, params: Record<string, unknown>, computed: Record<string, unknown>): Record<string, unknown> {
  const understood = op === 'external' ? {} : { ...(computed['lines'] ? { lines: computed['lines'] } : {}) };
  return { ...params, ...understood, computed };
}

/** The whole instruction for a connector. */
export function instructionOf(work: {
  op: Op;
  action: string;
  orderRef: string | null;
  amount: Money | null;
  input: Record<string, unknown>;
  before: Record<string, unknown>;
}): Instruction {
  const { op, action, orderRef, amount, input, before } = work;
  return { op, action, orderRef, amount, input, before };
}

/** Why nothing may be sent on what the shop says of the order now; null when it may. */
export function staleSince(
  work: { movesMoney: boolean; before: Record<string, unknown> },
  now: { refundedMinor: number } | null,
): Outcome | null {
  if (!now) return { kind: 'permanent', code: 'not_found', shopCode: null, text: 'the shop no longer knows this order' };
  const seen = work.before['refundedMinor'];
  if (!work.movesMoney || typeof seen !== 'number' || seen === now.refundedMinor) return null;
  const text = `${now.refundedMinor} minor units have been given back, not ${seen} as was seen`;
  return { kind: 'permanent', code: 'wrong_state', shopCode: null, text };
}

/** How much has been given back at least once a refund of ours is done. */
export function givenBack(work: { op: Op; amount: Money | null; before: Record<string, unknown> }): number | null {
  const seen = work.before['refundedMinor'];
  return work.op === 'refund' && work.amount ? work.amount.minor + (typeof seen === 'number' ? seen : 0) : null;
}

const TIMEOUT = 20;
/** Read, call and lease fit in one another. */
const TIMEOUT_MAX = 25;

/** How many seconds the shop is waited for. */
export function timeoutOf(settings: Record<string, unknown>): number {
  const set = settings['timeoutSeconds'];
  return typeof set === 'number' && set > 0 ? Math.min(set, TIMEOUT_MAX) : TIMEOUT;
}

/** Whether the answer of one who was at it still counts: it holds the lease, or it brings the end that others were looking for. */
export function stillCounts(standing: Standing, leaseUntil: Date | null, change: Change): boolean {
  if (isEnded(standing.state)) return false;
  return standing.leaseUntil?.getTime() === leaseUntil?.getTime() || change.state === 'done';
}
