import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/channels/post/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type RawLetter = AnswerOf<typeof routes, 'GET /letters/incoming'>['letters'][number];
export type OutgoingLetter = AnswerOf<typeof routes, 'GET /letters/outgoing'>[number];

export const lettersInQuery = queryOptions({
  queryKey: ['post', 'incoming'],
  queryFn: ({ signal }) => api('GET /letters/incoming', { query: {}, signal }),
});
export const lettersOutQuery = queryOptions({
  queryKey: ['post', 'outgoing'],
  queryFn: ({ signal }) => api('GET /letters/outgoing', { query: {}, signal }),
});
/** Letters to be printed, one file. */
export const printHref = (ids: readonly string[]): string => `/api/v1/letters/print?ids=${ids.join(',')}`;
