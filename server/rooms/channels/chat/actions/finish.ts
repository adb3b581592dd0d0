import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { sharedWith } from '../../../cases/views.ts';
import { audienceOfChat } from '../access.ts';
import { events } from '../contract.ts';
import { isAlive } from '../decide.ts';
import { changeChat, lockChat } from '../sql.ts';

const input = z.object({ chatId: z.uuid(), by: z.enum(['visitor', 'agent', 'silence']) });

/** The conversation is over; the case goes on. What was wished by mail leaves now. System only: its visitor, whoever answers, and the clock call it. */
export const finish = action('chat.finish', input, async (tx, { chatId, by }): Promise<void> => {
  const chat = await lockChat(tx, chatId);
  if (!chat || !isAlive(chat.state)) return;
  const sends = chat.transcript_wanted_at !== null && chat.transcript_sent_at === null;
  await changeChat(tx, chatId, {
    state: 'ended',
    ended_at: tx.now,
    ended_by: by,
    ...(sends ? { transcript_sent_at: tx.now } : {}),
  });
  const audience = audienceOfChat(chatId, await sharedWith(tx, chat.case_id));
  const data = { chatId, caseId: chat.case_id, by };
  tx.record({ name: events.ended, caseId: chat.case_id, subjectId: chatId, audience, data });
  if (sends) tx.record({ name: events.transcriptDue, caseId: chat.case_id, subjectId: chatId, audience: [], data });
});
