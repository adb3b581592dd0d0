import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { changeCase } from '../sql.ts';

/** Who first works on a case that nobody owns becomes its owner. System only: called by verbs that have held the case. */
export const own = action(
  'cases.own',
  z.object({ caseId: z.uuid(), ownerId: z.uuid().nullable(), state: z.string() }),
  async (tx, { caseId, ownerId, state }): Promise<void> => {
    const takes = ownerId === null && tx.actor.kind === 'person';
    await changeCase(tx, caseId, {
      ...(takes ? { owner_id: tx.actor.id, owner_name: tx.actor.name } : {}),
      ...(state === 'new' ? { state: 'in_progress' } : {}),
    });
  },
);
