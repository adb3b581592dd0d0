import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/refusal.ts';
import { mayKeep } from '../access.ts';
import { type Ruling, zAsk } from '../contract.ts';
import { ruled, rulingView } from '../ruling/views.ts';
import { insertRuling } from '../sql.ts';
import { locksOf } from '../warrants/decide.ts';
import { lockUsage } from '../warrants/sql.ts';
import { remember } from '../warrants/views.ts';

/**
 * Rules, and keeps the ruling with everything it was made from: only upon a kept ruling can anything be asked or done. It is made under
 * the locks of the order and the customer, so leave minted in the same transaction need not ask again.
 */
export const keepRuling = action(
  'attributions.keepRuling',
  z.object({ ask: zAsk, holderId: z.uuid().optional() }),
  async (tx, { ask, holderId }): Promise<Ruling> => {
    const holder = must(mayKeep(tx.actor, holderId));
    await lockUsage(tx, locksOf(ask));
    const { frame, question, verdict } = await ruled(tx, ask, holder);
    const id = newId();
    const ruling = await rulingView(tx, frame, ask, verdict, id);
    await insertRuling(tx, { id, versionId: ruling.versionId, hash: ruling.hash, holder: question.holder, question, verdict });
    remember(tx, {
      kept: { id, holderId: holder, hash: ruling.hash, ask, steps: verdict.steps },
      facts: ask.facts,
      frame,
      verdict,
    });
    return ruling;
  },
);
