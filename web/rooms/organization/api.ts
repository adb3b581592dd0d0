import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/organization/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();

export type Person = AnswerOf<typeof routes, 'GET /people'>[number];
export type Unit = AnswerOf<typeof routes, 'GET /units'>[number];
export type Absence = AnswerOf<typeof routes, 'GET /absences'>[number];
export type Centre = AnswerOf<typeof routes, 'GET /centre'>;
export type ApiKey = AnswerOf<typeof routes, 'GET /api-keys'>[number];
export type Notification = AnswerOf<typeof routes, 'GET /notifications'>[number];

export const firstRunQuery = queryOptions({
  queryKey: ['organization', 'first-run'],
  queryFn: ({ signal }) => api('GET /first-run', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
export const peopleQuery = queryOptions({
  queryKey: ['organization', 'people'],
  queryFn: ({ signal }) => api('GET /people', { signal }),
});
export const unitsQuery = queryOptions({
  queryKey: ['organization', 'units'],
  queryFn: ({ signal }) => api('GET /units', { signal }),
});
export const absencesQuery = queryOptions({
  queryKey: ['organization', 'absences'],
  queryFn: ({ signal }) => api('GET /absences', { signal }),
});
export const centreQuery = queryOptions({
  queryKey: ['organization', 'centre'],
  queryFn: ({ signal }) => api('GET /centre', { signal }),
});
export const keysQuery = queryOptions({
  queryKey: ['organization', 'api-keys'],
  queryFn: ({ signal }) => api('GET /api-keys', { signal }),
});
export const notificationsQuery = queryOptions({
  queryKey: ['organization', 'notifications'],
  queryFn: ({ signal }) => api('GET /notifications', { signal }),
});
