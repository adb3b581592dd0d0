import { queryOptions } from '@tanstack/react-query';
import type { chainRoutes } from '../../../../server/rooms/attributions/chains/contract.ts';
import type { routes as organizationRoutes } from '../../../../server/rooms/organization/contract.ts';
import { type AnswerOf, client } from '../../../lib/client.ts';

const chains = client<typeof chainRoutes>();
const organization = client<typeof organizationRoutes>();

export type WhoDecides = AnswerOf<typeof chainRoutes, 'GET /attributions/who-decides'>;
export type Colleague = AnswerOf<typeof organizationRoutes, 'GET /people'>[number];

/** What is asked of who would decide: all of it as it stands in the form. */
export type Asked = { action: string; amountMinor: number | null; holderId: string | null; at: string };

export const whoQuery = ({ action, amountMinor, holderId, at }: Asked) =>
  queryOptions({
    queryKey: ['attributions', 'who', action, amountMinor, holderId, at],
    queryFn: ({ signal }) =>
      chains('GET /attributions/who-decides', {
        query: {
          action,
          at,
          ...(amountMinor === null ? {} : { amountMinor }),
          ...(holderId === null ? {} : { holderId }),
        },
        signal,
      }),
  });

/** Looked at again where absences or the rota change: the same first word of the key. */
export const gapsQuery = queryOptions({
  queryKey: ['organization', 'absences', 'gaps'],
  queryFn: ({ signal }) => chains('GET /attributions/chains/check', { signal }),
  staleTime: 60_000,
});

export const colleaguesQuery = queryOptions({
  queryKey: ['organization', 'people'],
  queryFn: ({ signal }) => organization('GET /people', { signal }),
});
