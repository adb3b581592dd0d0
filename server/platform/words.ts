import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { LRUCache } from 'lru-cache';
import type { Locale } from './actor.ts';

/** A room's words: ICU messages by key, Spanish first, English beside it with the same keys. */
export type Words = { es: Record<string, string>; en: Record<string, string> };

export type Params = Record<string, string | number>;

const languages: Record<Locale, I18n> = { es: voice('es'), en: voice('en') };

function voice(locale: Locale): I18n {
  const i18n = setupI18n({ locale, messages: { [locale]: {} } });
  i18n.setMessagesCompiler(compileMessage);
  return i18n;
}

/** Lends the words of the rooms to everybody; done once, where the house is put together. */
export function learn(catalogues: readonly Words[]): void {
  for (const words of catalogues) {
    languages.es.load('es', compiled(words.es));
    languages.en.load('en', compiled(words.en));
  }
}

/** Read once: a screen of reasons says a hundred messages. */
const compiled = (messages: Record<string, string>) =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileMessage(message)]));

/** The message of a key in a language. An unknown key answers itself, so that a gap is seen and nothing breaks. */
export function say(locale: Locale, key: string, params: Params = {}): string {
  return languages[locale]._(key, params);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes longer than using it a hundred times. */
function formatOf(locale: Locale, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale === 'es' ? 'es-ES' : 'en-GB', { style: 'currency', currency, useGrouping: 'always' });
  formats.set(key, format);
  return format;
}

/** The same few limits are said again and again. */
const amounts = new LRUCache<string, string>({ max: 5000 });

/** An amount as people write it: 80,00 € or €80.00. */
export function sayMoney(locale: Locale, minor: number, currency: string): string {
  const key = `${locale} ${currency} ${minor}`;
  const said = amounts.get(key) ?? writeMoney(locale, minor, currency);
  amounts.set(key, said);
  return said;
}

function writeMoney(locale: Locale, minor: number, currency: string): string {
  const format = formatOf(locale, currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  return format.format(`${sign}${whole}` as Intl.StringNumericLiteral);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const clock =
    clocks.get(key) ??
    new Intl.DateTimeFormat(locale === 'es' ? 'es-ES' : 'en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    });
  clocks.set(key, clock);
  return clock;
}

/** A day and time in the centre's zone: «vie 27 nov, 10:45». */
export const sayTime = (locale: Locale, at: Date, timeZone: string): string => clockOf(locale, timeZone).format(at);
