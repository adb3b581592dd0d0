import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { consult } from '../../../cases/actions/consult.ts';
import { mayUse } from '../../access.ts';
import { inputs, tools } from '../contract.ts';
import { essence } from '../decide.ts';
import { caseNamed } from '../views.ts';

/** Consults a department, or refers the customer to it, as anybody at the desk does. */
export const askDepartment = action('assistants.askDepartment', inputs.ask_department, async (tx, input) => {
  must(mayUse(tx.actor, tools.ask_department.scope));
  const { mode, department, question } = input;
  const view = await consult(tx, { caseId: await caseNamed(tx, input.case), mode, department, question });
  return { asked: essence(input), done: { case: view.id, key: view.key, waitsFor: view.waits } };
});
