import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Notice } from '../api.ts';

/** `por leer hasta las 18:00`, or that the time for it is over; null where nothing is awaited of the reader. */
export function awaitedWords({ mine, dueAt }: Notice, now: number): { words: string; late: boolean } | null {
  if (!mine.awaited) return null;
  if (!dueAt) return { words: t('information.awaited'), late: false };
  const late = Date.parse(dueAt) <= now;
  return { words: t(late ? 'information.overdue' : 'information.awaitedUntil', { at: moment(dueAt, new Date(now)) }), late };
}

/** Where a notice stands, with the instant that matters for it. */
export function phaseWords({ phase, effectiveAt, expiresAt, supersededBy }: Notice): string {
  if (phase === 'scheduled') return t('information.phase.scheduledAt', { at: moment(effectiveAt) });
  if (phase === 'in_force' && expiresAt) return t('information.phase.inForceUntil', { at: moment(expiresAt) });
  if (phase === 'in_force') return t('information.phase.inForceSince', { at: moment(effectiveAt) });
  if (phase === 'superseded' && supersededBy) return t('information.phase.supersededBy', { number: supersededBy.number });
  return t(`information.phase.${phase}`);
}

export const isOver = ({ phase }: Notice): boolean => phase === 'superseded' || phase === 'expired' || phase === 'withdrawn';

const WRITERS = ['CENTRE_MANAGER', 'COORDINATOR', 'SUPERVISOR', 'AUTHORITY', 'DEPARTMENT'];
/** Who is offered to write: those who lead the centre, and departments. The server has the last word. */
export const mayWrite = (role: string): boolean => WRITERS.includes(role);
