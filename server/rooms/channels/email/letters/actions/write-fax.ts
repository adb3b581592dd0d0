import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { zAttachment } from '../../../../cases/files/contract.ts';
import { queueMail } from '../../actions/queue-mail.ts';

const input = z.object({
  caseId: z.uuid(),
  outgoingId: z.uuid(),
  messageId: z.uuid(),
  purpose: z.enum(['reply', 'resolution', 'status']),
  to: z.string(),
  subject: z.string(),
  file: zAttachment,
});

/** Carries a fax to the service that faxes what it is mailed; told twice it is one mail. System only: the reaction to a fax that is due calls it. */
export const writeFax = action('email.writeFax', input, async (tx, fax): Promise<void> => {
  const { caseId, outgoingId, messageId, purpose, to, subject, file } = fax;
  const message = { caseMessageId: messageId, purpose, attachments: [file] };
  await queueMail(tx, {
    kind: 'notification',
    dedupeKey: `fax:${outgoingId}`,
    to,
    subject,
    body: subject,
    language: 'es',
    caseId,
    ...message,
  });
});
