import { z } from 'zod';
import type { Reaction } from '../../../platform/reactions.ts';
import { forgetGrant } from './actions/forget-grant.ts';
import { noteGrant } from './actions/note-grant.ts';
import { watchTrial } from './actions/watch-trial.ts';
import { auditEvents } from './audits/contract.ts';

const zMinted = z.object({
  warrantId: z.uuid(),
  rulingId: z.uuid(),
  action: z.string(),
  amount: z.object({ minor: z.int(), currency: z.string() }).nullable(),
  accountHolderId: z.uuid(),
  isRight: z.boolean(),
});
const zWarrant = z.object({ warrantId: z.uuid() });
const zAudited = z.object({ trialId: z.uuid() });

/** Trials hear what was granted, what came to nothing, and what was judged. */
export const reactions: Reaction[] = [
  {
    name: 'attributions.noteGrant',
    on: ['attributions.warrantMinted'],
    run: async (session, { actor, data }) => {
      const { isRight, accountHolderId, ...grant } = zMinted.parse(data);
      const hands = [accountHolderId, ...(actor.kind === 'person' || actor.kind === 'link' ? [actor.id] : [])];
      if (!isRight) await noteGrant(session, { ...grant, barred: hands });
    },
  },
  {
    name: 'attributions.forgetGrant',
    on: ['attributions.usageReleased'],
    run: async (session, { data }) => forgetGrant(session, zWarrant.parse(data)),
  },
  {
    name: 'attributions.watchTrial',
    on: [auditEvents.audited],
    run: async (session, { data }) => watchTrial(session, zAudited.parse(data)),
  },
];
