import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { executeGranted } from '../../../cases/actions/execute-granted.ts';
import { mayUse } from '../../access.ts';
import { inputs, tools } from '../contract.ts';
import { essence } from '../decide.ts';
import { caseNamed } from '../views.ts';

/** Carries out what a department agreed to, exactly that, once. */
export const carryOutAgreed = action('assistants.carryOutAgreed', inputs.carry_out_agreed, async (tx, input) => {
  must(mayUse(tx.actor, tools.carry_out_agreed.scope));
  const view = await executeGranted(tx, { caseId: await caseNamed(tx, input.case), actionId: input.actionId });
  const taken = view.actions.find(({ id }) => id === input.actionId);
  return { asked: essence(input), done: { case: view.id, key: view.key, taken: taken ?? null, waitsFor: view.waits } };
});
