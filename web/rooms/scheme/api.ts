import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CIRCUITS, SPANS, routes } from '../../../server/rooms/scheme/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

const api = client<typeof routes>();

export type Scheme = AnswerOf<typeof routes, 'GET /scheme'>;
export type Flow = Scheme['demands'];
export type UnitNode = Scheme['departments'][number];
export type LevelNode = Scheme['superiors'][number];
export type Weeks = AnswerOf<typeof routes, 'GET /scheme/weeks'>;
export type CaseRow = AnswerOf<typeof routes, 'GET /scheme/cases'>['cases'][number];
export type Circuit = (typeof CIRCUITS)[number];
export type FlowKind = Circuit | 'supply';
export type Span = (typeof SPANS)[number];

/** What is looked at: a span that ends now, or days; of one shop, of one department. */
export type Asked = { span?: Span; from?: string; to?: string; storeId?: string; unitId?: string };
/** A figure whose cases are asked for; `name` says which in words. */
export type Behind = {
  name: string;
  kind?: FlowKind;
  mode?: 'refer';
  role?: string;
  unitId?: string;
  channel?: CaseRow['channel'];
  state?: 'ended' | 'waiting' | 'overdue';
  /** Other days than those on the screen: one week of the twelve. */
  days?: { from: string; to: string };
};

export const schemeQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['scheme', 'drawing', asked],
    queryFn: ({ signal }) => api('GET /scheme', { query: asked, signal }),
    placeholderData: keepPreviousData,
  });

export const weeksQuery = (storeId: string | undefined) =>
  queryOptions({
    queryKey: ['scheme', 'weeks', storeId ?? null],
    queryFn: ({ signal }) => api('GET /scheme/weeks', { query: storeId ? { storeId } : {}, signal }),
    placeholderData: keepPreviousData,
  });

export const behindQuery = (asked: Asked, { name: _name, days, ...figure }: Behind) => {
  const { span: _span, from: _from, to: _to, ...filter } = asked;
  const query = { ...(days ? { ...filter, ...days } : asked), ...figure };
  return queryOptions({
    queryKey: ['scheme', 'cases', query],
    queryFn: ({ signal }) => api('GET /scheme/cases', { query, signal }),
  });
};
