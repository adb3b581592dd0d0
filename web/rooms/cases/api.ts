import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { routesOfRuling } from '../../../server/rooms/attributions/contract.ts';
import type { routes } from '../../../server/rooms/cases/desk/contract.ts';
import type { mergingRoutes } from '../../../server/rooms/cases/merging/contract.ts';
import type { replyRoutes } from '../../../server/rooms/cases/replies/contract.ts';
import type { templateRoutes } from '../../../server/rooms/cases/templates/contract.ts';
import type { partyRoutes } from '../../../server/rooms/cases/third-parties/contract.ts';
import type { routes as emailRoutes } from '../../../server/rooms/channels/email/contract.ts';
import type { letterRoutes } from '../../../server/rooms/channels/email/letters/contract.ts';
import type { suggestionRoutes } from '../../../server/rooms/cases/suggestions/contract.ts';
import type { routes as organization } from '../../../server/rooms/organization/contract.ts';
import type { routes as information } from '../../../server/rooms/information/contract.ts';
import type { routes as stores } from '../../../server/rooms/stores/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<
  typeof routes & typeof suggestionRoutes & typeof mergingRoutes & typeof replyRoutes & typeof templateRoutes & typeof partyRoutes
>();
const mail = client<typeof letterRoutes>();
const boxes = client<typeof emailRoutes>();
export const informationApi = client<typeof information>();
const ruling = client<typeof routesOfRuling>();
const people = client<typeof organization>();
const shops = client<typeof stores>();

export type Case = AnswerOf<typeof routes, 'GET /cases/:caseId'>;
export type Row = AnswerOf<typeof routes, 'GET /cases'>['cases'][number];
export type Message = Case['messages'][number];
export type Step = Case['steps'][number];
export type Suggestion = Case['suggestions'][number];
export type Issue = Case['issues'][number];
export type CaseAction = Case['actions'][number];
export type Held = Case['held'][number];
export type DoorChoice = Case['answerBy'];
export type Fitting = AnswerOf<typeof templateRoutes, 'GET /cases/:caseId/templates'>[number];
export type Template = AnswerOf<typeof templateRoutes, 'GET /templates'>['templates'][number];
export type Attachment = Message['attachments'][number];
export type MayLine = AnswerOf<typeof routes, 'GET /cases/:caseId/may'>[number];
export type Order = AnswerOf<typeof stores, 'GET /orders'>[number];
export type Notice = AnswerOf<typeof information, 'GET /notices'>[number];
export type Fact = AnswerOf<typeof information, 'GET /product-facts'>[number];
export type Unit = AnswerOf<typeof organization, 'GET /units'>[number];
export type MayBody = z.input<(typeof routes)['mayOne']['body']>;
export type TakeBody = z.input<(typeof routes)['takeAction']['body']>;

/** What the list shows: one's own, one queue, what waits, what is open, everything; or the cases behind a figure, by their ids. */
export type View = {
  view: 'mine' | 'queue' | 'waiting' | 'open' | 'all';
  queueId?: string | undefined;
  ids?: string | undefined;
};

/**
 * The list keeps out of the way of `live.ts`, which would ask for every page at every event: its first key is no room's. `useLiveList`
 * hears the events for it.
 */
export const listQuery = (view: View) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'list', view],
    queryFn: ({ signal, pageParam }) =>
      api('GET /cases', { query: { ...view, limit: 100, ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
  });

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['cases', 'search', q],
    queryFn: ({ signal }) => api('GET /cases/search', { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });

export const queuesQuery = queryOptions({
  queryKey: ['cases', 'queues'],
  queryFn: ({ signal }) => api('GET /queues', { signal }),
});

export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', 'one', caseId],
    queryFn: ({ signal }) => api('GET /cases/:caseId', { params: { caseId }, signal }),
  });

export const mayQuery = (caseId: string, orderId: string | null) =>
  queryOptions({
    queryKey: ['cases', 'may', caseId, { orderId }],
    queryFn: ({ signal }) => api('GET /cases/:caseId/may', { params: { caseId }, query: orderId ? { orderId } : {}, signal }),
    placeholderData: keepPreviousData,
  });

