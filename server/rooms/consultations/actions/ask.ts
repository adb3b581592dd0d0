import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { unitByCode } from '../../organization/views.ts';
import { ask as askRequest } from '../../requests/actions/ask.ts';
import { mayAskDepartment, type Held } from '../access.ts';
import { AGREED_MINUTES, events, zAskConsultation } from '../contract.ts';
import { eventOf } from '../decide.ts';
import { insertConsultation } from '../sql.ts';
import { consultationView } from '../views.ts';

/** Asks a department, for an answer or for leave to act, or refers the customer to it. */
export const ask = action('consultations.ask', zAskConsultation, async (tx, input) => {
  must(mayAskDepartment(tx.actor));
  const unit = await unitByCode(tx, input.department);
  if (!unit) throw refused('not_found', 'organization.unitUnknown', { field: 'department' });
  if (input.question.trim() === '') throw refused('invalid', 'consultations.emptyText', { field: 'question' });
  if ((input.ask === null) !== (input.rulingId === null))
    throw refused('invalid', 'consultations.leaveNeedsRuling', { field: 'rulingId' });
  const request = await askRequest(tx, {
    kind: 'consultation',
    caseId: input.caseId,
    caseKey: input.caseKey,
    title: input.title,
    amount: input.ask?.amount ?? null,
    to: {
      unitId: unit.id,
      personId: null,
    },
    agreedMinutes: input.agreedMinutes ?? AGREED_MINUTES,
  });
  const held: Held = {
    id: request.id,
    mode: input.mode,
    state: input.mode === 'refer' ? 'handed_over' : 'sent',
    unitId: unit.id,
    question: input.question,
    rulingId: input.rulingId,
    ask: input.ask,
    warrantId: null,
    answer: null,
    verdict: null,
    answeredBy: null,
    answeredAt: null,
    exchange: [],
    reroutedFrom: null,
    insufficientCount: 0,
    confirmedAt: null,
    request,
  };
  await insertConsultation(tx, held, input.reason);
  tx.record(eventOf(held, events.asked, {}));
  return consultationView(tx, held);
});
