import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { newId } from '../../../../../platform/ids.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { mayAdminister } from '../../access.ts';
import { events } from '../../contract.ts';
import { mailboxRow } from '../../views.ts';
import type { Backfill } from '../contract.ts';
import { insertBackfill } from '../sql.ts';
import { backfillById, lastBackfill } from '../views.ts';

const DAY = 86_400_000;

/** Asks for the mails of the last so many days that are not here. One at a time for each mailbox. */
export const askBackfill = action(
  'email.askBackfill',
  z.object({ mailboxId: z.uuid(), days: z.int().min(1).max(3650) }),
  async (tx, { mailboxId, days }): Promise<Backfill> => {
    if (!mayAdminister(tx.actor)) throw refused('forbidden', 'email.mayNot');
    const row = await mailboxRow(tx, mailboxId);
    if (!row) throw refused('not_found', 'email.mailboxUnknown');
    if (!row.imap) throw refused('precondition_failed', 'email.noFolder');
    const last = await lastBackfill(tx, mailboxId);
    if (last && (last.state === 'waiting' || last.state === 'running')) throw refused('conflict', 'email.backfillRuns');
    const id = newId();
    await insertBackfill(tx, { id, mailboxId, since: new Date(tx.now.getTime() - days * DAY) });
    tx.record({ name: events.backfillAsked, subjectId: id, audience: [], data: { mailboxId } });
    const asked = await backfillById(tx, id);
    if (!asked) throw refused('internal', 'platform.internal');
    return asked;
  },
);
