import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayFillHolidays } from '../access.ts';
import { onePerDay } from '../decide.ts';
import { insertHolidays } from '../sql.ts';
import { centreOf, holidaysOf } from '../views.ts';

const isYear = (day: string, year: number) => day.startsWith(`${year}-`);

/** The country's public holidays for this year and the next, where the centre keeps none of that year. Local days are added by hand. */
export const fillHolidays = action('organization.fillHolidays', z.object({}), async (tx) => {
  must(mayFillHolidays(tx.actor));
  const { settings, locale } = await centreOf(tx);
  const kept = await holidaysOf(tx);
  const years = [tx.now.getUTCFullYear(), tx.now.getUTCFullYear() + 1].filter(
    (year) => !kept.some(({ day }) => isYear(day, year)),
  );
  if (years.length === 0) return;
  // Loaded here: its tables of every country are needed once a year.
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(typeof settings.country === 'string' ? settings.country : 'ES', { languages: [locale] });
  const days = years.flatMap((year) => calendar.getHolidays(year)).filter(({ type }) => type === 'public');
  await insertHolidays(tx, onePerDay(days.map(({ date, name }) => ({ day: date.slice(0, 10), name }))));
});
