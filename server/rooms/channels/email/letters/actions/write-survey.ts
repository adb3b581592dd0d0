import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { say } from '../../../../../platform/words.ts';
import { customerLink, letterFacts } from '../../../../cases/customer/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';
import { localeOf } from '../../decide.ts';

/** One question, after the resolution was told and never before. System only: a reaction calls it. */
export const writeSurvey = action('email.writeSurvey', z.object({ caseId: z.uuid() }), async (tx, { caseId }): Promise<void> => {
  const facts = await letterFacts(tx, caseId);
  if (!facts?.customerAddress?.includes('@')) return;
  const locale = localeOf(facts.language);
  const params = {
    key: facts.key,
    hello: facts.customerName ? ` ${facts.customerName}` : '',
    centre: (await centreOf(tx)).name,
    link: `${customerLink(tx, caseId, facts.key)}#resuelto`,
  };
  await queueMail(tx, {
    kind: 'survey',
    dedupeKey: `survey:${caseId}`,
    to: facts.customerAddress,
    subject: say(locale, 'email.survey.subject', params),
    body: say(locale, 'email.survey.body', params),
    language: facts.language,
    caseId,
  });
});
