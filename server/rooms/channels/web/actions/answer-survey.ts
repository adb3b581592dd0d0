import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { answerSurvey as rate } from '../../../cases/actions/answer-survey.ts';
import { routes } from '../contract.ts';

/** How the customer was treated and what their score is about, told on their page: the case asks whether it is theirs. */
export const answerSurvey = action(
  'web.answerSurvey',
  routes.survey.body.extend({ caseId: z.uuid() }),
  async (tx, input): Promise<void> => rate(tx, input),
);
