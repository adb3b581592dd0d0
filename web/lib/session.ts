import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { routes } from '../../server/rooms/organization/contract.ts';
import { type AnswerOf, client } from './client.ts';
import { setZone } from './format.ts';
import { keepTheme, type Theme } from './theme.ts';
import { type Locale, locale, speak } from './words.ts';

/** Who is at the desk and the frame of their centre. */
export type Me = AnswerOf<typeof routes, 'GET /me'>;

const api = client<typeof routes>();

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await api('GET /me', { signal });
    setZone(me.centre.timeZone);
    keepTheme(me.theme);
    const language: Locale = me.person.locale === 'en' ? 'en' : 'es';
    if (language !== locale()) await speak(language);
    return me;
  },
  staleTime: 5 * 60_000,
});

export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** Whether nobody has made the centre yet. */
export const isFirstRun = async (): Promise<boolean> => (await api('GET /first-run')).needed;

export async function signOut(): Promise<void> {
  await api('DELETE /session');
  // Everything of this person leaves the memory of the page with the page itself.
  location.assign('/sign-in');
}

/** The person's language, on the server for mail and the next machine, and then here. */
export async function chooseLocale(next: Locale): Promise<void> {
  await api('PATCH /me', { body: { locale: next } });
  await speak(next);
}

/** Painted at once, since the server can't refuse it; then kept for the next machine. */
export async function chooseTheme(next: Theme): Promise<void> {
  keepTheme(next);
  await api('PATCH /me', { body: { theme: next } });
}
