import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/channels/fax/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type FaxLine = AnswerOf<typeof routes, 'GET /fax/lines'>[number];
type FaxesIn = AnswerOf<typeof routes, 'GET /fax/incoming'>;
export type RawFax = FaxesIn['faxes'][number];
export type OutgoingFax = AnswerOf<typeof routes, 'GET /fax/outgoing'>[number];

/** The server answers pages of fifty; a short one is the last. */
const PAGE = 50;

export const linesQuery = queryOptions({
  queryKey: ['fax', 'lines'],
  queryFn: ({ signal }) => api('GET /fax/lines', { signal }),
});
export const faxesQuery = (state?: RawFax['state']) =>
  infiniteQueryOptions({
    queryKey: ['fax', 'incoming', state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      api('GET /fax/incoming', { query: { ...(state ? { state } : {}), ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ faxes }: FaxesIn) => (faxes.length < PAGE ? undefined : faxes.at(-1)?.id),
  });
export const sentFaxesQuery = infiniteQueryOptions({
  queryKey: ['fax', 'outgoing'],
  queryFn: ({ signal, pageParam }) => api('GET /fax/outgoing', { query: pageParam ? { before: pageParam } : {}, signal }),
  initialPageParam: '',
  getNextPageParam: (page: OutgoingFax[]) => (page.length < PAGE ? undefined : page.at(-1)?.id),
});
