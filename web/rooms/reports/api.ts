import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CHAT_FIGURES, chatRoutes } from '../../../server/rooms/reports/chat/contract.ts';
import type { FIGURES, routes } from '../../../server/rooms/reports/contract.ts';
import type { PHONE_FIGURES, telephoneRoutes } from '../../../server/rooms/reports/telephone/contract.ts';
import type { unequalRoutes } from '../../../server/rooms/reports/unequal/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

const reports = client<typeof routes>();
const treatment = client<typeof unequalRoutes>();
const telephone = client<typeof telephoneRoutes>();
const chats = client<typeof chatRoutes>();

export type Period = { from: string; to: string };
export type Agents = AnswerOf<typeof routes, 'GET /reports/agents'>;
export type AgentRow = Agents['rows'][number];
export type DepartmentRow = AnswerOf<typeof routes, 'GET /reports/departments'>['rows'][number];
export type CaseRow = AnswerOf<typeof routes, 'GET /reports/cases'>['cases'][number];
export type Figure = (typeof FIGURES)[number];
/** A figure whose cases are asked for: of one agent, of one department, or of all. */
export type Behind = { figure: Figure; name: string; personId?: string; unitId?: string };

export const agentsQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'agents', period],
    queryFn: ({ signal }) => reports('GET /reports/agents', { query: period, signal }),
    placeholderData: keepPreviousData,
  });

export const departmentsQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'departments', period],
    queryFn: ({ signal }) => reports('GET /reports/departments', { query: period, signal }),
    placeholderData: keepPreviousData,
  });

export const behindQuery = (period: Period, { figure, personId, unitId }: Behind) =>
  queryOptions({
    queryKey: ['reports', 'cases', period, figure, personId ?? null, unitId ?? null],
    queryFn: ({ signal }) =>
      reports('GET /reports/cases', {
        query: { ...period, figure, ...(personId ? { personId } : {}), ...(unitId ? { unitId } : {}) },
        signal,
      }),
  });

export type Like = AnswerOf<typeof unequalRoutes, 'GET /reports/unequal'>['groups'][number];
export const unequalQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'unequal', period],
    queryFn: ({ signal }) => treatment('GET /reports/unequal', { query: period, signal }),
    placeholderData: keepPreviousData,
  });

type TelephoneAnswer = AnswerOf<typeof telephoneRoutes, 'GET /reports/telephone'>;
export type Telephone = TelephoneAnswer['total'];
export type PhoneAgent = TelephoneAnswer['agents'][number];
export type PhoneFigure = (typeof PHONE_FIGURES)[number];
/** A figure whose calls are asked for: of one person, or of all. */
export type PhoneBehind = { figure: PhoneFigure; name: string; personId?: string };

export const telephoneQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'telephone', period],
    queryFn: ({ signal }) => telephone('GET /reports/telephone', { query: period, signal }),
    placeholderData: keepPreviousData,
  });

export const telephoneBehindQuery = (period: Period, { figure, personId }: { figure: PhoneFigure; personId?: string }) =>
  queryOptions({
    queryKey: ['reports', 'telephoneCalls', period, figure, personId ?? null],
    queryFn: ({ signal }) =>
      telephone('GET /reports/telephone/calls', { query: { ...period, figure, ...(personId ? { personId } : {}) }, signal }),
  });

export type ChatFigure = (typeof CHAT_FIGURES)[number];
export const chatQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'chat', period],
    queryFn: ({ signal }) => chats('GET /reports/chat', { query: period, signal }),
    placeholderData: keepPreviousData,
  });
export const chatBehindQuery = (period: Period, figure: ChatFigure) =>
  queryOptions({
    queryKey: ['reports', 'chatCases', period, figure],
    queryFn: ({ signal }) => chats('GET /reports/chat/cases', { query: { ...period, figure }, signal }),
  });
