import { z } from 'zod';
import { action, type Tx } from '../../../../platform/act.ts';
import { say } from '../../../../platform/words.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { letterFacts } from '../../../cases/customer/views.ts';
import { sharedWith } from '../../../cases/views.ts';
import { audienceOfChat } from '../access.ts';
import { events } from '../contract.ts';
import { isAlive, isHere } from '../decide.ts';
import { addTurn, changeChat, type ChatRow, lockChatOfCase, markMailed } from '../sql.ts';

const zPurpose = z.enum(['reply', 'resolution', 'status']);
const input = z.object({
  caseId: z.uuid(),
  messageId: z.uuid(),
  purpose: zPurpose,
  by: z.object({ kind: z.string(), id: z.uuid(), name: z.string() }),
});
type Carried = z.output<typeof input>;

/**
 * What a case says by this door is said in its conversation. A visitor who is there has it at once; one whose conversation is over gets it by mail,
 * and one who has only left the page after some minutes. Told twice it is said once. System only: a reaction calls it.
 */
export const carry = action('chat.carry', input, async (tx, given): Promise<void> => {
  const chat = await lockChatOfCase(tx, given.caseId);
  if (!chat) return byMail(tx, given);
  const who = given.by.kind === 'person' ? 'person' : given.by.kind === 'assistant' ? 'assistant' : 'house';
  const { messageId, caseId, purpose } = given;
  if (!(await addTurn(tx, { chatId: chat.id, messageId, ref: null, who, purpose }))) return;
  if (!isAlive(chat.state)) {
    await markMailed(tx, chat.id, messageId);
    return byMail(tx, given);
  }
  if (who === 'person') await connect(tx, chat, given.by);
  const audience = audienceOfChat(chat.id, await sharedWith(tx, caseId));
  tx.record({ name: events.said, caseId, subjectId: messageId, audience, data: { chatId: chat.id, caseId, messageId } });
  if (isHere(chat.visitor_seen_at?.getTime() ?? null, tx.now.getTime()))
    await markDelivery(tx, { messageId, state: 'sent', purpose });
});

/** A person's first words are a person: the wait is over, whether they pressed "take" or not. */
const connect = (tx: Tx, chat: ChatRow, by: Carried['by']): Promise<void> =>
  changeChat(tx, chat.id, {
    ...{ state: 'talking', agent_id: by.id, agent_name: by.name, agent_typing_until: null },
    human_requested_at: chat.human_requested_at ?? tx.now,
    human_connected_at: chat.human_connected_at ?? tx.now,
  });

/** To the case's own address; where there is none, the message says so. */
async function byMail(tx: Tx, { caseId, messageId, purpose }: Carried): Promise<void> {
  const facts = await letterFacts(tx, caseId);
  if (facts?.customerAddress?.includes('@'))
    return tx.record({
      name: events.answerDue,
      caseId,
      subjectId: messageId,
      audience: [],
      data: { caseId, messageId, purpose },
    });
  const note = say(tx.actor.locale, 'chat.noWay');
  await markDelivery(tx, { messageId, state: 'failed', note, purpose });
}
