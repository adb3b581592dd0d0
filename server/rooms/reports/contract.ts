// Owns the figures that coordinators read: per agent and per department, each with its n and the cases behind it. Nobody imports it.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';
import { zCaseRow } from '../cases/contract.ts';

export const zPeriod = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .meta({ description: "days in the centre's zone, both included" });

/** How many of how many; a share is shown with both. */
export const zShare = z.object({ n: z.int(), of: z.int() });
/** Actions that went one circuit: how many, and the median wait in minutes of those that ended; null while none has. */
export const zCircuitFigure = z.object({ n: z.int(), medianMinutes: z.int().nullable(), ended: z.int() });
export const zCircuits = z.object({ own: zCircuitFigure, consulted: zCircuitFigure, authorised: zCircuitFigure });
/** Mean of the answers in hundredths of a point, one to five; null while nobody has answered. */
export const zSatisfaction = z.object({ n: z.int(), meanHundredths: z.int().nullable() });

export const zAgentRow = z.object({
  personId: z.uuid().nullable(),
  name: z.string(),
  cases: z.int(),
  resolved: z.int(),
  circuits: zCircuits,
  /** Solved at the first contact, with no other contact within seven days. */
  firstContact: zShare,
  reopened: zShare,
  inTime: zShare,
  satisfaction: zSatisfaction,
});
export const zDepartmentRow = z.object({
  unitId: z.uuid(),
  name: z.string(),
  kind: z.enum(['department', 'section', 'team', 'authority', 'store', 'vendor']),
  asked: z.int(),
  answered: z.int(),
  open: z.int(),
  overdue: z.int(),
  medianMinutes: z.int().nullable(),
  climbed: zShare,
  reminders: z.int(),
});

export const FIGURES = [
  'cases',
  'resolved',
  'own',
  'consulted',
  'authorised',
  'firstContact',
  'reopened',
  'inTime',
  'satisfaction',
  'asked',
  'answered',
  'open',
  'overdue',
  'climbed',
] as const;

const person = { access: 'person', scope: 'reports:read', method: 'GET' } as const;
export const routes = {
  agents: {
    ...person,
    path: '/reports/agents',
    summary: 'Per agent: volume, circuits, first contact, reopened, satisfaction; in the order of the alphabet',
    query: zPeriod,
    returns: z.object({ total: zAgentRow, rows: z.array(zAgentRow) }),
  },
  departments: {
    ...person,
    path: '/reports/departments',
    summary: 'Per department and section: volume, answers, waiting',
    query: zPeriod,
    returns: z.object({ rows: z.array(zDepartmentRow) }),
  },
  behind: {
    ...person,
    path: '/reports/cases',
    summary: 'The cases behind a figure, newest first',
    query: zPeriod.extend({ figure: z.enum(FIGURES), personId: z.uuid().optional(), unitId: z.uuid().optional() }),
    returns: z.object({ cases: z.array(zCaseRow), total: z.int() }),
  },
} satisfies Routes;
