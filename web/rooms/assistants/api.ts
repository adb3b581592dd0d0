import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/assistants/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type Assistant = AnswerOf<typeof routes, 'GET /assistants'>['assistants'][number];

export const assistantsQuery = queryOptions({
  queryKey: ['assistants', 'list'],
  queryFn: ({ signal }) => api('GET /assistants', { signal }),
});
