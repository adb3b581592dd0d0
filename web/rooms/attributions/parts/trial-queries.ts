import { queryOptions } from '@tanstack/react-query';
import type { auditRoutes } from '../../../../server/rooms/attributions/trials/audits/contract.ts';
import type { trialRoutes } from '../../../../server/rooms/attributions/trials/contract.ts';
import { type AnswerOf, client } from '../../../lib/client.ts';

export const trying = client<typeof trialRoutes>();
export const auditing = client<typeof auditRoutes>();

export type Trial = AnswerOf<typeof trialRoutes, 'GET /attributions/trials/:trialId'>;
export type Audit = AnswerOf<typeof auditRoutes, 'GET /attributions/audits'>[number];

/** All of them, those running first. */
export const trialsQuery = queryOptions({
  queryKey: ['attributions', 'trials'],
  queryFn: ({ signal }) => trying('GET /attributions/trials', { signal }),
});

/** What a trial of the open draft would be. */
export const offerQuery = (share: number, days: number) =>
  queryOptions({
    queryKey: ['attributions', 'trials', 'offer', share, days],
    queryFn: ({ signal }) => trying('GET /attributions/draft/try', { query: { share, days }, signal }),
  });

/** Grants that are mine to look at again: still open, or answered. */
export const auditsQuery = (done: boolean) =>
  queryOptions({
    queryKey: ['attributions', 'audits', done],
    queryFn: ({ signal }) => auditing('GET /attributions/audits', { query: { done: String(done) }, signal }),
  });
