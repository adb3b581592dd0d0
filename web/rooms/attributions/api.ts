import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { routesOfRuling } from '../../../server/rooms/attributions/contract.ts';
import type { earnedRoutes } from '../../../server/rooms/attributions/earned/contract.ts';
import type { replayRoutes } from '../../../server/rooms/attributions/replay/contract.ts';
import type { policyRoutes } from '../../../server/rooms/attributions/policy/contract.ts';
import type { costRoutes } from '../../../server/rooms/attributions/costs/contract.ts';
import type { proposalRoutes } from '../../../server/rooms/attributions/proposals/contract.ts';
import type { routes as organizationRoutes } from '../../../server/rooms/organization/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const policy = client<typeof policyRoutes>();
export const proposing = client<typeof proposalRoutes>();
export const costing = client<typeof costRoutes>();
export const ruling = client<typeof routesOfRuling>();
const earning = client<typeof earnedRoutes>();
export const replaying = client<typeof replayRoutes>();
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

export type Proposals = AnswerOf<typeof proposalRoutes, 'GET /attributions/proposals'>;
export type Proposal = Proposals['proposals'][number];

export const proposalsQuery = queryOptions({
  queryKey: ['attributions', 'proposals'],
  queryFn: ({ signal }) => proposing('GET /attributions/proposals', { signal }),
});

/** The requests behind one, a page at a time. They are of the past: what happens now changes none of them. */
export const behindProposalQuery = (proposalId: string) =>
  infiniteQueryOptions({
    queryKey: ['attributions', 'proposals', 'behind', proposalId],
    queryFn: ({ signal, pageParam }) =>
      proposing('GET /attributions/proposals/:proposalId/requests', {
        params: { proposalId },
        query: pageParam ? { after: pageParam } : {},
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 60_000,
  });

export type Replay = AnswerOf<typeof replayRoutes, 'GET /attributions/replays/:replayId'>;
export type ReplayResult = NonNullable<Replay['result']>;
export type ReplayFigures = ReplayResult['total'];
export type ReplayGroup = ReplayResult['groups'][number];
export type Curve = ReplayResult['curves'][number];
export type PastRequest = AnswerOf<typeof replayRoutes, 'GET /attributions/replays/:replayId/requests'>['requests'][number];
export type What = 'moved' | 'toOwn' | 'fromOwn' | 'granted' | 'changed' | 'rejected';
export type BehindReplay = { what: What; by?: ReplayGroup['by']; key?: string };
export type Fit = AnswerOf<typeof replayRoutes, 'GET /attributions/fits'>[number];

const RUNNING_MS = 700;
/** Asked again by itself as long as it runs. */
export const replayQuery = (replayId: string) =>
  queryOptions({
    queryKey: ['attributions', 'replay', replayId],
    queryFn: ({ signal }) => replaying('GET /attributions/replays/:replayId', { params: { replayId }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' || state.data?.state === 'running' ? RUNNING_MS : false),
  });

/** The requests behind a figure, a page at a time. */
export const behindQuery = (replayId: string, behind: BehindReplay) =>
  infiniteQueryOptions({
    queryKey: ['attributions', 'replay', replayId, 'requests', behind.what, behind.by ?? '', behind.key ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      replaying('GET /attributions/replays/:replayId/requests', {
        params: { replayId },
        query: { ...behind, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });

/** How many requests of the last quarter fit the limits of a version; without an id, of the one in force. */
export const fitsQuery = (version: string | null) =>
  queryOptions({
    queryKey: ['attributions', 'fits', version ?? 'in-force'],
    queryFn: ({ signal }) => replaying('GET /attributions/fits', { query: version ? { version } : {}, signal }),
    staleTime: 5 * 60_000,
  });

export type Rates = AnswerOf<typeof costRoutes, 'GET /attributions/rates'>['rates'];
export const ratesQuery = queryOptions({
  queryKey: ['attributions', 'rates'],
  queryFn: ({ signal }) => costing('GET /attributions/rates', { signal }),
});
