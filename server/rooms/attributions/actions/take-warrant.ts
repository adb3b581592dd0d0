import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayWithin } from '../access.ts';
import { type Warrant, zAsk } from '../contract.ts';
import { hashOf } from '../ruling/views.ts';
import { sameAsk, unused, warrantOf } from '../warrants/decide.ts';
import { lockWarrant } from '../warrants/sql.ts';

/** A minted warrant, for whoever carries it out: only unused, and only for exactly what it was minted for. */
export const takeWarrant = action(
  'attributions.takeWarrant',
  z.object({ warrantId: z.uuid(), ask: zAsk }),
  async (tx, { warrantId, ask }): Promise<Warrant> => {
    must(mayWithin(tx.actor, tx.act, 'attributions.takeWarrant'));
    const row = await lockWarrant(tx, warrantId);
    if (!row) throw refused('not_found', 'attributions.warrantUnknown', { field: 'warrantId' });
    must(unused(row));
    must(sameAsk(row.hash, hashOf(ask)));
    return warrantOf(row);
  },
);
