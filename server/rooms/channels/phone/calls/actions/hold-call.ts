import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayWrite } from '../../access.ts';
import { holdsCard } from '../../decide.ts';
import { type CallRow, lockCall } from '../sql.ts';
import { callById } from '../views.ts';

/** The first step of every verb on a call: seen by the caller, theirs to write in, held; and nothing that is written holds a card. */
export const holdCall = action(
  'phone.holdCall',
  z.object({ callId: z.uuid(), written: z.record(z.string(), z.string()).default({}) }),
  async (tx, { callId, written }): Promise<CallRow> => {
    const seen = await callById(tx, callId);
    must(mayWrite(tx.actor, seen));
    const carded = Object.entries(written).find(([, text]) => holdsCard(text));
    if (carded) throw refused('invalid', 'phone.holdsCard', { field: carded[0] });
    const row = await lockCall(tx, seen.id);
    if (!row) throw refused('not_found', 'phone.callUnknown');
    return row;
  },
);
