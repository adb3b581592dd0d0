import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { sharedWith } from '../../../cases/views.ts';
import { audienceOfDesk } from '../access.ts';
import { events, routes } from '../contract.ts';
import { isAlive, isHere, typingUntil } from '../decide.ts';
import { markRead, markVisitor } from '../sql.ts';
import { holdVisit } from './hold-visit.ts';

const input = routes.presence.body.extend({ chatId: z.uuid(), token: z.string() });

/** The visitor is here, writes, and has seen so much. Only news is recorded: that they came or left, began or stopped writing. */
export const beHere = action(
  'chat.beHere',
  input,
  async (tx, { chatId, token, here, typing, read }): Promise<{ ok: boolean }> => {
    const chat = await holdVisit(tx, { chatId, token });
    const now = tx.now.getTime();
    const wasHere = isHere(chat.visitor_seen_at?.getTime() ?? null, now);
    const wasTyping = (chat.visitor_typing_until?.getTime() ?? 0) > now;
    await markVisitor(tx, chatId, here ? tx.now : null, typing && here ? typingUntil(tx.now) : null);
    for (const { message_id: messageId, purpose } of await markRead(tx, chatId, read))
      await markDelivery(tx, {
        messageId,
        state: 'delivered',
        purpose: purpose === 'resolution' || purpose === 'status' ? purpose : 'reply',
      });
    if ((wasHere !== here || wasTyping !== (typing && here)) && isAlive(chat.state)) {
      const audience = audienceOfDesk(await sharedWith(tx, chat.case_id));
      const data = { chatId, caseId: chat.case_id, here, typing };
      tx.record({ name: events.changed, caseId: chat.case_id, subjectId: chatId, audience, data });
    }
    return { ok: true };
  },
);
