import { i18n } from '@lingui/core';
import type { WordKey } from '../words.ts';

export type { WordKey } from '../words.ts';
export type Locale = 'es' | 'en';
export type Params = Record<string, string | number>;

const load: Record<Locale, () => Promise<{ default: Record<string, string | unknown[]> }>> = {
  es: () => import('virtual:words/es'),
  en: () => import('virtual:words/en'),
};
/** Messages without parameters are plain text already: rows of a list read them without the interpreter. */
let plain: Record<string, string | unknown[]> = {};

/** The language the page speaks now. */
export function locale(): Locale {
  return i18n.locale === 'en' ? 'en' : 'es';
}

/** BCP 47 tag for `Intl`: the centre's Spanish, or English as read in Europe. */
export function localeTag(): string {
  return locale() === 'en' ? 'en-GB' : 'es-ES';
}

/** The language kept on this machine, until the person's own is known. */
export function keptLocale(): Locale {
  return document.documentElement.lang === 'en' ? 'en' : 'es';
}

/** Brings one language and makes it the one spoken. Everything on screen is drawn again (see main.tsx). */
export async function speak(next: Locale): Promise<void> {
  const { default: messages } = await load[next]();
  plain = messages;
  document.documentElement.lang = next;
  localStorage.setItem('mostrador.locale', next);
  i18n.loadAndActivate({
    locale: next,
    locales: next === 'en' ? 'en-GB' : 'es-ES',
    messages: messages as Record<string, string>,
  });
}

/** Tells when the language changes; returns how to stop. For `useSyncExternalStore`. */
export function onSpeak(listener: () => void): () => void {
  return i18n.on('change', listener);
}

/** The words of a key, with its parameters: `t('cases.queue.open', { count: 14 })`. A key that no words file has does not compile. */
export function t(key: WordKey, params?: Params): string {
  return said(key, params) ?? key;
}

/** The words of a key known only at run time (a reason, a kind of action); null if there are none. */
export function said(key: string, params?: Params): string | null {
  const message = Object.hasOwn(plain, key) ? plain[key] : undefined;
  if (message === undefined) return null;
  return typeof message === 'string' ? message : i18n._(key, params);
}
