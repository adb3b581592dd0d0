// Owns the rota: who is on duty for a role or a unit, on which days of the week, from when to when.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const zClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Clocks and days are the centre's; one that does not end after it begins runs over midnight. Exactly one of `role` and `unitId`. */
export const zDuty = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  role: z.string().nullable(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  days: z.array(z.enum(DAYS)).min(1),
  from: zClock,
  to: zClock,
  fromDate: z.iso.date(),
  toDate: z.iso.date().nullable(),
});
export type Duty = z.output<typeof zDuty>;
export const zNewDuty = zDuty
  .omit({ id: true, personName: true, unitName: true })
  .partial({ role: true, unitId: true, toDate: true });

const own = { access: 'person', scope: 'organization:read' } as const;
export const dutyRoutes = {
  duties: { ...own, method: 'GET', path: '/duties', summary: 'Who is on duty, and when', returns: z.array(zDuty) },
  addDuty: { ...own, method: 'POST', path: '/duties', summary: 'Puts somebody on duty', body: zNewDuty, returns: zDuty },
  removeDuty: {
    ...own,
    method: 'DELETE',
    path: '/duties/:dutyId',
    summary: 'Takes somebody off duty',
    params: z.object({ dutyId: z.uuid() }),
    returns: z.object({ ok: z.boolean() }),
  },
} satisfies Routes;
