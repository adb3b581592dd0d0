// Owns the scheme: the organisation with its demands and answers, as they happen and for any period, counted by day. Nobody imports it.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';
import { zCaseRow } from '../cases/contract.ts';
import { zChannel } from '../cases/doors/contract.ts';

/** `now` is what was asked in the last hour and all that still waits; the others are days of the centre's zone that end today. */
export const SPANS = ['now', 'today', 'week', 'quarter'] as const;
export const zSpan = z.enum(SPANS);
export const CIRCUITS = ['own', 'consulted', 'authorised'] as const;
/** A supply request goes to a section below: it is drawn, and is no circuit. */
export const zFlowKind = z.enum([...CIRCUITS, 'supply']);
export const zMode = z.enum(['grant', 'ask', 'consult', 'refer']);

/**
 * Demands along one arrow: `n` = `ended` + `waiting`. Median and nine in ten are minutes by the clock on the wall until the answer, of
 * those that ended; exact below 25 minutes, within 4 % above (they are read from counts by buckets).
 */
export const zFlow = z.object({
  n: z.int(),
  ended: z.int(),
  waiting: z.int(),
  /** Of those that wait, the ones beyond the agreed time. */
  overdue: z.int(),
  medianMinutes: z.int().nullable(),
  ninetiethMinutes: z.int().nullable(),
});
export type Flow = z.output<typeof zFlow>;

export const zUnitNode = z.object({ unitId: z.uuid(), name: z.string(), flow: zFlow, referred: zFlow });
/** A level of superiors: everybody of a role who was asked. `level`: the higher, the further up. */
export const zLevelNode = z.object({ role: z.string(), level: z.int(), flow: zFlow });

export const zScheme = z
  .object({
    /** Days of the centre, both included; null for `now`. */
    period: z.object({ from: z.string(), to: z.string() }).nullable(),
    until: z.string(),
    /** The sum of the three circuits. */
    demands: zFlow,
    channels: z.array(z.object({ channel: zChannel, n: z.int() })),
    circuits: z.object({ own: zFlow, consulted: zFlow, authorised: zFlow }),
    superiors: z.array(zLevelNode),
    departments: z.array(zUnitNode),
    sections: z.array(zUnitNode),
    referred: zFlow,
    supplies: zFlow,
    agents: z.int(),
    /** What can be filtered by. */
    stores: z.array(z.object({ id: z.uuid(), name: z.string() })),
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'Scheme' });
export type Scheme = z.output<typeof zScheme>;

/** Actions in four weeks on one side of a change, and those of them that were granted alone. */
const zSide = z.object({ n: z.int(), own: z.int() });
export const zMove = z.object({
  versionId: z.uuid(),
  versionNumber: z.int(),
  at: z.string(),
  /** Monday of the week in which it came into force. */
  week: z.string(),
  sentences: z.array(z.string()),
  before: zSide,
  after: zSide,
  /** Points of per cent of circuit 1, after less before; null while either side is of too few. */
  points: z.int().nullable(),
});
export const zWeeks = z.object({
  weeks: z.array(z.object({ from: z.string(), own: z.int(), consulted: z.int(), authorised: z.int() })),
  moved: z.array(zMove),
  /** Below so many on a side, a difference says more of chance than of the change. */
  enough: z.int(),
});

const zPeriodOrSpan = z.object({
  span: zSpan.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  storeId: z.uuid().optional(),
  unitId: z.uuid().optional(),
});
export type Asked = z.output<typeof zPeriodOrSpan>;

/** What counts behind a figure. Nothing given: every demand of the three circuits. */
export const zBehind = zPeriodOrSpan.extend({
  kind: zFlowKind.optional(),
  mode: zMode.optional(),
  role: z.string().max(40).optional(),
  channel: zChannel.optional(),
  state: z.enum(['ended', 'waiting', 'overdue']).optional(),
});

const person = { access: 'person', scope: 'reports:read', method: 'GET' } as const;
export const routes = {
  scheme: {
    ...person,
    path: '/scheme',
    summary:
      'The organisation with its demands and answers: circuits, departments, superiors, sections, volumes, times, what waits',
    query: zPeriodOrSpan,
    returns: zScheme,
  },
  weeks: {
    ...person,
    path: '/scheme/weeks',
    summary: 'The share of each circuit over twelve weeks, and which changes of the policy moved it',
    query: z.object({ storeId: z.uuid().optional() }),
    returns: zWeeks,
  },
  behind: {
    ...person,
    path: '/scheme/cases',
    summary: 'The cases behind a figure of the scheme, newest demand first',
    query: zBehind,
    returns: z.object({ cases: z.array(zCaseRow), more: z.boolean() }),
  },
} satisfies Routes;
