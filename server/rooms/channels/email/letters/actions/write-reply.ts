import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { readFileOf } from '../../../../../platform/files.ts';
import { say, sayTime } from '../../../../../platform/words.ts';
import { customerLink, letterFacts, messageWithHistory } from '../../../../cases/customer/views.ts';
import { signatureFor } from '../../../../cases/templates/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';
import { localeOf, replySubject } from '../../decide.ts';
import { mailboxFor } from '../../views.ts';
import { formattedLetter, plainLetter } from '../decide.ts';

/** Earlier messages quoted below an answer: enough to follow it, not the whole thread again. */
const QUOTED = 3;
const input = z.object({ caseId: z.uuid(), messageId: z.uuid(), purpose: z.enum(['reply', 'resolution', 'status']) });

/**
 * Writes the mail of a message to the customer in both its forms, with the signature, the key, the page and the quoted history, to the address
 * that was chosen for it. System only: a reaction calls it.
 */
export const writeReply = action('email.writeReply', input, async (tx, { caseId, messageId, purpose }): Promise<void> => {
  const facts = await letterFacts(tx, caseId);
  const found = await messageWithHistory(tx, caseId, messageId);
  const to = found?.message.address ?? facts?.customerAddress;
  if (!facts || !to?.includes('@') || !found) return;
  const { message } = found;
  const centre = await centreOf(tx);
  const locale = localeOf(facts.language);
  const mailbox = (await mailboxFor(tx, caseId, facts.language))?.address ?? '';
  const of = { mailbox, language: facts.language, agentName: message.author.name, centreName: centre.name };
  const signature = message.author.kind === 'person' ? await signatureFor(tx, of) : null;
  const html = message.details.html ? await readFileOf(tx, message.details.html) : null;
  const page = { centre: centre.name, key: facts.key, link: customerLink(tx, caseId, facts.key) };
  const letter = {
    text: message.text,
    html: html?.toString('utf8') ?? null,
    signature,
    foot: say(locale, signature ? 'email.reply.key' : 'email.reply.foot', page),
    earlier: found.earlier.slice(0, QUOTED).map((m) => ({
      introduced: say(locale, 'email.reply.wrote', {
        at: sayTime(locale, new Date(m.at), centre.timeZone),
        author: m.author.name || centre.name,
      }),
      text: m.text,
    })),
  };
  await queueMail(tx, {
    kind: 'reply',
    dedupeKey: `reply:${messageId}`,
    to,
    subject: replySubject(facts.subject, facts.key),
    body: plainLetter(letter),
    html: formattedLetter(letter),
    cc: (message.details.cc ?? []).map(({ address }) => address),
    language: facts.language,
    caseId,
    caseMessageId: messageId,
    purpose,
    attachments: message.attachments,
  });
});
