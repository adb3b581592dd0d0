import { z } from 'zod';
import { action, type Tx } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayMintOwn } from '../access.ts';
import { type Ask, type Warrant, zAsk } from '../contract.ts';
import { hashOf, whyInWords } from '../ruling/views.ts';
import type { Kept } from '../warrants/contract.ts';
import { locksOf, nothingMissing, sameAsk, stillCovered } from '../warrants/decide.ts';
import { lockUsage } from '../warrants/sql.ts';
import { keptFresh, keptRuling, standsNow } from '../warrants/views.ts';
import { mint } from './mint.ts';

/**
 * Leave of one's own, circuit 1. The request is ruled on again under the locks of its order and customer, by the policy of this moment,
 * unless it was in this same transaction; the budgets come last, each under its own lock, so that no number of grants at once exceeds them.
 */
export const mintOwn = action(
  'attributions.mintOwn',
  z.object({ rulingId: z.uuid(), ask: zAsk }),
  async (tx, { rulingId, ask }): Promise<Warrant> => {
    const here = keptFresh(tx, rulingId, ask);
    const kept = here?.kept ?? (await keptRuling(tx, rulingId));
    must(mayMintOwn(tx.actor, kept.holderId));
    must(sameAsk(kept.hash, hashOf(ask)));
    const { frame, isRight, limits, missing } = here ? { frame: here.frame, ...here.verdict } : await again(tx, kept, ask);
    must(nothingMissing(missing));
    return mint(tx, {
      frame,
      kept,
      basis: 'own',
      basisId: rulingId,
      ask,
      isRight,
      limits,
      accountHolderId: kept.holderId,
      consulted: false,
    });
  },
);

async function again(tx: Tx, kept: Kept, ask: Ask) {
  await lockUsage(tx, locksOf(ask));
  const { frame, standing } = await standsNow(tx, ask, kept.holderId);
  must(stillCovered(standing, ['own'], whyInWords(tx, frame, standing.reasons)));
  const { isRight, missing, row } = standing;
  return { frame, isRight, missing, limits: isRight || !row ? [] : row.limits };
}
