import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/channels/post/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

type LettersIn = AnswerOf<typeof routes, 'GET /letters/incoming'>;
export type RawLetter = LettersIn['letters'][number];
export type OutgoingLetter = AnswerOf<typeof routes, 'GET /letters/outgoing'>[number];

/** The server answers pages of fifty of what came and of a hundred of what left; a short one is the last. */
const [IN, OUT] = [50, 100];

export const lettersInQuery = (state?: RawLetter['state']) =>
  infiniteQueryOptions({
    queryKey: ['post', 'incoming', state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      api('GET /letters/incoming', {
        query: { ...(state ? { state } : {}), ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ letters }: LettersIn) => (letters.length < IN ? undefined : letters.at(-1)?.id),
  });
/** Those that have waited longest first. */
export const toPostQuery = queryOptions({
  queryKey: ['post', 'outgoing', 'to_print'],
  queryFn: ({ signal }) => api('GET /letters/outgoing', { query: { state: 'to_print' }, signal }),
});
export const lettersOutQuery = infiniteQueryOptions({
  queryKey: ['post', 'outgoing', 'all'],
  queryFn: ({ signal, pageParam }) => api('GET /letters/outgoing', { query: pageParam ? { before: pageParam } : {}, signal }),
  initialPageParam: '',
  getNextPageParam: (page: OutgoingLetter[]) => (page.length < OUT ? undefined : page.at(-1)?.id),
});
/** Letters to be printed, one file. */
export const printHref = (ids: readonly string[]): string => `/api/v1/letters/print?ids=${ids.join(',')}`;
