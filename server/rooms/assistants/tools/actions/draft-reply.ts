import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { suggest } from '../../../cases/suggestions/actions/suggest.ts';
import { mayUse } from '../../access.ts';
import { inputs, tools } from '../contract.ts';
import { essence } from '../decide.ts';
import { caseNamed } from '../views.ts';

/** A draft for whoever has the case; nothing is sent. */
export const draftReply = action('assistants.draftReply', inputs.draft_reply, async (tx, input) => {
  must(mayUse(tx.actor, tools.draft_reply.scope));
  const caseId = await caseNamed(tx, input.case);
  const view = await suggest(tx, { caseId, suggestion: { kind: 'reply', text: input.text } });
  return { asked: essence(input), done: { case: view.id, key: view.key, suggestionId: view.suggestions.at(-1)?.id ?? null } };
});
