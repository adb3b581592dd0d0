import { day, time } from '../../../../web/lib/format.ts';
import { isToday } from '../../../lib/moment.ts';
import { t } from '../../../lib/words.ts';
import type { AnswerPage } from '../api.ts';

/** A moment inside a sentence: `las 11:10`, `mañana a las 9:30`. */
export const at = (iso: string): string =>
  isToday(iso) ? t('portal.answer.at.today', { time: time(iso) }) : t('portal.answer.at.day', { day: day(iso), time: time(iso) });

/** The same where something happens at it. */
export const on = (iso: string): string =>
  isToday(iso) ? t('portal.answer.on.today', { time: time(iso) }) : t('portal.answer.at.day', { day: day(iso), time: time(iso) });

/** What silence does: it never grants. */
export function silence(page: AnswerPage): string {
  if (page.kind !== 'authorization') return t('portal.answer.silenceOther', { at: on(page.dueAt) });
  if (page.climbsTo) return t('portal.answer.silenceTo', { at: on(page.dueAt), name: page.climbsTo });
  return t('portal.answer.silence', { at: on(page.dueAt) });
}

/** What a grant is bound to; empty where nothing is granted. */
export function bound({ fingerprint, validHours }: AnswerPage): string {
  if (!fingerprint || validHours === null) return '';
  return t('portal.answer.bound', { hours: validHours, fingerprint: fingerprint.toUpperCase().replace(/^(.{4})/, '$1 ') });
}
