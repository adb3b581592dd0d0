import { queryOptions } from '@tanstack/react-query';
import type { correctionRoutes } from '../../../server/rooms/channels/web/corrections/contract.ts';
import type { formRoutes } from '../../../server/rooms/channels/web/form/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof correctionRoutes & typeof formRoutes>();
export type Asked = AnswerOf<typeof correctionRoutes, 'GET /cases/:caseId/corrections'>[number];
export type FormSheet = AnswerOf<typeof formRoutes, 'GET /web/form'>;

/** Under the room of the cases: whatever happens to the case makes it stale. */
export const correctionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', 'corrections', caseId],
    queryFn: ({ signal }) => api('GET /cases/:caseId/corrections', { params: { caseId }, signal }),
  });

export const formQuery = queryOptions({
  queryKey: ['web', 'form'],
  queryFn: ({ signal }) => api('GET /web/form', { signal }),
});
