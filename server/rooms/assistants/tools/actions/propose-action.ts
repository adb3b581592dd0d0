import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { suggest } from '../../../cases/suggestions/actions/suggest.ts';
import { mayUse } from '../../access.ts';
import { inputs, tools } from '../contract.ts';
import { essence } from '../decide.ts';
import { caseNamed } from '../views.ts';

/** An action for whoever has the case to carry out, or not, on their own attributions. */
export const proposeAction = action('assistants.proposeAction', inputs.propose_action, async (tx, input) => {
  must(mayUse(tx.actor, tools.propose_action.scope));
  const caseId = await caseNamed(tx, input.case);
  const { action: code, params, amount, orderId, reason } = input;
  const view = await suggest(tx, { caseId, suggestion: { kind: 'action', action: code, params, amount, orderId, text: reason } });
  return { asked: essence(input), done: { case: view.id, key: view.key, suggestionId: view.suggestions.at(-1)?.id ?? null } };
});
