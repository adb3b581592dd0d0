import type { AlarmKind } from './contract.ts';

const SECOND = 1000;
const LONGEST_WAIT = 5 * 60 * SECOND;
/** How long after so many failures in a row it is tried again, in milliseconds: longer each time, at most five minutes. */
export const waitAfter = (failures: number): number => Math.min(LONGEST_WAIT, SECOND * 2 ** Math.min(failures, 12));

const DAY = 86_400 * SECOND;
/** So long before its end somebody is told of a certificate or a secret. */
const BEFOREHAND = 14 * DAY;
/** A server may be away for a moment without anybody being called. */
const FAILING_FOR = 10 * 60 * SECOND;
const STUCK_FOR = 30 * 60 * SECOND;

type Link = { works: boolean; since: Date; problem: string | null; certificateUntil: Date | null };
export type Facts = {
  /** Whether anything has ever come: what was set up a minute ago is not quiet. */
  lastInAt: Date | null;
  /** Working minutes since then. */
  quietFor: number;
  quietAfter: number;
  imap: Link | null;
  smtp: Link | null;
  secretUntil: Date | null;
  /** The oldest mail that should have left, and how many there are. */
  queue: { oldest: Date; waiting: number } | null;
};
export type Alarm = { kind: AlarmKind; since: Date; problem: string; until: Date | null; waiting: number };

/** What is wrong with a mailbox now. */
export function alarmsOf(facts: Facts, now: Date): Alarm[] {
  const found: Alarm[] = [];
  const add = (kind: AlarmKind, since: Date, more: Partial<Alarm> = {}) =>
    void found.push({ kind, since, problem: '', until: null, waiting: 0, ...more });
  const soon = (until: Date | null): until is Date => until !== null && until.getTime() - now.getTime() <= BEFOREHAND;
  const long = (since: Date, ms: number) => now.getTime() - since.getTime() >= ms;
  if (facts.lastInAt && facts.quietFor >= facts.quietAfter) add('quiet', facts.lastInAt);
  for (const side of ['imap', 'smtp'] as const) {
    const link = facts[side];
    if (!link) continue;
    if (!link.works && long(link.since, FAILING_FOR)) add(`${side}Fails`, link.since, { problem: link.problem ?? '' });
    if (soon(link.certificateUntil)) add(`${side}Certificate`, now, { until: link.certificateUntil });
  }
  if (soon(facts.secretUntil)) add('secretEnds', now, { until: facts.secretUntil });
  if (facts.queue && long(facts.queue.oldest, STUCK_FOR)) add('queueStuck', facts.queue.oldest, { waiting: facts.queue.waiting });
  return found;
}
