import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { zMoney } from '../../../platform/money.ts';
import { derivedId } from '../../../platform/ids.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { sharedWith } from '../views.ts';
import { refreshWaits } from './refresh-waits.ts';

const zStepInput = z.object({
  caseId: z.uuid(),
  key: z.string(),
  word: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), zMoney, z.null()])).default({}),
  circuit: z.enum(['own', 'consulted', 'authorised']).nullable().default(null),
  arrow: z.enum(['demand', 'answer', 'none']).default('none'),
  /** The event this line follows from, where it follows from one. */
  because: z.uuid().optional(),
});

/**
 * Writes a line of the case's timeline and brings what the list shows of it up to date: what it waits for and by which circuit.
 * System only: other verbs of the case call it, no door leads here.
 */
export const step = action(
  'cases.step',
  zStepInput,
  async (tx, { caseId, key, word, params, circuit, arrow, because }): Promise<void> => {
    await refreshWaits(tx, { caseId });
    const id = because ? { id: derivedId(because, word) } : {};
    tx.record({
      ...id,
      name: events.stepped,
      caseId,
      audience: audienceOfCase(await sharedWith(tx, caseId)),
      data: { caseId, key, word, params, circuit, arrow },
    });
  },
);
