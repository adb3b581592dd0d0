import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { bounceRoutes } from '../../../server/rooms/channels/email/bounces/contract.ts';
import type { routes } from '../../../server/rooms/channels/email/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();
export const bounces = client<typeof bounceRoutes>();

export type Mailbox = AnswerOf<typeof routes, 'GET /mailboxes'>[number];
export type OutgoingPage = AnswerOf<typeof routes, 'GET /mail/outgoing'>;
export type Outgoing = OutgoingPage['mails'][number];
export type IncomingPage = AnswerOf<typeof routes, 'GET /mail/incoming'>;
export type ClosedPage = AnswerOf<typeof bounceRoutes, 'GET /mail/suppressions'>;
export type Closed = ClosedPage['addresses'][number];
export type RawMail = IncomingPage['mails'][number];

export const mailboxesQuery = queryOptions({
  queryKey: ['email', 'mailboxes'],
  queryFn: ({ signal }) => api('GET /mailboxes', { signal }),
  // How servers work is told by nobody: it is looked up, more often while older mail is fetched.
  refetchInterval: ({ state }) =>
    state.data?.some(({ backfill }) => backfill?.state === 'waiting' || backfill?.state === 'running') ? 1500 : 20_000,
});

/** The server answers pages of fifty; a short one is the last. */
const PAGE = 50;
const after = <T extends { id: string }>({ mails }: { mails: T[] }): string | undefined =>
  mails.length < PAGE ? undefined : mails.at(-1)?.id;

export const outgoingQuery = infiniteQueryOptions({
  queryKey: ['email', 'outgoing'],
  queryFn: ({ signal, pageParam }) => api('GET /mail/outgoing', { query: pageParam ? { before: pageParam } : {}, signal }),
  initialPageParam: '',
  getNextPageParam: (page: OutgoingPage) => after(page),
});

export const incomingQuery = (state: RawMail['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['email', 'incoming', state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      api('GET /mail/incoming', { query: { ...(state ? { state } : {}), ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page: IncomingPage) => after(page),
  });

/** Addresses that mail came back from; those with some letters in them. */
export const closedQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['email', 'closed', 'list', q],
    queryFn: ({ signal, pageParam }) =>
      bounces('GET /mail/suppressions', { query: { ...(q ? { q } : {}), ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page: ClosedPage) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const closedOneQuery = (address: string) =>
  queryOptions({
    queryKey: ['email', 'closed', 'one', address],
    queryFn: ({ signal }) => bounces('GET /mail/suppressions', { query: { address }, signal }),
  });
