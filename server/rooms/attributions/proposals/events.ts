import { z } from 'zod';
import type { Reaction } from '../../../platform/reactions.ts';
import { trialEvents } from '../trials/contract.ts';
import { followDraft } from './actions/follow-draft.ts';

const zVersion = z.object({ versionId: z.uuid() });
const zStarted = z.object({ trialId: z.uuid(), draftId: z.uuid() });
const zEnded = z.object({ trialId: z.uuid(), state: z.string(), reason: z.string().nullish() });

export const reactions: Reaction[] = [
  {
    name: 'attributions.proposalsInForce',
    on: ['attributions.policyActivated'],
    run: async (session, { data }) => {
      await followDraft(session, { what: 'activated', draftId: zVersion.parse(data).versionId });
    },
  },
  {
    name: 'attributions.proposalsOpenAgain',
    on: ['attributions.draftDiscarded'],
    run: async (session, { data }) => {
      await followDraft(session, { what: 'discarded', draftId: zVersion.parse(data).versionId });
    },
  },
  {
    name: 'attributions.proposalsTried',
    on: [trialEvents.started],
    run: async (session, { data }) => {
      await followDraft(session, { what: 'tried', ...zStarted.parse(data) });
    },
  },
  {
    name: 'attributions.proposalsAfterTrial',
    on: [trialEvents.ended],
    run: async (session, { data }) => {
      const { trialId, state, reason } = zEnded.parse(data);
      await followDraft(session, { what: 'trialEnded', trialId, confirmed: state === 'confirmed', reason: reason ?? '' });
    },
  },
];
