import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayMintConsulted } from '../access.ts';
import { type Warrant, zAsk } from '../contract.ts';
import { hashOf, whyInWords } from '../ruling/views.ts';
import { locksOf, nothingMissing, sameAsk, stillCovered } from '../warrants/decide.ts';
import { lockUsage } from '../warrants/sql.ts';
import { keptRuling, standsNow } from '../warrants/views.ts';
import { mint } from './mint.ts';

/**
 * Leave with a department's yes, circuit 2: the consultations' room says that it was given. What was asked must still be within what a
 * department may agree to; if the policy has widened meanwhile and it is one's own by now, it is counted as such.
 */
export const mintConsulted = action(
  'attributions.mintConsulted',
  z.object({ rulingId: z.uuid(), consultationId: z.uuid(), ask: zAsk }),
  async (tx, { rulingId, consultationId, ask }): Promise<Warrant> => {
    must(mayMintConsulted(tx.actor));
    const kept = await keptRuling(tx, rulingId);
    must(sameAsk(kept.hash, hashOf(ask)));
    await lockUsage(tx, locksOf(ask));
    const { frame, standing } = await standsNow(tx, ask, kept.holderId);
    must(stillCovered(standing, ['consulted', 'own'], whyInWords(tx, frame, standing.reasons)));
    must(nothingMissing(standing.missing));
    const { isRight, circuit } = standing;
    const limits = isRight ? [] : (standing.row?.limits ?? []);
    return mint(tx, {
      frame,
      kept,
      basis: 'consulted',
      basisId: consultationId,
      ask,
      isRight,
      limits,
      accountHolderId: kept.holderId,
      consulted: circuit === 'consulted',
    });
  },
);
