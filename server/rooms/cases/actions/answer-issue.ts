import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { routes } from '../desk/contract.ts';
import { answerIssueRow, changeCase } from '../sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';

const input = routes.answerIssue.body.extend(routes.answerIssue.params.shape);

/** What is answered on one of the customer's points. */
export const answerIssue = action(
  'cases.answerIssue',
  input,
  async (tx, { caseId, issueId, outcome, answer }): Promise<CaseView> => {
    const held = await holdCase(tx, { caseId, what: 'act' });
    if (!(await answerIssueRow(tx, issueId, caseId, outcome, answer)))
      throw refused('not_found', 'cases.issueUnknown', { field: 'issueId' });
    await changeCase(tx, caseId, {});
    tx.record({
      name: events.issueAnswered,
      caseId,
      subjectId: issueId,
      audience: audienceOfCase(held.sharedWith),
      data: { caseId, key: held.key, issueId, outcome },
    });
    return openCase(tx, caseId);
  },
);
