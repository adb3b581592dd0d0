import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { refused } from '../../../platform/refusal.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { zAttachment } from '../files/contract.ts';
import { changeCase, insertMessage, lockCase } from '../sql.ts';
import { insertClocks, showNextDue, stopClocks } from '../clocks/sql.ts';
import { CARRIERS, zDoorChoice, zMessageDetails } from '../doors/contract.ts';
import { usualDoor } from '../doors/views.ts';
import { sharedWith } from '../views.ts';

const input = z.object({
  caseId: z.uuid(),
  text: z.string().min(1),
  attachments: z.array(zAttachment).default([]),
  promisedAt: z.iso.datetime().nullable().default(null),
  /** What the message is: an answer, the resolution, or something that the house says by itself. */
  purpose: z.enum(['reply', 'resolution', 'status']).default('reply'),
  /** By which door; left out, by the one they came in by. */
  door: zDoorChoice.nullable().default(null),
  details: zMessageDetails.default({}),
});

/**
 * Says something to the customer. The door is chosen here, once: the one they came in by, where it can carry a text; what no door carries
 * waits on the customer's page. System only: reply, resolve and reactions call it after they asked who may.
 */
export const sayToCustomer = action(
  'cases.sayToCustomer',
  input,
  async (tx, { caseId, text, attachments, promisedAt, purpose, door, details }): Promise<string> => {
    const held = await lockCase(tx, caseId);
    if (!held) throw refused('not_found', 'cases.notFound');
    const { channel, address } = door ?? (await usualDoor(tx, held));
    const isCarried = CARRIERS.has(channel);
    const messageId = newId();
    const byAssistant = tx.actor.kind === 'assistant';
    const byPerson = tx.actor.kind === 'person' || byAssistant;
    await insertMessage(tx, {
      id: messageId,
      caseId,
      at: tx.now,
      direction: 'out',
      channel,
      address,
      details,
      authorKind: byAssistant ? 'assistant' : byPerson ? 'person' : 'system',
      authorId: byPerson ? tx.actor.id : null,
      authorName: tx.actor.name,
      text,
      attachments,
      delivery: isCarried ? 'queued' : 'sent',
    });
    if (byPerson) await stopClocks(tx, caseId, 'internal', 'first_answer');
    if (promisedAt) {
      await stopClocks(tx, caseId, 'promise', 'promise');
      await insertClocks(tx, caseId, [
        { id: newId(), kind: 'promise', basis: 'promise', startsAt: tx.now, dueAt: new Date(promisedAt) },
      ]);
    }
    await showNextDue(tx, caseId);
    await changeCase(tx, caseId, {
      last_out_at: tx.now,
      ...(byPerson && !held.first_answer_at ? { first_answer_at: tx.now } : {}),
    });
    tx.record({
      name: events.messageSent,
      caseId,
      subjectId: messageId,
      audience: audienceOfCase(await sharedWith(tx, caseId)),
      data: { caseId, key: held.key, messageId, purpose, channel, address },
    });
    return messageId;
  },
);
