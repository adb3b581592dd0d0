import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { codeLetter, transcriptLetter } from '../../../chat/letters/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';

const input = z.object({ chatId: z.uuid(), what: z.enum(['transcript', 'code']), because: z.uuid() });

/** Sends a visitor of the chat what was said there, once, or the code that proves their address. System only: a reaction calls it. */
export const writeChat = action('email.writeChat', input, async (tx, { chatId, what, because }): Promise<void> => {
  const letter = await (what === 'code' ? codeLetter : transcriptLetter)(tx, chatId);
  if (!letter) return;
  const dedupeKey = what === 'code' ? `chat-code:${because}` : `chat-transcript:${chatId}`;
  // A code stands apart from the matter's thread: it goes to an address that nobody has proved.
  const { caseId, ...rest } = letter;
  await queueMail(tx, { kind: 'notification', dedupeKey, ...rest, caseId: what === 'code' ? null : caseId });
});
