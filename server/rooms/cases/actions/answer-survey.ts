import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { tellAftermath } from '../../attributions/actions/tell-aftermath.ts';
import { audienceOfCase, mayRate } from '../access.ts';
import { events } from '../contract.ts';
import { answerSurveyRow, lockCase } from '../sql.ts';
import { sharedWith } from '../views.ts';
import { step } from './step.ts';

/** How the customer was treated, one to five, once: told by the customer of the case alone. */
export const answerSurvey = action(
  'cases.answerSurvey',
  z.object({
    caseId: z.uuid(),
    score: z.int().min(1).max(5),
    comment: z.string().max(4000).default(''),
    /** What the score is about: how they were attended, or the product itself (Ley 10/2025, 18). */
    cause: z.enum(['attention', 'product']).nullable().default(null),
  }),
  async (tx, { caseId, score, comment, cause }): Promise<void> => {
    const held = await lockCase(tx, caseId);
    must(mayRate(tx.actor, caseId));
    if (!held) throw refused('not_found', 'cases.notFound');
    const answered = await answerSurveyRow(tx, caseId, { score, comment, cause });
    if (answered !== 'now') throw refused('conflict', answered === 'before' ? 'cases.surveyAnswered' : 'cases.surveyNotDue');
    await tellAftermath(tx, { caseId, score });
    const data = { caseId, key: held.key, score, cause };
    tx.record({ name: events.surveyAnswered, caseId, audience: audienceOfCase(await sharedWith(tx, caseId)), data });
    await step(tx, { caseId, key: held.key, word: 'surveyAnswered', params: { score } });
  },
);