/** The same line for what is typed; the answer before it stays on screen meanwhile. */
export const mayOneQuery = (caseId: string, body: MayBody) =>
  queryOptions({
    queryKey: ['cases', 'mayOne', caseId, body],
    queryFn: ({ signal }) => api('POST /cases/:caseId/may', { params: { caseId }, body, signal }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });

export const ordersQuery = (customerId: string | null, number = '') =>
  queryOptions({
    queryKey: ['stores', 'orders', { customerId, number }],
    queryFn: ({ signal }) => shops('GET /orders', { query: number ? { number } : customerId ? { customerId } : {}, signal }),
    enabled: customerId !== null || number !== '',
  });

export const noticesQuery = queryOptions({
  queryKey: ['information', 'notices', 'in_force'],
  queryFn: ({ signal }) => informationApi('GET /notices', { query: { filter: 'in_force' }, signal }),
});

export const factsQuery = (skus: string[]) =>
  queryOptions({
    queryKey: ['information', 'facts', skus.join()],
    queryFn: ({ signal }) => informationApi('GET /product-facts', { query: { sku: skus }, signal }),
    enabled: skus.length > 0,
  });

const rarely = { staleTime: 10 * 60_000 };
export const kindsQuery = queryOptions({
  queryKey: ['attributions', 'kinds'],
  queryFn: ({ signal }) => ruling('GET /action-kinds', { signal }),
  ...rarely,
});
export const unitsQuery = queryOptions({
  queryKey: ['organization', 'units'],
  queryFn: ({ signal }) => people('GET /units', { signal }),
  ...rarely,
});
export const peopleQuery = queryOptions({
  queryKey: ['organization', 'people'],
  queryFn: ({ signal }) => people('GET /people', { signal }),
  ...rarely,
});

/** Where a file of a case lies, for a link. */
export const fileHref = (caseId: string, sha256: string): string => `/api/v1/cases/${caseId}/files/${sha256}`;

/** Keeps a file for the case; whatever is sent afterwards may name it. */
export async function uploadFile(caseId: string, file: File): Promise<Attachment> {
  const data = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
  const body = { name: file.name, type: file.type || 'application/octet-stream', data };
  return api('POST /cases/:caseId/files', { params: { caseId }, body });
}

export type Precedent = AnswerOf<typeof routes, 'GET /cases/:caseId/precedents'>[number];
/** What was decided on the like of what would be asked. */
export const precedentsQuery = (caseId: string, action: string, minor: number | null, orderId: string | null) =>
  queryOptions({
    queryKey: ['cases', 'precedents', caseId, action, minor, orderId],
    queryFn: ({ signal }) =>
      api('GET /cases/:caseId/precedents', {
        params: { caseId },
        query: { action, ...(minor === null ? {} : { minor }), ...(orderId === null ? {} : { orderId }) },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** How this person writes: time to undo, with format or without. */
export const habitQuery = queryOptions({
  queryKey: ['cases', 'habit'],
  queryFn: ({ signal }) => api('GET /writing-habit', { signal }),
  ...rarely,
});

/** Who else was in the customer's last mail, and which addresses of the case, or `to`, send mail back. */
export const mailQuery = (caseId: string, version: number, to = '') =>
  queryOptions({
    queryKey: ['cases', 'mail', caseId, version, to],
    queryFn: ({ signal }) => mail('GET /cases/:caseId/mail', { params: { caseId }, query: to ? { to } : {}, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const fittingQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', 'fitting', caseId],
    queryFn: ({ signal }) => api('GET /cases/:caseId/templates', { params: { caseId }, signal }),
    staleTime: 30_000,
  });

export const templatesQuery = queryOptions({
  queryKey: ['cases', 'templates'],
  queryFn: ({ signal }) => api('GET /templates', { signal }),
});

/** Addresses that the centre writes from, for who may set them up. */
export const mailboxAddressesQuery = queryOptions({
  queryKey: ['email', 'mailboxes', 'addresses'],
  queryFn: async ({ signal }) => (await boxes('GET /mailboxes', { signal })).map(({ address }) => address.toLowerCase()),
  retry: false,
});
