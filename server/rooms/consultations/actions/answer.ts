import { z } from 'zod';
import { action, type Tx } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { tellAnswer } from '../../attributions/actions/tell-answer.ts';
import { unitByCode } from '../../organization/views.ts';
import { awaitAsker } from '../../requests/actions/await-asker.ts';
import { close } from '../../requests/actions/close.ts';
import { reroute } from '../../requests/actions/reroute.ts';
import { requestFor } from '../../requests/views.ts';
import { found, type Held, mayAnswer } from '../access.ts';
import { zAnswer } from '../contract.ts';
import { decide, eventOf, waited } from '../decide.ts';
import { lockConsultation, reasonOf, saveConsultation } from '../sql.ts';
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
  const view = await consultationView(tx, next);
  if (input.kind === 'answer' && !held.ask) await tell(tx, next, view.department.code);
  tx.record(eventOf(next, event, data));
  return view;

  async function elsewhere(code: string): Promise<string> {
    const unit = await unitByCode(tx, code);
    if (!unit) throw refused('not_found', 'organization.unitUnknown', { field: 'department' });
    if (unit.id === held.unitId) throw refused('invalid', 'consultations.sameDepartment', { field: 'department' });
    return unit.id;
  }
});

/** An answer without leave to act is told down: the same one often enough becomes a notice. */
async function tell(tx: Tx, held: Held, department: string): Promise<void> {
  const { id, request, verdict, question, answer: text } = held;
  const asked = { id, caseId: request.caseId, askedBy: request.askedBy.id, department, question };
  const said = { verdict: verdict ?? 'information', answer: text ?? '', waitedMinutes: waited(held, tx.now) } as const;
  await tellAnswer(tx, { ...asked, ...said, reason: await reasonOf(tx, id) });
}
