import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { refused } from '../../../platform/refusal.ts';
import { zReasonOfContact } from '../contract.ts';
import { putQueue as save } from '../sql.ts';

const ADMINISTER = new Set(['ADMIN', 'CENTRE_MANAGER']);

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
    const may = tx.actor.kind === 'system' || ADMINISTER.has(tx.actor.role ?? '');
    if (!may) throw refused('forbidden', 'cases.mayNot');
    await save(tx, { id: newId(), ...queue });
  },
);
