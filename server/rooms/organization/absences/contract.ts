// Owns who is away, from when to when, and who stands in meanwhile.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';

export const zAbsence = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  deputyId: z.uuid().nullable(),
  deputyName: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
});
export type Absence = z.output<typeof zAbsence>;

const own = { access: 'person', scope: 'organization:read' } as const;
export const absenceRoutes = {
  absences: { ...own, method: 'GET', path: '/absences', summary: 'Absences, present and to come', returns: z.array(zAbsence) },
  addAbsence: {
    ...own,
    method: 'POST',
    path: '/absences',
    summary: 'An absence with its deputy',
    body: z.object({
      personId: z.uuid(),
      deputyId: z.uuid().nullable(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
    }),
    returns: zAbsence,
  },
  removeAbsence: {
    ...own,
    method: 'DELETE',
    path: '/absences/:absenceId',
    summary: 'Ends an absence',
    params: z.object({ absenceId: z.uuid() }),
    returns: z.object({ ok: z.boolean() }),
  },
} satisfies Routes;
