import { z } from 'zod';
import { action, type Tx } from '../../../../platform/act.ts';
import { say } from '../../../../platform/words.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { letterFacts } from '../../../cases/customer/views.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { allPeople } from '../../../organization/views.ts';
import { events } from '../contract.ts';
import { dueNow, isAlive } from '../decide.ts';
import { changeChat, type ChatRow, lockChat, markMailed } from '../sql.ts';
import { dueSince, peopleThere } from '../views.ts';
import { callPerson } from './call-person.ts';
import { finish } from './finish.ts';

const LEADS = new Set(['COORDINATOR', 'SUPERVISOR']);
const ms = (at: Date | null): number | null => at?.getTime() ?? null;

/** Looks after one conversation as time goes by: calls to mind who waits, sends by mail what nobody was there to read, ends what has fallen silent. System only: a timed job calls it. */
export const mind = action('chat.mind', z.object({ chatId: z.uuid() }), async (tx, { chatId }): Promise<void> => {
  const chat = await lockChat(tx, chatId);
  if (!chat) return;
  const due = dueNow(
    {
      ...{ state: chat.state, requestedAt: ms(chat.human_requested_at), connectedAt: ms(chat.human_connected_at) },
      ...{ seenAt: ms(chat.visitor_seen_at), lastSaidAt: chat.last_said_at.getTime(), lastBy: chat.last_by },
      ...{ alertedAt: ms(chat.alerted_at), dueSince: ms(await dueSince(tx, chatId)) },
    },
    tx.now.getTime(),
  );
  if (due.person) await callPerson(tx, { chatId });
  if (due.alert) await alert(tx, chat);
  if (due.mail) await mail(tx, chat);
  if (due.end && isAlive(chat.state)) await finish(tx, { chatId, by: 'silence' });
});

async function alert(tx: Tx, chat: ChatRow): Promise<void> {
  await changeChat(tx, chat.id, { alerted_at: tx.now });
  const leads = (await allPeople(tx)).filter((one) => one.active && !one.assistant && LEADS.has(one.role));
  const personIds = [...new Set([...(await peopleThere(tx)), ...leads.map((one) => one.id)])];
  const params = { name: chat.name, key: (await letterFacts(tx, chat.case_id))?.key ?? '' };
  await notify(tx, { personIds, word: 'chat.waits', params, caseId: chat.case_id });
}

async function mail(tx: Tx, chat: ChatRow): Promise<void> {
  const address = (await letterFacts(tx, chat.case_id))?.customerAddress;
  for (const { message_id: messageId, purpose } of await markMailed(tx, chat.id)) {
    const data = { caseId: chat.case_id, messageId, purpose };
    if (address?.includes('@'))
      tx.record({ name: events.answerDue, caseId: chat.case_id, subjectId: messageId, audience: [], data });
    else
      await markDelivery(tx, {
        ...{ messageId, state: 'failed', note: say(tx.actor.locale, 'chat.noWay') },
        purpose: purpose === 'resolution' || purpose === 'status' ? purpose : 'reply',
      });
  }
}
