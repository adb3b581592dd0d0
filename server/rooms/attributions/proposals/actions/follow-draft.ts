import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { systemOnly } from '../access.ts';
import { proposalEvents, REST_DAYS } from '../contract.ts';
import { endTrialOf, moveWithDraft } from '../sql.ts';
import { readersOf } from '../views.ts';

const DAY_MS = 86_400_000;
const input = z.discriminatedUnion('what', [
  z.object({ what: z.literal('activated'), draftId: z.uuid() }),
  z.object({ what: z.literal('discarded'), draftId: z.uuid() }),
  z.object({ what: z.literal('tried'), draftId: z.uuid(), trialId: z.uuid() }),
  z.object({ what: z.literal('trialEnded'), trialId: z.uuid(), confirmed: z.boolean(), reason: z.string() }),
]);

/** What was accepted goes the way of the draft that it came into, and of that draft's trial. */
export const followDraft = action('attributions.followDraft', input, async (tx, told): Promise<void> => {
  must(systemOnly(tx.actor));
  if (told.what === 'activated') await moveWithDraft(tx, told.draftId, { from: ['accepted'], state: 'inForce' });
  if (told.what === 'discarded') await moveWithDraft(tx, told.draftId, { from: ['accepted'], state: 'open' });
  if (told.what === 'tried') {
    const { draftId, trialId } = told;
    await moveWithDraft(tx, draftId, { from: ['accepted', 'open', 'inForce'], state: 'trying', trialId });
  }
  if (told.what === 'trialEnded') {
    const until = new Date(tx.now.getTime() + REST_DAYS * DAY_MS);
    await endTrialOf(tx, told.trialId, told.confirmed, told.reason, until);
  }
  tx.record({ name: proposalEvents.moved, audience: await readersOf(tx), data: { what: told.what } });
});
