import { type Calendar, endOfNaturalDay } from '../../../../platform/working-time.ts';
import type { Wish } from './contract.ts';

const DAY = 86_400_000;

/** One month to answer (RGPD 12.3): the same day of the next month, or its last. */
export function monthAfter(calendar: Calendar, at: Date): Date {
  const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  const last = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  const target = Date.UTC(next.getUTCFullYear(), next.getUTCMonth(), Math.min(at.getUTCDate(), last));
  const days = Math.round((target - Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())) / DAY);
  return endOfNaturalDay(calendar, at, days);
}

type Before = { name: string; language: string };
/** What was changed, as the record keeps it: `Nombre: Ana → Ana Ruiz`, and an address or a number that was added. `nameOf` says a field. */
export const changes = (wish: Wish, before: Before, nameOf: (field: keyof Wish) => string): string =>
  wished(wish)
    .filter(([field]) => field !== 'address')
    .map(([field, value]) =>
      field === 'name' || field === 'language'
        ? `${nameOf(field)}: ${before[field] || '—'} → ${value}`
        : `${nameOf(field)}: + ${value}`,
    )
    .join(' · ');

/** The fields of a wish in the order of the page, as word and value. */
export const wished = (wish: Wish): [keyof Wish, string][] =>
  (['name', 'email', 'phone', 'address', 'language'] as const).flatMap((name) => {
    const value = wish[name];
    return value ? [[name, value] as [keyof Wish, string]] : [];
  });
