import { type Refusal, refuse } from '../../../platform/refusal.ts';

type Wanted = {
  role?: string | null | undefined;
  unitId?: string | null | undefined;
  from: string;
  to: string;
  fromDate: string;
  toDate?: string | null | undefined;
};
type Watcher = { role: string; active: boolean; assistant: boolean };

/** Roles without cases of their own can't decide for anybody. */
const NEVER = ['ADMIN', 'INTEGRATION'];

/** Whether somebody can be put on duty so: for one role or one unit, dates in order, and a person who is here and may decide. */
export function judgeDuty(wanted: Wanted, person: Watcher): true | Refusal {
  if (Boolean(wanted.role) === Boolean(wanted.unitId)) return refuse('invalid', 'organization.dutyForWhom', { field: 'role' });
  if (wanted.toDate && wanted.toDate < wanted.fromDate)
    return refuse('invalid', 'organization.dutyEndsBefore', { field: 'toDate' });
  if (!person.active) return refuse('invalid', 'organization.deputyInactive', { field: 'personId' });
  if (person.assistant || NEVER.includes(person.role))
    return refuse('invalid', 'organization.deputyMayNotDecide', { field: 'personId' });
  return true;
}
