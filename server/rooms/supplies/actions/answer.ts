import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { calendarOf } from '../../organization/views.ts';
import { awaitAnswer } from '../../requests/actions/await-answer.ts';
import { awaitAsker } from '../../requests/actions/await-asker.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayAnswer } from '../access.ts';
import { zAnswerSupply } from '../contract.ts';
import { decide, eventOf } from '../decide.ts';
import { lockSupply, saveSupply } from '../sql.ts';
import { supplyView } from '../views.ts';

const zInput = z.intersection(z.object({ requestId: z.uuid() }), zAnswerSupply);

/** The section reserves, prepares, hands over, proposes something else, gives a date, or says why it can't. In the app or by its link. */
export const answer = action('supplies.answer', zInput, async (tx, input) => {
  const { requestId } = input;
  const held = must(found(await lockSupply(tx, requestId), await requestFor(tx, requestId)));
  must(mayAnswer(tx.actor, held));
  const { changes, move, event, data } = must(decide(held, input, await calendarOf(tx, { unitId: held.unitId }), tx.now));
  const answeredAt = (held.answeredAt ?? tx.now).toISOString();
  const request =
    move.to === 'over'
      ? await close(tx, { requestId, outcome: changes.state ?? held.state, answeredAt })
      : move.to === 'asker'
        ? await awaitAsker(tx, { requestId })
        : await awaitAnswer(tx, { requestId, agreedMinutes: move.agreedMinutes });
  const next = { ...held, ...changes, request };
  await saveSupply(tx, next);
  tx.record(eventOf(next, event, data));
  return supplyView(tx, next);
});
