import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { say, sayTime } from '../../../../../platform/words.ts';
import { customerLink, letterFacts, messageWithHistory } from '../../../../cases/customer/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';
import { localeOf, quoteHistory, replySubject } from '../../decide.ts';

/** Earlier messages quoted below an answer: enough to follow it, not the whole thread again. */
const QUOTED = 3;
const input = z.object({ caseId: z.uuid(), messageId: z.uuid(), purpose: z.enum(['reply', 'resolution', 'status']) });

/** Writes the mail of a message to the customer, with the key, the page and the quoted history. System only: a reaction calls it. */
export const writeReply = action('email.writeReply', input, async (tx, { caseId, messageId, purpose }): Promise<void> => {
  const facts = await letterFacts(tx, caseId);
  const found = await messageWithHistory(tx, caseId, messageId);
  if (!facts?.customerAddress || !found) return;
  const centre = await centreOf(tx);
  const locale = localeOf(facts.language);
  const quoted = quoteHistory(
    found.earlier
      .slice(0, QUOTED)
      .map((m) => ({ at: sayTime(locale, new Date(m.at), centre.timeZone), author: m.author.name || centre.name, text: m.text })),
    (at, author) => say(locale, 'email.reply.wrote', { at, author }),
  );
  const foot = say(locale, 'email.reply.foot', {
    centre: centre.name,
    key: facts.key,
    link: customerLink(tx, caseId, facts.key),
  });
  const body = [found.message.text, foot, quoted].filter((part) => part !== '').join('\n\n');
  const subject = replySubject(facts.subject, facts.key);
  await queueMail(tx, {
    kind: 'reply',
    dedupeKey: `reply:${messageId}`,
    to: facts.customerAddress,
    subject,
    body,
    language: facts.language,
    caseId,
    caseMessageId: messageId,
    purpose,
    attachments: found.message.attachments,
  });
});
