import { z } from 'zod';
import { action, type Tx } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayMintAuthorised } from '../access.ts';
import { type Limit, type Warrant, zAsk } from '../contract.ts';
import type { Why } from '../limits/contract.ts';
import type { Question } from '../ruling/contract.ts';
import { seatOf } from '../ruling/decide.ts';
import { type Frame, hashOf, posed, whyInWords } from '../ruling/views.ts';
import type { Standing } from '../standing/contract.ts';
import { stand } from '../standing/decide.ts';
import type { Agreed, StepVerdict } from '../chains/steps/contract.ts';
import { namedFor, wasNamed, weighed, wholly } from '../chains/steps/decide.ts';
import { askedFirst, locksOf, nothingMissing, sameAsk, stillCovered } from '../warrants/decide.ts';
import { lockUsage } from '../warrants/sql.ts';
import { keptRuling } from '../warrants/views.ts';
import { mint } from './mint.ts';

const who = { deciderId: z.uuid(), principalId: z.uuid() };
/** `agreed`: of a chain of its own, everybody who said yes, by the place of their step; the last of them is the decider. */
const agreed = z.array(z.object({ step: z.int().nonnegative(), ...who })).default([]);
const input = z.object({ rulingId: z.uuid(), authorizationId: z.uuid(), ask: zAsk, ...who, agreed });

/**
 * Leave by a superior, circuit 3, at the amount granted: it must be within the own attributions of who decides, or of the one for whom
 * a deputy decides, and is counted on theirs. Only where nobody is further up does a decision above the limits stand, and it says so.
 * By a chain of its own every step must have been agreed in; where the policy names who decides, it is the policy that gives the leave.
 */
export const mintAuthorised = action('attributions.mintAuthorised', input, async (tx, given): Promise<Warrant> => {
  const { rulingId, authorizationId, ask, deciderId, principalId } = given;
  const kept = await keptRuling(tx, rulingId);
  must(mayMintAuthorised(tx.actor, deciderId, principalId, kept.holderId));
  must(sameAsk(kept.hash, hashOf(askedFirst(ask, kept))));
  await lockUsage(tx, locksOf(ask));
  const { frame, question } = await posed(tx, ask, kept.holderId);
  const asker = stand(frame.policy, question.holder, ask, question.usage, question.at);
  must(nothingMissing(asker.missing));
  const named = namedBy(frame, question, asker, kept.steps, given);
  const { isRight, limits, overLimit } = named === null ? inLine(tx, frame, question, given) : FREELY;
  return mint(tx, {
    frame,
    kept,
    basis: 'authorised',
    basisId: authorizationId,
    ask,
    isRight,
    limits,
    accountHolderId: named ?? principalId,
    consulted: false,
    overLimit,
  });
});

type Given = z.output<typeof input>;
type Leave = { isRight: boolean; limits: Limit[]; overLimit: Why | null };
const FREELY: Leave = { isRight: false, limits: [], overLimit: null };

/** On whose account the policy's own leave goes: the last to agree whom the steps name, if the asker's row still does. Null: the line's. */
function namedBy(frame: Frame, question: Question, asker: Standing, steps: StepVerdict[], given: Given): string | null {
  if (steps.length === 0) return null;
  const { agreed: all } = given;
  must(wholly(steps, weighed(question.ask, question.usage), all, question.holder.personId));
  const stranger = all.find((one) => !wasNamed(steps, one) && !seatOf(frame.policy, question, one.deciderId, one.principalId));
  if (stranger || all.at(-1)?.deciderId !== given.deciderId) throw refused('forbidden', 'attributions.notInLine');
  const row = asker.stepped;
  const last = Math.max(...all.map((one) => one.step));
  if (!row) return null;
  const isNamed = (one: Agreed) => one.step === last && wasNamed(steps, one) && namedFor(question, row, one.principalId);
  return all.findLast(isNamed)?.principalId ?? null;
}

/** Leave on the decider's own attributions, or as the last of the line. */
function inLine(tx: Tx, frame: Frame, question: Question, { deciderId, principalId }: Given): Leave {
  const seat = seatOf(frame.policy, question, deciderId, principalId);
  if (!seat) throw refused('forbidden', 'attributions.notInLine');
  const { standing, last } = seat;
  const isOver = standing.circuit !== 'own' && standing.circuit !== 'forbidden' && last;
  if (!isOver) must(stillCovered(standing, ['own'], whyInWords(tx, frame, standing.reasons)));
  const { isRight, row, reasons } = standing;
  return { isRight, limits: isRight || isOver ? [] : (row?.limits ?? []), overLimit: isOver ? (reasons.at(-1) ?? null) : null };
}
