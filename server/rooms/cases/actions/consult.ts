import { action } from '../../../platform/act.ts';
import { say } from '../../../platform/words.ts';
import { ask } from '../../consultations/actions/ask.ts';
import { routes } from '../desk/contract.ts';
import { snippetOf } from '../decide.ts';
import { shareCase } from '../sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { own } from './own.ts';
import { sayToCustomer } from './say-to-customer.ts';
import { step } from './step.ts';

const input = routes.consult.body.extend(routes.consult.params.shape);
const LIVE_MINUTES = 10;

/** Consults a department, or refers the customer to it: then the customer is told who has the matter, and the first level confirms at the end. */
export const consult = action(
  'cases.consult',
  input,
  async (tx, { caseId, mode, department, question, live }): Promise<CaseView> => {
    const held = await holdCase(tx, { caseId, what: 'act' });
    const asked = await ask(tx, {
      mode,
      caseId,
      caseKey: held.key,
      title: snippetOf(question, 90),
      department,
      question,
      reason: held.reason,
      agreedMinutes: live ? LIVE_MINUTES : null,
    });
    await own(tx, { caseId, ownerId: held.owner_id, state: held.state });
    await shareCase(tx, caseId, asked.department.unitId);
    const params = { to: asked.department.name, title: snippetOf(question, 90), number: asked.request.number };
    await step(tx, {
      caseId,
      key: held.key,
      word: mode === 'refer' ? 'referred' : 'consultationAsked',
      params,
      circuit: 'consulted',
      arrow: 'demand',
    });
    if (mode === 'refer') {
      const text = say(held.language === 'en' ? 'en' : 'es', 'cases.referredMail', {
        hello: held.customer_name ? ` ${held.customer_name}` : '',
        department: asked.department.name,
        key: held.key,
      });
      await sayToCustomer(tx, { caseId, text, purpose: 'status' });
    }
    return openCase(tx, caseId);
  },
);
