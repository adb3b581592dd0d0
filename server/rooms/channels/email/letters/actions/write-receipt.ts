import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { say, sayTime } from '../../../../../platform/words.ts';
import { customerLink, letterFacts } from '../../../../cases/customer/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';
import { localeOf } from '../../decide.ts';
import { notMeLink } from '../../../web/form/views.ts';
import { spendLetter } from '../../../web/unproved/actions/spend-letter.ts';

/**
 * Tells the customer that the demand is here, under which key, and until when it will be answered (Ley 10/2025, 11 and 12). Nobody has proved whose the address
 * is, so no word of the writer's stands in it, and who did not write can say so. System only: a reaction calls it.
 */
export const writeReceipt = action(
  'email.writeReceipt',
  z.object({ caseId: z.uuid() }),
  async (tx, { caseId }): Promise<void> => {
    const facts = await letterFacts(tx, caseId);
    const to = facts?.customerAddress;
    if (!facts || !to?.includes('@')) return;
    if (!(await spendLetter(tx, { address: to, kind: 'receipt' }))) return;
    const centre = await centreOf(tx);
    const locale = localeOf(facts.language);
    const by = facts.legalDueAt ? sayTime(locale, facts.legalDueAt, centre.timeZone) : '';
    const params = {
      key: facts.key,
      centre: centre.name,
      notMe: notMeLink(tx, caseId, facts.key),
      link: customerLink(tx, caseId, facts.key),
      by,
    };
    await queueMail(tx, {
      kind: 'receipt',
      dedupeKey: `receipt:${caseId}`,
      to,
      subject: say(locale, 'email.receipt.subject', params),
      body: say(locale, 'email.receipt.body', params),
      language: facts.language,
      caseId,
    });
  },
);
