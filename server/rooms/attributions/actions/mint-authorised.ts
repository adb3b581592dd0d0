import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayMintAuthorised } from '../access.ts';
import { type Warrant, zAsk } from '../contract.ts';
import { seatOf } from '../ruling/decide.ts';
import { hashOf, posed, whyInWords } from '../ruling/views.ts';
import { stand } from '../standing/decide.ts';
import { askedFirst, locksOf, nothingMissing, sameAsk, stillCovered } from '../warrants/decide.ts';
import { lockUsage } from '../warrants/sql.ts';
import { keptRuling } from '../warrants/views.ts';
import { mint } from './mint.ts';

const input = z.object({ rulingId: z.uuid(), authorizationId: z.uuid(), ask: zAsk, deciderId: z.uuid(), principalId: z.uuid() });

/**
 * Leave by a superior, circuit 3, at the amount granted: it must be within the own attributions of who decides, or of the one for whom
 * a deputy decides, and is counted on theirs. Only where nobody is further up does a decision above the limits stand, and it says so.
 */
export const mintAuthorised = action(
  'attributions.mintAuthorised',
  input,
  async (tx, { rulingId, authorizationId, ask, deciderId, principalId }): Promise<Warrant> => {
    const kept = await keptRuling(tx, rulingId);
    must(mayMintAuthorised(tx.actor, deciderId, principalId, kept.holderId));
    must(sameAsk(kept.hash, hashOf(askedFirst(ask, kept))));
    await lockUsage(tx, locksOf(ask));
    const { frame, question } = await posed(tx, ask, kept.holderId);
    const seat = seatOf(frame.policy, question, deciderId, principalId);
    if (!seat) throw refused('forbidden', 'attributions.notInLine');
    const { standing, last } = seat;
    const overLimit = standing.circuit !== 'own' && standing.circuit !== 'forbidden' && last;
    if (!overLimit) must(stillCovered(standing, ['own'], whyInWords(tx, frame, standing.reasons)));
    must(nothingMissing(stand(frame.policy, question.holder, ask, question.usage, question.at).missing));
    const { isRight } = standing;
    const limits = isRight || overLimit ? [] : (standing.row?.limits ?? []);
    return mint(tx, {
      frame,
      kept,
      basis: 'authorised',
      basisId: authorizationId,
      ask,
      isRight,
      limits,
      accountHolderId: principalId,
      consulted: false,
      overLimit: overLimit ? (standing.reasons.at(-1) ?? null) : null,
    });
  },
);
