import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { isRefusal, must } from '../../../platform/refusal.ts';
import { climb as climbRequest } from '../../requests/actions/climb.ts';
import { requestFor } from '../../requests/views.ts';
import { found, systemOnly } from '../access.ts';
import { nextUp } from '../decide.ts';
import { lockSupply } from '../sql.ts';
import { headsOver } from '../views.ts';

/** A silent section's time is up: its head is asked, then logistics', then the authority; the section may still answer. Told twice it does nothing. */
export const climb = action(
  'supplies.climb',
  z.object({ requestId: z.uuid(), level: z.int() }),
  async (tx, { requestId, level }) => {
    must(systemOnly(tx.actor));
    const held = found(await lockSupply(tx, requestId), await requestFor(tx, requestId));
    if (isRefusal(held)) return { climbed: false };
    const { request } = held;
    if (!request.isOpen || request.waitingFor !== 'answer' || request.level !== level) return { climbed: false };
    await climbRequest(tx, { requestId, to: nextUp(held, await headsOver(tx, held)), agreedMinutes: held.agreedMinutes });
    return { climbed: true };
  },
);
