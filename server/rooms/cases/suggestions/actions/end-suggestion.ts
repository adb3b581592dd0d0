import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { audienceOfCase, mayEndSuggestion } from '../../access.ts';
import { holdCase } from '../../actions/hold-case.ts';
import { events } from '../../contract.ts';
import { type CaseView, openCase } from '../../views.ts';
import { suggestionRoutes } from '../contract.ts';
import { lockSuggestion, updateSuggestionEnded } from '../sql.ts';

const input = suggestionRoutes.endSuggestion.body.extend(suggestionRoutes.endSuggestion.params.shape);

/** Says that a suggestion was taken over, or drops it. One that is done with stays so. */
export const endSuggestion = action(
  'cases.endSuggestion',
  input,
  async (tx, { caseId, suggestionId, outcome }): Promise<CaseView> => {
    const held = await holdCase(tx, { caseId, what: 'act' });
    const found = await lockSuggestion(tx, caseId, suggestionId);
    if (!found) throw refused('not_found', 'cases.suggestionUnknown', { field: 'suggestionId' });
    must(mayEndSuggestion(tx.actor, found.byId, outcome));
    if (found.state === 'open') {
      await updateSuggestionEnded(tx, suggestionId, outcome);
      tx.record({
        name: events.suggestionEnded,
        caseId,
        subjectId: suggestionId,
        audience: audienceOfCase(held.sharedWith),
        data: { caseId, key: held.key, suggestionId, outcome },
      });
    }
    return openCase(tx, caseId);
  },
);
