import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { refused } from '../../../../platform/refusal.ts';
import { kindOf } from '../../../attributions/views.ts';
import { audienceOfCase } from '../../access.ts';
import { holdCase } from '../../actions/hold-case.ts';
import { prepare } from '../../bar/views.ts';
import { events } from '../../contract.ts';
import { type CaseView, openCase } from '../../views.ts';
import { suggestionRoutes } from '../contract.ts';
import { insertSuggestion, replaceOlder } from '../sql.ts';

const input = suggestionRoutes.suggest.body.extend(suggestionRoutes.suggest.params.shape);

/**
 * Puts a draft or an action before whoever has the case. Nothing is sent, granted or ruled: that is for who takes it over. The case grows
 * no older on their screen by it, so that what they are writing still goes out.
 */
export const suggest = action('cases.suggest', input, async (tx, { caseId, suggestion: given }): Promise<CaseView> => {
  const held = await holdCase(tx, { caseId, what: 'act' });
  const id = newId();
  const row = { id, caseId, kind: given.kind, text: given.text, action: null, params: {}, amount: null, orderId: null };
  const full = given.kind === 'reply' ? row : { ...row, ...given };
  if (given.kind === 'action') {
    const kind = await kindOf(tx, given.action);
    if (!kind) throw refused('invalid', 'cases.actionUnknown', { field: 'action' });
    const what = { params: given.params, amount: given.amount, identityVerified: false, evidence: [] };
    await prepare(tx, held, given.orderId ?? held.order_id, [{ kind, given: what }]);
  }
  await replaceOlder(tx, full);
  await insertSuggestion(tx, full);
  tx.record({
    name: events.suggested,
    caseId,
    subjectId: id,
    audience: audienceOfCase(held.sharedWith),
    data: { caseId, key: held.key, suggestionId: id, kind: full.kind, action: full.action, amount: full.amount },
  });
  return openCase(tx, caseId);
});
