import { action } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { sharedWith } from '../../../cases/views.ts';
import { z } from 'zod';
import { audienceOfChat } from '../access.ts';
import { events, routes } from '../contract.ts';
import { isAlive } from '../decide.ts';
import { addTurn, changeChat } from '../sql.ts';
import { saidLately, type Visit, visitOf } from '../views.ts';
import { holdVisit } from './hold-visit.ts';
import { keepFiles } from './keep-files.ts';

const A_MINUTE = 20;
const AT_MOST = 500;
const input = routes.say.body.extend({ chatId: z.uuid(), token: z.string() });

/** The visitor says something: a message of the case, once for each id of theirs. Refuses chat.over, platform.tooMany. */
export const say = action('chat.say', input, async (tx, { chatId, token, message, text, files }): Promise<Visit> => {
  const chat = await holdVisit(tx, { chatId, token });
  const before = await visitOf(tx, chat);
  if (before.turns.some((turn) => turn.ref === message)) return before;
  if (!isAlive(chat.state) && chat.state !== 'left') throw refused('conflict', 'chat.over');
  if (chat.turns >= AT_MOST || (await saidLately(tx, chatId)) >= A_MINUTE) throw refused('conflict', 'platform.tooMany');
  const attachments = await keepFiles(tx, { files, text });
  const { caseId, messageId } = await receive(tx, {
    channel: 'chat',
    ref: `chat:${chatId}:${message}`,
    from: { address: chat.email, kind: 'email', name: chat.name },
    text,
    caseId: chat.case_id,
    attachments,
    receipt: false,
    details: { verified: chat.verified },
  });
  if (!messageId) return before;
  await addTurn(tx, { chatId, messageId, ref: message, who: 'visitor', purpose: 'reply' });
  await changeChat(tx, chatId, { case_id: caseId, visitor_seen_at: tx.now, visitor_typing_until: null });
  const audience = audienceOfChat(chatId, await sharedWith(tx, caseId));
  tx.record({ name: events.said, caseId, subjectId: messageId, audience, data: { chatId, caseId, messageId } });
  return visitOf(tx, await holdVisit(tx, { chatId, token }));
});
