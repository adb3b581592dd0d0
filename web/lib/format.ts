import { localeTag } from './words.ts';

/** Integer minor units with an ISO 4217 currency, as every contract has it. */
export type Money = { minor: number; currency: string };

let zone = 'Europe/Madrid';
/** Times are shown in the centre's time zone, wherever the person sits. */
export function setZone(next: string): void {
  zone = next;
}

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${localeTag()}${JSON.stringify(options)}`;
  const found = made.get(key) ?? new Intl.NumberFormat(localeTag(), options);
  made.set(key, found);
  return found as Intl.NumberFormat;
}
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${localeTag()}${zone}${JSON.stringify(options)}`;
  const found = made.get(key) ?? new Intl.DateTimeFormat(localeTag(), { timeZone: zone, ...options });
  made.set(key, found);
  return found as Intl.DateTimeFormat;
}

/** Decimals of a currency: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: string): number {
  return numberFormat({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `80,00 €`. The amount goes to `Intl` as decimal text, so no float is made on the way. `whole` drops empty cents: `60 €`. */
export function money({ minor, currency }: Money, { whole = false }: { whole?: boolean } = {}): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const text =
    `${minor < 0 ? '-' : ''}${digits.slice(0, cut)}${decimals ? `.${digits.slice(cut)}` : ''}` as Intl.StringNumericLiteral;
  const empty = whole && minor % 10 ** decimals === 0;
  return numberFormat({ style: 'currency', currency, useGrouping: true, ...(empty ? { maximumFractionDigits: 0 } : {}) }).format(
    text,
  );
}

/**
 * What a person typed as an amount, in minor units; null if it is not one. Either sign may stand before the cents; thousands are
 * parted by the sign of the language alone, so that `1,500` in Spanish is refused instead of being guessed.
 */
export function parseMoney(text: string, currency: string): Money | null {
  const decimals = decimalsOf(currency);
  const bare = text.replace(/[\s\u00a0€$£]/g, '');
  const [thousands, cents] = localeTag() === 'es-ES' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^\\d{1,3}(?:[${thousands}]\\d{3})+(?:[${cents}]\\d*)?$`).test(bare);
  const [whole = '', fraction = '', rest] = (grouped ? bare.replaceAll(thousands ?? '', '') : bare).split(/[.,]/);
  if (rest !== undefined || !/^\d+$/.test(whole) || !/^\d*$/.test(fraction) || fraction.length > decimals) return null;
  const minor = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(minor) ? { minor, currency } : null;
}

export const count = (value: number): string => numberFormat({ useGrouping: true }).format(value);
/** `4.36` → `4,4`: always so many digits, so that figures of a column stand under each other. */
export const decimal = (value: number, digits = 1): string =>
  numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
/** `0.58` → `58 %`. */
export const percent = (share: number, decimals = 0): string =>
  numberFormat({ style: 'percent', maximumFractionDigits: decimals }).format(share);

export const time = (iso: string): string =>
  dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
export const date = (iso: string): string =>
  dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));
/** `viernes 27`. */
export const weekday = (iso: string): string => dateFormat({ weekday: 'long', day: 'numeric' }).format(new Date(iso));
/** `7 de diciembre`: a day that is read once; with the year when it is another. */
export function longDate(iso: string, now: Date = new Date()): string {
  const sameYear = dayOf(now).slice(0, 4) === dayOf(new Date(iso)).slice(0, 4);
  return dateFormat({ day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(new Date(iso));
}
export const dateTime = (iso: string): string => `${date(iso)} ${time(iso)}`;

const dayOf = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
const daysBetween = (from: Date, to: Date): number => Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000);

/** `hoy`, `ayer`, `mañana`, a weekday within six days, else `7 dic` (with the year when it is another). */
export function day(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  const days = daysBetween(now, at);
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(localeTag(), { numeric: 'auto' }).format(days, 'day');
  if (days > 0 && days < 7) return dateFormat({ weekday: 'short', day: 'numeric' }).format(at);
  const sameYear = dayOf(now).slice(0, 4) === dayOf(at).slice(0, 4);
  return dateFormat({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** `11:30` today, else `ayer 20:14`, `7 dic 10:00`: a moment as a sentence carries it. */
export function moment(iso: string, now: Date = new Date()): string {
  return daysBetween(now, new Date(iso)) === 0 ? time(iso) : `${day(iso, now)} ${time(iso)}`;
}

/** A length of time in whole minutes as it is said: `40 min`, `3 h 10`, `2 d 4 h`; under a minute `50 s`. Takes milliseconds. */
export function duration(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${String(minutes % 60).padStart(2, '0')}` : `${hours} h`;
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}
