import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { keepFile } from '../../../../platform/files.ts';
import { newId } from '../../../../platform/ids.ts';
import { refused } from '../../../../platform/refusal.ts';
import { mayDeliver } from '../access.ts';
import { events } from '../contract.ts';
import { insertRaw, noteArrival } from '../sql.ts';

const input = z.object({
  mailboxId: z.uuid(),
  raw: z.instanceof(Buffer),
  from: z.string(),
  to: z.string(),
  uid: z.object({ validity: z.number(), last: z.number() }).nullable().default(null),
});

/**
 * Keeps a mail as it came, before anything is understood of it: when this returns, it is kept for good. The same bytes in the same mailbox are one mail.
 */
export const keepMail = action(
  'email.keepMail',
  input,
  async (tx, { mailboxId, raw, from, to, uid }): Promise<{ id: string | null }> => {
    if (!mayDeliver(tx.actor)) throw refused('forbidden', 'email.mayNot');
    const id = newId();
    const { sha256, size } = await keepFile(tx, raw);
    const isNew = await insertRaw(tx, { id, mailboxId, sha256, envelope: { from, to, size } });
    await noteArrival(tx, mailboxId, uid);
    if (isNew) tx.record({ name: events.mailArrived, subjectId: id, audience: [], data: { rawMailId: id } });
    return { id: isNew ? id : null };
  },
);
