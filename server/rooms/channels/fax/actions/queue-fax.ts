import { z } from 'zod';
import { act, look } from '../../../../platform/act.ts';
import type { Locale } from '../../../../platform/actor.ts';
import type { Session } from '../../../../platform/context.ts';
import { keepFile } from '../../../../platform/files.ts';
import { derivedId } from '../../../../platform/ids.ts';
import { say } from '../../../../platform/words.ts';
import type { LayOut, Letter } from '../../../documents/contract.ts';
import { letterFor } from '../../../documents/letters/views.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { openCase } from '../../../cases/views.ts';
import { centreOf } from '../../../organization/views.ts';
import { events } from '../contract.ts';
import { dialable } from '../decide.ts';
import { insertOutgoing } from '../sql.ts';
import { lineToSend, outgoingById } from '../views.ts';

const input = z.object({ caseId: z.uuid(), messageId: z.uuid(), purpose: z.enum(['reply', 'resolution', 'status']) });

/**
 * Lays an answer out as pages and puts it in the line to be faxed; where no line is set the pages stay here to be read, and the case is told so. Told
 * twice it is one fax. System only: the reaction to a message that leaves by fax calls it.
 */
export async function queueFax(session: Session, told: z.output<typeof input>, layOut: LayOut): Promise<void> {
  const { caseId, messageId, purpose } = input.parse(told);
  const id = derivedId(messageId, 'fax');
  const made = await look(
    session,
    async (tx): Promise<{ letter: Letter; number: string; key: string; centre: Locale } | null> => {
      if (await outgoingById(tx, id)) return null;
      const held = await openCase(tx, caseId);
      const message = held.messages.find((one) => one.id === messageId);
      if (!message) return null;
      const locale = held.language === 'en' ? 'en' : 'es';
      const number = message.address ?? '';
      const files = message.attachments.map((file) => file.name).join(', ');
      const letter = await letterFor(tx, {
        ...{ locale, reference: held.key, title: held.subject, text: message.text },
        addressee: [held.customer.name, say(locale, 'fax.to', { number })],
        facts: files ? [{ name: say(locale, 'fax.files'), value: say(locale, 'fax.filesOnPage', { files }) }] : [],
        foot: say(locale, 'fax.foot', { key: held.key }),
      });
      return { letter, number, key: held.key, centre: (await centreOf(tx)).locale };
    },
  );
  if (!made) return;
  const pdf = await layOut(made.letter, 'fax');
  const number = dialable(made.number);
  await act(session, 'fax.queueFax', async (tx) => {
    const line = await lineToSend(tx, caseId);
    const { sha256 } = await keepFile(tx, pdf);
    const state = number === null ? 'failed' : line === null ? 'outbox' : line.kind === 'gateway' ? 'gateway' : 'queued';
    const problem = number === null ? say(made.centre, 'fax.wrongNumber', { number: made.number || '—' }) : null;
    const isNew = await insertOutgoing(tx, {
      ...{ id, line_id: line?.id ?? null, case_id: caseId, case_key: made.key, message_id: messageId, purpose },
      ...{ number: number ?? made.number, sha256, state, problem },
    });
    if (!isNew) return;
    const data = { outgoingId: id, caseId };
    if (state === 'failed' || state === 'outbox') await markDelivery(tx, { messageId, state, note: problem, purpose });
    if (state === 'queued') tx.record({ name: events.queued, caseId, subjectId: id, audience: ['centre'], data });
    if (state === 'failed') tx.record({ name: events.failed, caseId, subjectId: id, audience: ['centre'], data });
    if (state === 'gateway' && line && number) {
      const to = `${number.replace(/^\+/, '')}@${line.settings.domain ?? ''}`;
      const file = { name: `fax-${made.key}.pdf`, type: 'application/pdf', size: pdf.length, sha256 };
      tx.record({
        ...{ name: events.gatewayDue, caseId, subjectId: id, audience: [] },
        data: { ...data, messageId, purpose, to, subject: `Fax ${made.key}`, file },
      });
    }
  });
}
