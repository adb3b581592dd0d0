import { refuse, type Refusal } from '../../../platform/refusal.ts';

export type Deputy = { id: string; role: string; assistant: boolean; active: boolean };
type Wanted = { personId: string; startsAt: Date; endsAt: Date };

/** Roles without cases of their own: they can't decide on anybody's behalf. */
const NEVER_DEPUTY = ['ADMIN', 'INTEGRATION'];

/** Whether an absence can stand: it ends after it starts and is not over, and the deputy is somebody else who is here and may decide. */
export function judgeAbsence({ personId, startsAt, endsAt }: Wanted, deputy: Deputy | null, now: Date): true | Refusal {
  if (endsAt <= startsAt) return refuse('invalid', 'organization.endsBeforeStart', { field: 'endsAt' });
  if (endsAt <= now) return refuse('invalid', 'organization.absenceOver', { field: 'endsAt' });
  if (!deputy) return true;
  if (deputy.id === personId) return refuse('invalid', 'organization.deputyIsSelf', { field: 'deputyId' });
  if (!deputy.active) return refuse('invalid', 'organization.deputyInactive', { field: 'deputyId' });
  if (deputy.assistant || NEVER_DEPUTY.includes(deputy.role))
    return refuse('invalid', 'organization.deputyMayNotDecide', { field: 'deputyId' });
  return true;
}
