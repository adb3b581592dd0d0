import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/channels/fax/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type FaxLine = AnswerOf<typeof routes, 'GET /fax/lines'>[number];
export type RawFax = AnswerOf<typeof routes, 'GET /fax/incoming'>['faxes'][number];
export type OutgoingFax = AnswerOf<typeof routes, 'GET /fax/outgoing'>[number];

export const linesQuery = queryOptions({
  queryKey: ['fax', 'lines'],
  queryFn: ({ signal }) => api('GET /fax/lines', { signal }),
});
export const faxesQuery = queryOptions({
  queryKey: ['fax', 'incoming'],
  queryFn: ({ signal }) => api('GET /fax/incoming', { query: {}, signal }),
});
export const sentFaxesQuery = queryOptions({
  queryKey: ['fax', 'outgoing'],
  queryFn: ({ signal }) => api('GET /fax/outgoing', { query: {}, signal }),
});
