import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayOpenEvidence } from '../access.ts';
import { lockAuthorization, markEvidenceOpened } from '../sql.ts';

/** Whoever may see the request has opened something that was brought for it. Nothing else changes. */
export const openEvidence = action(
  'authorizations.openEvidence',
  z.object({ requestId: z.uuid() }),
  async (tx, { requestId }): Promise<{ opened: true }> => {
    must(mayOpenEvidence(tx.actor));
    must(found(tx.actor, await lockAuthorization(tx, requestId), await requestFor(tx, requestId)));
    await markEvidenceOpened(tx, requestId);
    return { opened: true };
  },
);
