import { createHash } from 'node:crypto';
import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayHear } from '../access.ts';
import { zCallEvent } from '../calls/contract.ts';
import { events } from '../contract.ts';
import { insertHeard, noteLineHeard } from '../sql.ts';

/** Most of a body that is kept; exchanges send a few hundred characters. */
const RAW_MOST = 20_000;

/**
 * Keeps what an exchange says of a call, before anything is made of it: when this returns it is kept for good, and a reaction understands it. The same
 * event on the same line twice is one; `at` left out, it happened now, and does not tell two events apart.
 */
export const hearCall = action(
  'phone.hearCall',
  z.object({ lineId: z.uuid(), event: zCallEvent, raw: z.string().default('') }),
  async (tx, { lineId, event, raw }): Promise<{ callEventId: string | null }> => {
    must(mayHear(tx.actor));
    const id = newId();
    const digest = createHash('sha256').update(JSON.stringify(event)).digest('hex');
    const at = event.at && new Date(event.at) < tx.now ? new Date(event.at) : tx.now;
    const isNew = await insertHeard(tx, { id, lineId, digest, raw: raw.slice(0, RAW_MOST), said: event, at });
    // An end that only we suppose is nothing that the exchange said.
    if (event.cause !== 'lost' && event.cause !== 'byHand') await noteLineHeard(tx, lineId);
    if (isNew) tx.record({ name: events.heard, subjectId: id, audience: [], data: { lineId, callEventId: id } });
    return { callEventId: isNew ? id : null };
  },
);
