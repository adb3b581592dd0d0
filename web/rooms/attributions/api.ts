import { queryOptions } from '@tanstack/react-query';
import type { routesOfRuling } from '../../../server/rooms/attributions/contract.ts';
import type { earnedRoutes } from '../../../server/rooms/attributions/earned/contract.ts';
import type { policyRoutes } from '../../../server/rooms/attributions/policy/contract.ts';
import type { routes as organizationRoutes } from '../../../server/rooms/organization/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const policy = client<typeof policyRoutes>();
const ruling = client<typeof routesOfRuling>();
const earning = client<typeof earnedRoutes>();
const organization = client<typeof organizationRoutes>();

export type Matrix = AnswerOf<typeof policyRoutes, 'GET /attributions/matrix'>;
export type Version = Matrix['version'];
export type Row = Matrix['attributions'][number];
/** A row before the server has named it. */
export type NewRow = Omit<Row, 'id'>;
export type Column = Matrix['holders'][number];
export type Holder = Row['holder'];
export type Limit = Row['limits'][number];
export type Condition = Row['conditions'][number];
export type Requirement = Row['requirements'][number];
export type Circuit = Row['circuit'];
export type Example = Matrix['examples'][number];
export type Kind = AnswerOf<typeof routesOfRuling, 'GET /action-kinds'>[number];
export type Unit = AnswerOf<typeof organizationRoutes, 'GET /units'>[number];

/** Without an id, the version in force. */
export const matrixQuery = (version: string | null) =>
  queryOptions({
    queryKey: ['attributions', 'matrix', version ?? 'in-force'],
    queryFn: ({ signal }) => policy('GET /attributions/matrix', { query: version ? { version } : {}, signal }),
  });

export const versionsQuery = queryOptions({
  queryKey: ['attributions', 'versions'],
  queryFn: ({ signal }) => policy('GET /attributions/versions', { signal }),
});

export const kindsQuery = queryOptions({
  queryKey: ['attributions', 'kinds'],
  queryFn: ({ signal }) => ruling('GET /action-kinds', { signal }),
  staleTime: 10 * 60_000,
});

export const unitsQuery = queryOptions({
  queryKey: ['organization', 'units'],
  queryFn: ({ signal }) => organization('GET /units', { signal }),
  staleTime: 10 * 60_000,
});

export type Budget = AnswerOf<typeof earnedRoutes, 'GET /attributions/budgets'>[number];
export type Earned = AnswerOf<typeof earnedRoutes, 'GET /attributions/earned'>[number];
export type Whose = 'me' | 'team';

export const budgetsQuery = (of: Whose) =>
  queryOptions({
    queryKey: ['attributions', 'budgets', of],
    queryFn: ({ signal }) => earning('GET /attributions/budgets', { query: { of }, signal }),
  });

/** What somebody of the centre has to earn; without an id, oneself. */
export const earnedQuery = (personId: string | null) =>
  queryOptions({
    queryKey: ['attributions', 'earned', personId ?? 'me'],
    queryFn: ({ signal }) => earning('GET /attributions/earned', { query: personId ? { personId } : {}, signal }),
  });
