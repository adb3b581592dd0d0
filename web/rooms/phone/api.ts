import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/channels/phone/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type Call = AnswerOf<typeof routes, 'GET /phone/calls/:callId'>;
export type CallBack = AnswerOf<typeof routes, 'GET /phone/call-backs'>['callBacks'][number];
export type Line = AnswerOf<typeof routes, 'GET /phone/lines'>['lines'][number];
type CallPage = AnswerOf<typeof routes, 'GET /phone/calls'>;
export type CallFilter = {
  result?: NonNullable<Call['result']>;
  direction?: Call['direction'];
  personId?: string;
  number?: string;
};

export const nowQuery = queryOptions({
  queryKey: ['phone', 'now'],
  queryFn: async ({ signal }) => (await api('GET /phone/now', { signal })).calls,
});

export const callQuery = (callId: string) =>
  queryOptions({
    queryKey: ['phone', 'call', callId],
    queryFn: ({ signal }) => api('GET /phone/calls/:callId', { params: { callId }, signal }),
  });

/** The server answers pages of fifty; a short one is the last. */
const PAGE = 50;
export const callsQuery = (filter: CallFilter) =>
  infiniteQueryOptions({
    queryKey: ['phone', 'calls', filter],
    queryFn: ({ signal, pageParam }) =>
      api('GET /phone/calls', { query: { ...filter, ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ calls }: CallPage) => (calls.length < PAGE ? undefined : calls.at(-1)?.id),
  });

export const callBacksQuery = (view: 'open' | 'ended') =>
  queryOptions({
    queryKey: ['phone', 'callBacks', view],
    queryFn: async ({ signal }) => (await api('GET /phone/call-backs', { query: { view }, signal })).callBacks,
  });

export const linesQuery = queryOptions({
  queryKey: ['phone', 'lines'],
  queryFn: async ({ signal }) => (await api('GET /phone/lines', { signal })).lines,
});

export const seatsQuery = queryOptions({
  queryKey: ['phone', 'seats'],
  queryFn: async ({ signal }) => (await api('GET /phone/seats', { signal })).seats,
});
