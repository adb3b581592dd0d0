import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { keepFile } from '../../../../platform/files.ts';
import { newId } from '../../../../platform/ids.ts';
import { refused } from '../../../../platform/refusal.ts';
import { mayDeliver } from '../access.ts';
import { events } from '../contract.ts';
import { idsInHead } from '../decide.ts';
import { insertRaw, noteArrival, noteInbound } from '../sql.ts';

const input = z.object({
  mailboxId: z.uuid(),
  raw: z.instanceof(Buffer),
  from: z.string(),
  to: z.string(),
  /** How far the folder it was fetched from is read with it; null: it came by itself, or is an older one. */
  uid: z.object({ validity: z.number(), last: z.number() }).nullable().default(null),
  /** Who brought it: the address of the machine and the name it gave itself. */
  by: z.object({ ip: z.string(), helo: z.string() }).nullable().default(null),
  /** Asked for long after it was sent: nobody is told that it came. */
  old: z.boolean().default(false),
});

/**
 * Keeps a mail as it came, before anything is understood of it: when this returns, it is kept for good. The same bytes in the same mailbox are one mail.
 */
export const keepMail = action(
  'email.keepMail',
  input,
  async (tx, { mailboxId, raw, from, to, uid, by, old }): Promise<{ id: string | null }> => {
    if (!mayDeliver(tx.actor)) throw refused('forbidden', 'email.mayNot');
    const id = newId();
    const { sha256, size } = await keepFile(tx, raw);
    const envelope = { from, to, size, ...by, ...(old ? { old: true as const } : {}) };
    const isNew = await insertRaw(tx, { id, mailboxId, sha256, envelope, ...idsInHead(raw) });
    if (uid) await noteArrival(tx, mailboxId, uid);
    else if (!old) await noteInbound(tx, mailboxId);
    if (isNew) tx.record({ name: events.mailArrived, subjectId: id, audience: [], data: { rawMailId: id } });
    return { id: isNew ? id : null };
  },
);
