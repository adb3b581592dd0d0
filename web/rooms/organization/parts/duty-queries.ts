import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../../server/rooms/organization/contract.ts';
import type { AnswerOf } from '../../../lib/client.ts';
import { api } from '../api.ts';

export type Duty = AnswerOf<typeof routes, 'GET /duties'>[number];

export const dutiesQuery = queryOptions({
  queryKey: ['organization', 'duties'],
  queryFn: ({ signal }) => api('GET /duties', { signal }),
});
