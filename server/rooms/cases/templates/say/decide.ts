import type { Locale } from '../../../../platform/actor.ts';
import { sayMoney } from '../../../../platform/words.ts';
import type { SayAsked } from '../decide.ts';

const tagOf = (locale: Locale): string => (locale === 'es' ? 'es-ES' : 'en-GB');

/** «30 de noviembre de 2026», in the centre's zone. */
export const dayIn = (locale: Locale, at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at);

const MOST_DIGITS = 12;

/** 12.50 or 12,50 as minor units of a currency of two decimals; null where it is no amount. */
function minorOf(typed: string): number | null {
  const found = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(typed);
  return found ? Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : null;
}

/** Says what was typed for an ask as the language has it. */
export const sayAskedIn =
  (locale: Locale, currency: string): SayAsked =>
  ({ type }, typed) => {
    if (typed === '') return null;
    if (type === 'text') return typed;
    if (type === 'money') {
      const minor = minorOf(typed);
      return minor === null ? null : sayMoney(locale, minor, currency);
    }
    if (type === 'number')
      return /^-?\d+([.,]\d+)?$/.test(typed) && typed.length <= MOST_DIGITS
        ? new Intl.NumberFormat(tagOf(locale)).format(Number(typed.replace(',', '.')))
        : null;
    const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T12:00:00Z`) : null;
    return day && !Number.isNaN(day.getTime()) ? dayIn(locale, day, 'UTC') : null;
  };
