import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { routes } from '../desk/contract.ts';
import { insertIssue } from '../sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { step } from './step.ts';

const input = routes.addIssue.body.extend(routes.addIssue.params.shape);

/** Another point that the customer raises: it needs its own answer before the case is resolved (Ley 10/2025, 13.1). */
export const addIssue = action('cases.addIssue', input, async (tx, { caseId, reason, text }): Promise<CaseView> => {
  const held = await holdCase(tx, { caseId, what: 'act' });
  await insertIssue(tx, { id: newId(), caseId, reason, text });
  await step(tx, { caseId, key: held.key, word: 'issueAdded', params: { text }, arrow: 'demand' });
  return openCase(tx, caseId);
});
