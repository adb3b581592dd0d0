import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/documents/letters/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type Letterhead = AnswerOf<typeof routes, 'GET /letterhead'>;
export const letterheadQuery = queryOptions({
  queryKey: ['documents', 'letterhead'],
  queryFn: ({ signal }) => api('GET /letterhead', { signal }),
});
