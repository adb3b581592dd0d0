import { z } from 'zod';
import type { Reaction } from '../../../platform/reactions.ts';
import { events } from '../../organization/contract.ts';
import { reviewEvents } from '../../organization/reviews/contract.ts';
import { countReview } from './actions/count-review.ts';
import { settleEarned } from './actions/settle-earned.ts';
import { zAudited } from './contract.ts';

const zOfPerson = z.object({ personId: z.uuid() });

export const reactions: Reaction[] = [
  {
    name: 'attributions.countReview',
    on: ['attributions.audited'],
    run: async (session, { data }) => void (await countReview(session, zAudited.parse(data))),
  },
  {
    name: 'attributions.settleEarnedOf',
    on: [events.personChanged, reviewEvents.reviewed],
    run: async (session, { data }) => void (await settleEarned(session, zOfPerson.parse(data))),
  },
  {
    name: 'attributions.settleEarnedOfAll',
    on: [events.unitChanged, 'attributions.policyActivated'],
    run: async (session) => void (await settleEarned(session, {})),
  },
];
