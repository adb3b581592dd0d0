import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayAnswer } from '../access.ts';
import { events } from '../contract.ts';
import { typingUntil } from '../decide.ts';
import { changeChat, lockChat } from '../sql.ts';
import { seesCase } from '../views.ts';

/** The visitor sees that somebody writes. Only its beginning is recorded. */
export const write = action('chat.write', z.object({ chatId: z.uuid() }), async (tx, { chatId }): Promise<{ ok: boolean }> => {
  const chat = await lockChat(tx, chatId);
  if (!chat) throw refused('not_found', 'chat.unknown');
  must(mayAnswer(tx.actor, { state: chat.state, agentId: chat.agent_id }, await seesCase(tx, chat.case_id)));
  const began = (chat.agent_typing_until?.getTime() ?? 0) <= tx.now.getTime();
  await changeChat(tx, chatId, { agent_typing_until: typingUntil(tx.now) });
  const data = { chatId, caseId: chat.case_id, writes: true };
  if (began) tx.record({ name: events.changed, subjectId: chatId, audience: [`chat:${chatId}`], data });
  return { ok: true };
});
