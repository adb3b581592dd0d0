import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/refusal.ts';
import { mayPutQueue } from '../access.ts';
import { zReasonOfContact } from '../contract.ts';
import { putQueue as save } from '../queues/sql.ts';

/** Adds a queue or changes the one with this code. */
export const putQueue = action(
  'cases.putQueue',
  z.object({
    code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
    nameEs: z.string().min(1),
    nameEn: z.string().min(1),
    reasons: z.array(zReasonOfContact),
    skills: z.array(z.string()).default([]),
    unitId: z.uuid().nullable().default(null),
    position: z.int().default(0),
  }),
  async (tx, queue): Promise<void> => {
    must(mayPutQueue(tx.actor));
    await save(tx, { id: newId(), ...queue });
  },
);
