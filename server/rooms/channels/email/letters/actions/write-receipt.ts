import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { say, sayTime } from '../../../../../platform/words.ts';
import { customerLink, letterFacts } from '../../../../cases/customer/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';
import { localeOf } from '../../decide.ts';
import { receiptsTo } from '../../views.ts';

/** More receipts an hour than a person could cause: then it is a machine that answers ours. */
const RECEIPTS_AN_HOUR = 5;

/** Tells the customer that the demand is here, under which key, and until when it will be answered (Ley 10/2025, 11 and 12). System only: a reaction calls it. */
export const writeReceipt = action(
  'email.writeReceipt',
  z.object({ caseId: z.uuid() }),
  async (tx, { caseId }): Promise<void> => {
    const facts = await letterFacts(tx, caseId);
    const to = facts?.customerAddress;
    if (!facts || !to?.includes('@') || (await receiptsTo(tx, to)) >= RECEIPTS_AN_HOUR) return;
    const centre = await centreOf(tx);
    const locale = localeOf(facts.language);
    const by = facts.legalDueAt ? sayTime(locale, facts.legalDueAt, centre.timeZone) : '';
    const params = {
      key: facts.key,
      hello: facts.customerName ? ` ${facts.customerName}` : '',
      centre: centre.name,
      subject: facts.subject,
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
