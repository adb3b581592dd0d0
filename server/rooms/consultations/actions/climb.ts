import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { isRefusal, must } from '../../../platform/refusal.ts';
import { climb as climbRequest } from '../../requests/actions/climb.ts';
import { requestFor } from '../../requests/views.ts';
import { found, systemOnly } from '../access.ts';
import { nextUp } from '../decide.ts';
import { lockConsultation } from '../sql.ts';
import { rungsOf } from '../views.ts';

/** A silent department's time is up: its head is asked, then the authority; the department may still answer. Told twice it does nothing. */
export const climb = action(
  'consultations.climb',
  z.object({ requestId: z.uuid(), level: z.int() }),
  async (tx, { requestId, level }) => {
    must(systemOnly(tx.actor));
    const held = found(await lockConsultation(tx, requestId), await requestFor(tx, requestId));
    if (isRefusal(held)) return { climbed: false };
    const { request } = held;
    if (!request.isOpen || request.waitingFor !== 'answer' || request.level !== level) return { climbed: false };
    const { headId, authorityId } = await rungsOf(tx, held);
    await climbRequest(tx, { requestId, to: nextUp(held, headId, authorityId), agreedMinutes: request.agreedMinutes });
    return { climbed: true };
  },
);
