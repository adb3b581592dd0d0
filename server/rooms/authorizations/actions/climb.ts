import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { isRefusal, must } from '../../../platform/refusal.ts';
import { chainAbove } from '../../organization/views.ts';
import { climb as climbRequest } from '../../requests/actions/climb.ts';
import { requestFor } from '../../requests/views.ts';
import { found, systemOnly } from '../access.ts';
import { nextOf } from '../decide.ts';
import { lockAuthorization } from '../sql.ts';

/** A silent superior's time is up: the next of the line is asked, at its end the head of the authority, again and again. Silence never grants. */
export const climb = action(
  'authorizations.climb',
  z.object({ requestId: z.uuid(), level: z.int() }),
  async (tx, { requestId, level }) => {
    must(systemOnly(tx.actor));
    const held = found(tx.actor, await lockAuthorization(tx, requestId), await requestFor(tx, requestId));
    if (isRefusal(held)) return { climbed: false };
    const { request } = held;
    const isUp = Date.parse(request.dueAt) <= tx.now.getTime();
    if (!request.isOpen || !isUp || request.waitingFor !== 'answer' || request.level !== level) return { climbed: false };
    const { personId, also } = nextOf(held, await chainAbove(tx, request.askedBy.id, tx.now));
    await climbRequest(tx, { requestId, to: { unitId: null, personId }, also, agreedMinutes: request.agreedMinutes });
    return { climbed: true };
  },
);
