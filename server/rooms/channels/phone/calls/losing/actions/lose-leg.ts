import { z } from 'zod';
import { action } from '../../../../../../platform/act.ts';
import { must } from '../../../../../../platform/refusal.ts';
import { mayHear } from '../../../access.ts';
import { hearCall } from '../../../actions/hear-call.ts';
import { zCallEvent } from '../../contract.ts';
import { dropSign } from '../sql.ts';

/**
 * Supposes that a leg has ended, as nothing is heard of it any more: `at` is when it was last known to go on. Whatever is heard of it afterwards counts
 * for more. System only: the sweep, and a browser that begins anew, lead here.
 */
export const loseLeg = action(
  'phone.loseLeg',
  z.object({ lineId: z.uuid(), ref: z.string(), at: z.iso.datetime() }),
  async (tx, { lineId, ref, at }): Promise<void> => {
    must(mayHear(tx.actor));
    // A browser that has spoken in the meantime still has it.
    if ((await dropSign(tx, { lineId, ref, until: new Date(at) })) === 'spoken') return;
    await hearCall(tx, { lineId, event: zCallEvent.parse({ callId: ref, event: 'ended', cause: 'lost', at }) });
  },
);
