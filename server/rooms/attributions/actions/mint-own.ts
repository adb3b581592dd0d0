import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayMintOwn } from '../access.ts';
import { type Warrant, zAsk } from '../contract.ts';
import { hashOf, whyInWords } from '../ruling/views.ts';
import { locksOf, nothingMissing, sameAsk, stillCovered } from '../warrants/decide.ts';
import { lockUsage } from '../warrants/sql.ts';
import { keptRuling, standsNow } from '../warrants/views.ts';
import { mint } from './mint.ts';

/**
 * Leave of one's own, circuit 1. The request is ruled on again under the locks of its order and customer, by the policy of this moment;
 * the budgets come last, each under its own lock, so that no number of grants at once exceeds them.
 */
export const mintOwn = action(
  'attributions.mintOwn',
  z.object({ rulingId: z.uuid(), ask: zAsk }),
  async (tx, { rulingId, ask }): Promise<Warrant> => {
    const kept = await keptRuling(tx, rulingId);
    must(mayMintOwn(tx.actor, kept.holderId));
    must(sameAsk(kept.hash, hashOf(ask)));
    await lockUsage(tx, locksOf(ask));
    const standing = await standsNow(tx, ask, kept.holderId);
    must(stillCovered(standing, ['own'], await whyInWords(tx, standing.reasons)));
    must(nothingMissing(standing.missing));
    const { isRight } = standing;
    return mint(tx, {
      kept,
      basis: 'own',
      basisId: rulingId,
      ask,
      isRight,
      limits: isRight ? [] : (standing.row?.limits ?? []),
      accountHolderId: kept.holderId,
      consulted: false,
    });
  },
);
