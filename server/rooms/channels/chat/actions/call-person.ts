import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { assign } from '../../../cases/actions/assign.ts';
import { sharedWith } from '../../../cases/views.ts';
import { audienceOfChat } from '../access.ts';
import { events } from '../contract.ts';
import { changeChat, lockChat } from '../sql.ts';

/** From a program to people: from now on the law's minutes run (Ley 10/2025, 8.2). System only: the visitor's wish and the clock call it. */
export const callPerson = action('chat.callPerson', z.object({ chatId: z.uuid() }), async (tx, { chatId }): Promise<void> => {
  const chat = await lockChat(tx, chatId);
  if (!chat || chat.state !== 'assistant') return;
  await changeChat(tx, chatId, { state: 'waiting', human_requested_at: chat.human_requested_at ?? tx.now });
  await assign(tx, { caseId: chat.case_id, personId: null });
  const audience = audienceOfChat(chatId, await sharedWith(tx, chat.case_id));
  const data = { chatId, caseId: chat.case_id, state: 'waiting' };
  tx.record({ name: events.changed, caseId: chat.case_id, subjectId: chatId, audience, data });
});
