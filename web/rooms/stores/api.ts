import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/stores/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type Store = AnswerOf<typeof routes, 'GET /stores'>[number];
export type Execution = AnswerOf<typeof routes, 'GET /executions'>[number];

export const storesQuery = queryOptions({
  queryKey: ['stores', 'list'],
  queryFn: ({ signal }) => api('GET /stores', { signal }),
});
/** Executions whose outcome nobody knows yet. */
export const unsettledQuery = queryOptions({
  queryKey: ['stores', 'unsettled'],
  queryFn: ({ signal }) => api('GET /executions', { signal }),
});
