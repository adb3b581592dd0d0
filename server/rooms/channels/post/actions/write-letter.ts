import { z } from 'zod';
import { act, look } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { keepFile } from '../../../../platform/files.ts';
import { derivedId } from '../../../../platform/ids.ts';
import { say } from '../../../../platform/words.ts';
import { openCase } from '../../../cases/views.ts';
import type { LayOut } from '../../../documents/contract.ts';
import { letterFor } from '../../../documents/letters/views.ts';
import { events } from '../contract.ts';
import { insertOutgoing } from '../sql.ts';
import { outgoingByIds } from '../views.ts';

const input = z.object({ caseId: z.uuid(), messageId: z.uuid(), purpose: z.enum(['reply', 'resolution', 'status']) });

/** Lays an answer out as a letter and puts it with those to be printed. Told twice it is one letter. System only: the reaction to a message that leaves by post calls it. */
export async function writeLetter(session: Session, told: z.output<typeof input>, layOut: LayOut): Promise<void> {
  const { caseId, messageId, purpose } = input.parse(told);
  const id = derivedId(messageId, 'letter');
  const made = await look(session, async (tx) => {
    if ((await outgoingByIds(tx, [id])).length > 0) return null;
    const held = await openCase(tx, caseId);
    const message = held.messages.find((one) => one.id === messageId);
    if (!message) return null;
    const locale = held.language === 'en' ? 'en' : 'es';
    const lines = (message.address ?? '').split('\n').filter(Boolean);
    // People write the name on the envelope or leave it to us.
    const name = held.customer.name;
    const addressee = name && !lines.some((line) => line.toLowerCase().includes(name.toLowerCase())) ? [name, ...lines] : lines;
    const files = message.attachments.map((file) => file.name).join(', ');
    const letter = await letterFor(tx, {
      ...{ locale, addressee, reference: held.key, title: held.subject, text: message.text },
      facts: files ? [{ name: say(locale, 'post.files'), value: say(locale, 'post.filesOnPage', { files }) }] : [],
      foot: say(locale, 'post.foot', { key: held.key }),
    });
    return { letter, addressee: addressee.join('\n'), key: held.key };
  });
  if (!made) return;
  const pdf = await layOut(made.letter, 'letter');
  await act(session, 'post.writeLetter', async (tx) => {
    const { sha256 } = await keepFile(tx, pdf);
    const { letter, addressee, key } = made;
    const isNew = await insertOutgoing(tx, {
      id,
      case_id: caseId,
      case_key: key,
      message_id: messageId,
      purpose,
      addressee,
      letter,
      sha256,
    });
    if (isNew) tx.record({ name: events.written, caseId, subjectId: id, audience: ['centre'], data: { letterId: id, caseId } });
  });
}
