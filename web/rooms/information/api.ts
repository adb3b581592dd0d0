import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { routesOfRuling } from '../../../server/rooms/attributions/contract.ts';
import type { routes } from '../../../server/rooms/information/contract.ts';
import type { routes as organizationRoutes } from '../../../server/rooms/organization/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const information = client<typeof routes>();
const attributions = client<typeof routesOfRuling>();
const organization = client<typeof organizationRoutes>();

export type Notice = AnswerOf<typeof routes, 'GET /notices'>[number];
export type Readers = AnswerOf<typeof routes, 'GET /notices/:noticeId/readers'>;
export type ProductFact = AnswerOf<typeof routes, 'GET /product-facts'>[number];
export type Kind = AnswerOf<typeof routesOfRuling, 'GET /action-kinds'>[number];
export type Unit = AnswerOf<typeof organizationRoutes, 'GET /units'>[number];
export type Filter = 'awaited' | 'in_force' | 'all';

const PAGE = 50;
export const listQuery = (filter: Filter, sku: string) =>
  infiniteQueryOptions({
    queryKey: ['information', 'list', filter, sku],
    queryFn: ({ signal, pageParam }) =>
      information('GET /notices', {
        query: { filter, ...(sku ? { sku } : {}), ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page: Notice[]) => (page.length < PAGE ? undefined : page.at(-1)?.id),
  });

/** Reading a notice is told to its owner, once: that is why it is a POST. */
export const noticeQuery = (noticeId: string) =>
  queryOptions({
    queryKey: ['information', 'notice', noticeId],
    queryFn: ({ signal }) => information('POST /notices/:noticeId/open', { params: { noticeId }, signal }),
  });

export const readersQuery = (noticeId: string) =>
  queryOptions({
    queryKey: ['information', 'readers', noticeId],
    queryFn: ({ signal }) => information('GET /notices/:noticeId/readers', { params: { noticeId }, signal }),
  });

export const factsQuery = (skus: readonly string[]) =>
  queryOptions({
    queryKey: ['information', 'facts', ...skus],
    queryFn: ({ signal }) => information('GET /product-facts', { query: { sku: [...skus] }, signal }),
  });

/** Who has no leave to read the policy sees codes instead of names. */
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
