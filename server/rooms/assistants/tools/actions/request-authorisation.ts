import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { takeAction } from '../../../cases/actions/take-action.ts';
import { mayUse } from '../../access.ts';
import { inputs, tools } from '../contract.ts';
import { essence, takenOf } from '../decide.ts';
import { caseNamed, evidenceOf } from '../views.ts';

/** Asks leave for exactly this, of the superior or the department that the policy names. */
export const requestAuthorisation = action('assistants.requestAuthorisation', inputs.request_authorisation, async (tx, input) => {
  must(mayUse(tx.actor, tools.request_authorisation.scope));
  const caseId = await caseNamed(tx, input.case);
  const { action: code, params, amount, orderId, circuit, reason } = input;
  const evidence = await evidenceOf(tx, caseId, input.evidence);
  const view = await takeAction(tx, { caseId, action: code, params, amount, orderId, evidence, reason, expects: circuit });
  return { asked: essence(input), done: takenOf(view, code) };
});
