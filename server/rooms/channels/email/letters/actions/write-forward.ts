import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { say } from '../../../../../platform/words.ts';
import { letterFacts } from '../../../../cases/customer/views.ts';
import { signatureFor } from '../../../../cases/templates/views.ts';
import { partyById } from '../../../../cases/third-parties/views.ts';
import { openCase } from '../../../../cases/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';
import { localeOf } from '../../decide.ts';
import { mailboxFor } from '../../views.ts';
import { formattedLetter, plainLetter } from '../decide.ts';

const input = z.object({ caseId: z.uuid(), messageId: z.uuid(), partyId: z.uuid() });

/**
 * Writes the mail to a third party: the note, what goes along, and their own code in the subject. Neither the case's key nor the customer's page
 * stands in it. System only: a reaction calls it.
 */
export const writeForward = action('email.writeForward', input, async (tx, { caseId, messageId, partyId }): Promise<void> => {
  const facts = await letterFacts(tx, caseId);
  const party = await partyById(tx, partyId);
  const message = (await openCase(tx, caseId)).messages.find(({ id }) => id === messageId);
  if (!facts || !party || !message) return;
  const centre = await centreOf(tx);
  const locale = localeOf(centre.locale);
  const mailbox = (await mailboxFor(tx, caseId, centre.locale))?.address ?? '';
  const of = { mailbox, language: centre.locale, agentName: message.author.name, centreName: centre.name };
  const letter = {
    text: message.text,
    html: null,
    signature: await signatureFor(tx, of),
    foot: say(locale, 'email.forward.foot', { code: party.code }),
    earlier: message.quoted ? [{ introduced: say(locale, 'email.forward.along'), text: message.quoted }] : [],
  };
  await queueMail(tx, {
    kind: 'forward',
    dedupeKey: `forward:${messageId}`,
    to: party.address,
    subject: `${facts.subject.replaceAll(facts.key, '').trim()} [${party.code}]`,
    body: plainLetter(letter),
    html: formattedLetter(letter),
    language: centre.locale,
    caseId,
    caseMessageId: messageId,
    purpose: 'status',
    attachments: message.attachments,
  });
});
