import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/refusal.ts';
import { mayKeep } from '../access.ts';
import { type Ruling, zAsk } from '../contract.ts';
import { ruled, rulingView } from '../ruling/views.ts';
import { insertRuling } from '../sql.ts';

/** Rules, and keeps the ruling with everything it was made from: only upon a kept ruling can anything be asked or done. */
export const keepRuling = action(
  'attributions.keepRuling',
  z.object({ ask: zAsk, holderId: z.uuid().optional() }),
  async (tx, { ask, holderId }): Promise<Ruling> => {
    const { question, verdict } = await ruled(tx, ask, must(mayKeep(tx.actor, holderId)));
    const ruling = await rulingView(tx, ask, verdict, newId());
    await insertRuling(tx, {
      id: ruling.id ?? '',
      versionId: ruling.versionId,
      hash: ruling.hash,
      holder: question.holder,
      question,
      verdict,
    });
    return ruling;
  },
);
