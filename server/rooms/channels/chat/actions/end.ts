import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayAnswer } from '../access.ts';
import { lockChat } from '../sql.ts';
import { seesCase } from '../views.ts';
import { finish } from './finish.ts';

/** Whoever answers it ends the conversation. */
export const end = action('chat.end', z.object({ chatId: z.uuid() }), async (tx, { chatId }): Promise<{ ok: boolean }> => {
  const chat = await lockChat(tx, chatId);
  if (!chat) throw refused('not_found', 'chat.unknown');
  must(mayAnswer(tx.actor, { state: chat.state, agentId: chat.agent_id }, await seesCase(tx, chat.case_id)));
  await finish(tx, { chatId, by: 'agent' });
  return { ok: true };
});
