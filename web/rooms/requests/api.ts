import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { routesOfRuling } from '../../../server/rooms/attributions/contract.ts';
import type { routes as authorizationRoutes } from '../../../server/rooms/authorizations/contract.ts';
import type { routes as consultationRoutes } from '../../../server/rooms/consultations/contract.ts';
import type { routes as organizationRoutes } from '../../../server/rooms/organization/contract.ts';
import type { routes as requestRoutes } from '../../../server/rooms/requests/contract.ts';
import type { routes as supplyRoutes } from '../../../server/rooms/supplies/contract.ts';
import { type AnswerOf, client, RefusalError } from '../../lib/client.ts';

export const requests = client<typeof requestRoutes>();
export const authorizations = client<typeof authorizationRoutes>();
export const consultations = client<typeof consultationRoutes>();
export const supplies = client<typeof supplyRoutes>();
const organization = client<typeof organizationRoutes>();
const attributions = client<typeof routesOfRuling>();

export type Inbox = AnswerOf<typeof requestRoutes, 'GET /requests'>;
export type Request = Inbox['requests'][number];
export type Authorization = AnswerOf<typeof authorizationRoutes, 'GET /authorizations/:requestId'>;
export type Consultation = AnswerOf<typeof consultationRoutes, 'GET /consultations/:requestId'>;
export type Supply = AnswerOf<typeof supplyRoutes, 'GET /supplies/:requestId'>;
export type ActionKind = AnswerOf<typeof routesOfRuling, 'GET /action-kinds'>[number];
export type Unit = AnswerOf<typeof organizationRoutes, 'GET /units'>[number];

/** A request opened, with what only its kind has. */
export type Opened =
  | { kind: 'authorization'; it: Authorization }
  | { kind: 'consultation'; it: Consultation }
  | { kind: 'supply'; it: Supply };

export type InboxTab = 'mine' | 'deputy' | 'asked' | 'decided';

export const inboxQuery = (tab: InboxTab) =>
  infiniteQueryOptions({
    queryKey: ['requests', 'inbox', tab],
    queryFn: ({ signal, pageParam }) =>
      requests('GET /requests', { query: { tab, ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page: Inbox) => page.next,
  });

/** How many wait for me, for the rail: the same answer as the first page of what was put to me. */
export const countQuery = queryOptions({
  queryKey: ['requests', 'count'],
  queryFn: async ({ signal }) => (await requests('GET /requests', { query: { tab: 'mine' }, signal })).counts.mine,
});

/** One request anew, by its kind. */
export const open: { [K in Opened['kind']]: (requestId: string, signal?: AbortSignal) => Promise<Opened> } = {
  authorization: async (requestId, signal) => ({
    kind: 'authorization',
    it: await authorizations('GET /authorizations/:requestId', { params: { requestId }, ...(signal ? { signal } : {}) }),
  }),
  consultation: async (requestId, signal) => ({
    kind: 'consultation',
    it: await consultations('GET /consultations/:requestId', { params: { requestId }, ...(signal ? { signal } : {}) }),
  }),
  supply: async (requestId, signal) => ({
    kind: 'supply',
    it: await supplies('GET /supplies/:requestId', { params: { requestId }, ...(signal ? { signal } : {}) }),
  }),
};

/** What each request turned out to be, so that it is not looked for again. */
const found = new Map<string, Opened['kind']>();

/** Who comes by a link knows the request but not its kind: each room is asked whether it is one of its own. */
async function openAny(requestId: string, signal: AbortSignal): Promise<Opened> {
  let last: unknown;
  const known = found.get(requestId);
  for (const kind of known ? [known] : (['authorization', 'consultation', 'supply'] as const)) {
    try {
      const opened = await open[kind](requestId, signal);
      found.set(requestId, kind);
      return opened;
    } catch (error) {
      if (!(error instanceof RefusalError) || error.kind !== 'not_found') throw error;
      last = error;
    }
  }
  throw last;
}

export const oneKey = (requestId: string) => ['requests', 'one', requestId] as const;
export const oneQuery = (requestId: string, kind?: Opened['kind']) =>
  queryOptions({
    queryKey: oneKey(requestId),
    queryFn: ({ signal }): Promise<Opened> => (kind ? open[kind](requestId, signal) : openAny(requestId, signal)),
  });

/** Names of the kinds of action change with the policy, seldom; a department may not read them, and then the code stands. */
export const kindsQuery = queryOptions({
  queryKey: ['attributions', 'kinds'],
  queryFn: ({ signal }) => attributions('GET /action-kinds', { signal }),
  staleTime: 10 * 60_000,
});

export const unitsQuery = queryOptions({
  queryKey: ['organization', 'units'],
  queryFn: ({ signal }) => organization('GET /units', { signal }),
  staleTime: 10 * 60_000,
});
