import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { say } from '../../../../../platform/words.ts';
import { customerLink, letterFacts } from '../../../../cases/customer/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';
import { localeOf } from '../../decide.ts';
import { spendLetter } from '../../../web/unproved/actions/spend-letter.ts';

/** Mails the signed link again to the address that the case has, because somebody with its key asked. System only: a reaction calls it. */
export const writeLink = action(
  'email.writeLink',
  z.object({ caseId: z.uuid(), because: z.uuid() }),
  async (tx, { caseId, because }): Promise<void> => {
    const facts = await letterFacts(tx, caseId);
    const to = facts?.customerAddress;
    if (!facts || !to?.includes('@')) return;
    if (!(await spendLetter(tx, { address: to, kind: 'link' }))) return;
    const locale = localeOf(facts.language);
    const params = { key: facts.key, centre: (await centreOf(tx)).name, link: customerLink(tx, caseId, facts.key) };
    await queueMail(tx, {
      kind: 'notification',
      dedupeKey: `link:${because}`,
      to,
      subject: say(locale, 'email.link.subject', params),
      body: say(locale, 'email.link.body', params),
      language: facts.language,
      caseId,
    });
  },
);
