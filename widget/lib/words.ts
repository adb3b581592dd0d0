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

/** A day and an hour in the centre's own zone. */
export function moment(iso: string, timeZone: string): string {
  const options = { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-ES', options).format(new Date(iso));
}

export function hour(iso: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-ES', { hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  );
}
