import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { unitByCode } from '../../organization/views.ts';
import { awaitAsker } from '../../requests/actions/await-asker.ts';
import { close } from '../../requests/actions/close.ts';
import { reroute } from '../../requests/actions/reroute.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayAnswer } from '../access.ts';
import { zAnswer } from '../contract.ts';
import { decide, eventOf } from '../decide.ts';
import { lockConsultation, saveConsultation } from '../sql.ts';
import { consultationView } from '../views.ts';

const zInput = z.intersection(z.object({ requestId: z.uuid() }), zAnswer);

/** The department answers, does, returns, asks for more, or names the department whose matter it is. In the app or by its link. */
export const answer = action('consultations.answer', zInput, async (tx, input) => {
  const { requestId } = input;
  const held = must(found(await lockConsultation(tx, requestId), await requestFor(tx, requestId)));
  must(mayAnswer(tx.actor, held));
  const { changes, move, event, data } = must(decide(held, input, tx.actor.name, tx.now));
  const unitId = input.kind === 'not_mine' ? await elsewhere(input.department) : held.unitId;
  const { agreedMinutes } = held.request;
  const request =
    move === 'elsewhere'
      ? await reroute(tx, { requestId, to: { unitId, personId: null }, agreedMinutes })
      : move === 'over'
        ? await close(tx, { requestId, outcome: changes.state ?? 'answered' })
        : await awaitAsker(tx, { requestId });
  const next = { ...held, ...changes, unitId, request };
  await saveConsultation(tx, next);
  tx.record(eventOf(next, event, data));
  return consultationView(tx, next);

  async function elsewhere(code: string): Promise<string> {
    const unit = await unitByCode(tx, code);
    if (!unit) throw refused('not_found', 'organization.unitUnknown', { field: 'department' });
    if (unit.id === held.unitId) throw refused('invalid', 'consultations.sameDepartment', { field: 'department' });
    return unit.id;
  }
});
