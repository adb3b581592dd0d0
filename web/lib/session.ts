import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { send } from './client.ts';
import { setZone } from './format.ts';
import { type Locale, locale, speak } from './words.ts';

/** Who is at the desk, as `GET /me` answers it. The frame reads these; a screen that needs more reads its own room's view. */
export type Me = {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  organization: { id: string; name: string; timeZone: string; currency: string };
  /** Names of the screens this person may open; a screen missing here is not drawn in the rail. */
  screens?: string[];
};

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me> => {
    const me = (await send('GET /me')) as Me;
    setZone(me.organization.timeZone);
    if (me.locale !== locale()) await speak(me.locale);
    return me;
  },
  staleTime: 5 * 60_000,
});

export const useMe = (): Me => useSuspenseQuery(meQuery).data;

export async function signOut(): Promise<void> {
  await send('POST /sign-out');
  // Everything of this person leaves the memory of the page with the page itself.
  location.assign('/sign-in');
}

/** The person's language, on the server for mail and the next machine, and then here. */
export async function chooseLocale(next: Locale): Promise<void> {
  await send('PATCH /me', { body: { locale: next } });
  await speak(next);
}
