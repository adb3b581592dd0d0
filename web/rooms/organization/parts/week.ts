import { localeTag } from '../../../lib/words.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
/** Stretches by weekday, `['09:00', '18:00']`; a weekday without any is closed, and no weekday at all is always open. */
export type Hours = Partial<Record<Weekday, [string, string][]>>;

/** Its name in the language of the page; the second of January 2023 was a Monday. */
export const weekdayName = (day: Weekday, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(localeTag(), { weekday: style, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2023, 0, 2 + weekdays.indexOf(day))),
  );

export const isAlways = (hours: Hours): boolean => weekdays.every((day) => !hours[day]?.length);

/** Weekdays with the same stretches said once: `lun–vie 9:00–18:00`; empty when always open. */
export function weekInWords(hours: Hours): string[] {
  const groups: { from: Weekday; to: Weekday; words: string }[] = [];
  for (const day of weekdays) {
    const words = (hours[day] ?? []).map(([from, to]) => `${from}–${to}`).join(', ');
    const last = groups.at(-1);
    if (last && last.words === words) last.to = day;
    else groups.push({ from: day, to: day, words });
  }
  return groups
    .filter(({ words }) => words)
    .map(({ from, to, words }) => `${weekdayName(from, 'short')}${from === to ? '' : `–${weekdayName(to, 'short')}`} ${words}`);
}

/** A time as the server takes it, out of what was typed; what is no time is left for the server to refuse by its field. */
export function clockOf(typed: string): string {
  const [, hour, minute] = /^(\d{1,2})(?:\D?(\d{2}))?$/.exec(typed.trim()) ?? [];
  return hour ? `${hour.padStart(2, '0')}:${minute ?? '00'}` : typed.trim();
}
