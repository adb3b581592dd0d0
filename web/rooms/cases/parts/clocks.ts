import { day, duration, moment, time } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Case } from '../api.ts';

export type Said = { words: string; late: boolean };

const HOUR = 3_600_000;
const near = (left: number): boolean => left < 12 * HOUR;

/** What a list says of the next clock: how late it is, the promised hour, the day of the law, or what is left. */
export function sayDue(dueAt: string, kind: string | null, now: number): Said {
  const left = Date.parse(dueAt) - now;
  if (left < 0) return { words: t('shell.late', { time: duration(left) }), late: true };
  if (kind === 'promise')
    return { words: t('cases.due.promise', { time: near(left) ? time(dueAt) : day(dueAt, new Date(now)) }), late: false };
  if (near(left)) return { words: t('shell.left', { time: duration(left) }), late: false };
  const until = kind === 'legal' ? day(dueAt, new Date(now)) : moment(dueAt, new Date(now));
  return { words: t('cases.due.until', { day: until }), late: false };
}

type Clock = Case['clocks'][number];
/** The running clocks of a case, each kind once: what the law, the promise and the house say. */
export function runningClocks(clocks: readonly Clock[]): Clock[] {
  const kinds = ['legal', 'promise', 'internal'] as const;
  return kinds.flatMap((kind) => clocks.find((clock) => clock.kind === kind && clock.stoppedAt === null) ?? []);
}
