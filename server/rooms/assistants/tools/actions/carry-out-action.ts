import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { takeAction } from '../../../cases/actions/take-action.ts';
import { mayUse } from '../../access.ts';
import { inputs, tools } from '../contract.ts';
import { essence, takenOf } from '../decide.ts';
import { caseNamed, evidenceOf } from '../views.ts';

/** Takes an action as anybody at the desk does, expecting one's own circuit. Who is at the other end it can't know: nobody's identity is verified. */
export const carryOutAction = action('assistants.carryOutAction', inputs.carry_out_action, async (tx, input) => {
  must(mayUse(tx.actor, tools.carry_out_action.scope));
  const caseId = await caseNamed(tx, input.case);
  const { action: code, params, amount, orderId } = input;
  const evidence = await evidenceOf(tx, caseId, input.evidence);
  const view = await takeAction(tx, { caseId, action: code, params, amount, orderId, evidence, expects: 'own' });
  return { asked: essence(input), done: takenOf(view, code) };
});
