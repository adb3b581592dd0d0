import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { assign } from '../../../cases/actions/assign.ts';
import { openCase, sharedWith } from '../../../cases/views.ts';
import { audienceOfChat, mayTake } from '../access.ts';
import { events } from '../contract.ts';
import { changeChat, lockChat } from '../sql.ts';
import { busyOf, seatOf, seesCase } from '../views.ts';

/** Whoever takes a conversation answers it from now on: the visitor is told who it is, and the wait ends. Refuses chat.taken, chat.full. */
export const take = action('chat.take', z.object({ chatId: z.uuid() }), async (tx, { chatId }): Promise<{ caseId: string }> => {
  const chat = await lockChat(tx, chatId);
  if (!chat) throw refused('not_found', 'chat.unknown');
  must(mayTake(tx.actor, { state: chat.state, agentId: chat.agent_id }, await seesCase(tx, chat.case_id)));
  const caseId = chat.case_id;
  if (chat.agent_id === tx.actor.id) return { caseId };
  const { capacity } = await seatOf(tx);
  if ((await busyOf(tx)) >= capacity) throw refused('conflict', 'chat.full', { params: { capacity } });
  await changeChat(tx, chatId, {
    ...{ state: 'talking', agent_id: tx.actor.id, agent_name: tx.actor.name },
    human_requested_at: chat.human_requested_at ?? tx.now,
    human_connected_at: chat.human_connected_at ?? tx.now,
  });
  const one = await openCase(tx, caseId);
  if (one.may.assign && one.ownerId !== tx.actor.id) await assign(tx, { caseId, personId: tx.actor.id });
  const audience = audienceOfChat(chatId, await sharedWith(tx, caseId));
  tx.record({ name: events.changed, caseId, subjectId: chatId, audience, data: { chatId, caseId, state: 'talking' } });
  return { caseId };
});
