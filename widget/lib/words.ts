import { words } from '../words/chat.ts';

export type Word = keyof (typeof words)['es'];
let language: 'es' | 'en' = 'es';

export function speak(next: 'es' | 'en'): void {
  language = next;
  document.documentElement.lang = next;
}
export const spoken = (): 'es' | 'en' => language;

export function t(key: Word, params: Record<string, string | number> = {}): string {
  return words[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

const DAY = 86_400_000;

/** «el lunes 30 a las 09:00», `mañana a las 09:00`: a day and an hour in the centre's own zone. */
export function moment(iso: string, timeZone: string, now = Date.now()): string {
  const at = new Date(iso);
  const told = (options: Intl.DateTimeFormatOptions, when = at): string =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-ES', { ...options, timeZone }).format(when);
  const date = (when: Date): string => told({ dateStyle: 'short' }, when);
  const time = told({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const near = [0, 1].find((days) => date(new Date(now + days * DAY)) === date(at));
  const day =
    near === undefined ? t('onDay', { day: told({ weekday: 'long', day: 'numeric' }) }) : t(near === 0 ? 'today' : 'tomorrow');
  return t('atTime', { day, time });
}

export function hour(iso: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-ES', { hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  );
}
