import { z } from 'zod';
import { action, type Tx } from '../../../../platform/act.ts';
import { hashToken } from '../../../../platform/keys.ts';
import { refused } from '../../../../platform/refusal.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { assign } from '../../../cases/actions/assign.ts';
import { holdsLink, letterFacts } from '../../../cases/customer/views.ts';
import { caseByKey, sharedWith } from '../../../cases/views.ts';
import { audienceOfChat } from '../access.ts';
import { events, zOpen } from '../contract.ts';
import { stateAtOpening } from '../decide.ts';
import { addTurn, insertChat, lockChat } from '../sql.ts';
import { crowdOf, openingOf, type Visit, visitOf, widgetOf } from '../views.ts';
import { holdVisit } from './hold-visit.ts';
import { keepFiles } from './keep-files.ts';

type Opening = z.output<typeof zOpen>;
const BY_ADDRESS = 8;
const WAITING = 200;

/**
 * Opens a conversation with its first message: a step of the case that the visitor proves to be theirs, else a case of its own. One that is only named is
 * not joined: whatever is said in a case is said in its conversation. While nobody is there the message is left, and answered by mail. The same id twice is one conversation. `may` is its secret: whoever brings it along holds it.
 */
export const open = action('chat.open', zOpen.extend({ ip: z.string() }), async (tx, given): Promise<Visit> => {
  const { id: chatId, token } = given;
  if (await lockChat(tx, chatId)) return visitOf(tx, await holdVisit(tx, { chatId, token }));
  const widget = await widgetOf(tx);
  if (!widget.on) throw refused('precondition_failed', 'chat.off');
  const ipMark = tx.ctx.keys.sign('chat-ip', given.ip);
  const crowd = await crowdOf(tx, ipMark);
  if (crowd.byAddress >= BY_ADDRESS || crowd.waiting >= WAITING) throw refused('conflict', 'platform.tooMany');
  const opening = await openingOf(tx);
  const state = stateAtOpening({ assistant: widget.assistantId !== null && !given.person, open: opening.open });
  const proved = await provedBy(tx, given);
  const email = proved?.address ?? (given.email || null);
  if (state === 'left' && !email) throw refused('invalid', 'chat.emailNeeded', { field: 'email' });
  const attachments = await keepFiles(tx, { files: given.files, text: given.text });
  const { caseId, messageId, isNew } = await receive(tx, {
    channel: 'chat',
    ref: `chat:${chatId}:${given.message}`,
    from: { address: email, kind: 'email', name: given.name },
    text: given.text,
    language: given.language,
    ...(given.orderNumber ? { orderNumber: given.orderNumber } : {}),
    attachments,
    caseId: proved?.caseId ?? null,
    join: 'none',
    receipt: state === 'left',
    details: { verified: proved !== null },
  });
  const isFirst = await insertChat(tx, {
    ...{ id: chatId, case_id: caseId, token_hash: hashToken(token), state, language: given.language, name: given.name, email },
    ...{ email_proved: proved?.address != null, verified: proved !== null, page: given.page, ip_mark: ipMark },
    assistant_id: state === 'assistant' ? widget.assistantId : null,
    human_requested_at: state === 'waiting' ? tx.now : null,
  });
  if (!isFirst || !messageId) throw refused('conflict', 'chat.unknown');
  await addTurn(tx, { chatId, messageId, ref: given.message, who: 'visitor', purpose: 'reply' });
  if (state === 'assistant' && isNew) await assign(tx, { caseId, personId: widget.assistantId });
  const audience = audienceOfChat(chatId, await sharedWith(tx, caseId));
  tx.record({ name: events.opened, caseId, subjectId: chatId, audience, data: { chatId, caseId, state } });
  return visitOf(tx, await holdVisit(tx, { chatId, token }));
});

/** The case whose signed link the visitor came by, with its customer's address. */
async function provedBy(tx: Tx, { key, t }: Opening): Promise<{ caseId: string; address: string | null } | null> {
  const named = key && t ? await caseByKey(tx, key) : null;
  if (!named || !t || !holdsLink(tx.ctx, tx.orgId, named.id, t)) return null;
  return { caseId: named.id, address: (await letterFacts(tx, named.id))?.customerAddress ?? null };
}
