import { act, type Tx } from '../../../../platform/act.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { refused } from '../../../../platform/refusal.ts';
import type { z } from 'zod';
import { decide } from '../../../authorizations/actions/decide.ts';
import { answer as answerConsultation } from '../../../consultations/actions/answer.ts';
import { useLink } from '../../../requests/actions/use-link.ts';
import { linkByToken } from '../../../requests/views.ts';
import { answer as answerSupply } from '../../../supplies/actions/answer.ts';
import type { zLinkAnswer } from '../contract.ts';

export type LinkAnswer = z.output<typeof zLinkAnswer>;

/**
 * Answers a request by its signed link, once: the link is used up in the transaction of the answer, so that an answer that is refused
 * leaves it good. Who acts is whom the link was sent to; the request's room asks who may, as for everybody. Recorded as web.answerByLink.
 */
export async function answerByLink(ctx: Ctx, token: string, given: LinkAnswer): Promise<void> {
  const link = await linkByToken(ctx, token);
  if (!link) throw refused('not_found', 'web.linkUnknown');
  await act({ ctx, actor: link.actor }, 'web.answerByLink', async (tx) => {
    const { requestId, kind } = await useLink(tx, { token });
    if (kind === 'authorization') await toAuthorization(tx, requestId, given);
    else if (kind === 'consultation') await toConsultation(tx, requestId, given);
    else await toSupply(tx, requestId, given);
  });
}

const doesNotFit = () => refused('invalid', 'web.answerDoesNotFit', { field: 'answer' });

async function toAuthorization(tx: Tx, requestId: string, given: LinkAnswer): Promise<void> {
  switch (given.answer) {
    case 'approve':
      return void (await decide(tx, { requestId, verdict: 'approve' }));
    case 'change':
      return void (await decide(tx, { requestId, verdict: 'change', minor: given.minor, reason: given.text }));
    case 'reject':
      return void (await decide(tx, { requestId, verdict: 'reject', reason: given.text }));
    case 'ask':
      return void (await decide(tx, { requestId, verdict: 'ask', question: given.text }));
    default:
      throw doesNotFit();
  }
}

async function toConsultation(tx: Tx, requestId: string, given: LinkAnswer): Promise<void> {
  switch (given.answer) {
    case 'yes':
    case 'no':
    case 'information':
      return void (await answerConsultation(tx, { requestId, kind: 'answer', verdict: given.answer, text: given.text || '✓' }));
    case 'done':
    case 'return':
      return void (await answerConsultation(tx, { requestId, kind: given.answer, text: given.text }));
    case 'ask':
      return void (await answerConsultation(tx, { requestId, kind: 'ask_info', text: given.text }));
    case 'not_mine':
      return void (await answerConsultation(tx, { requestId, kind: 'not_mine', department: given.department, text: given.text }));
    default:
      throw doesNotFit();
  }
}

async function toSupply(tx: Tx, requestId: string, given: LinkAnswer): Promise<void> {
  switch (given.answer) {
    case 'reserve':
      return void (await answerSupply(tx, { requestId, kind: 'reserve' }));
    case 'hand_over':
      return void (await answerSupply(tx, { requestId, kind: 'hand_over', tracking: given.text }));
    case 'decline':
      return void (await answerSupply(tx, { requestId, kind: 'decline', text: given.text }));
    default:
      throw doesNotFit();
  }
}
