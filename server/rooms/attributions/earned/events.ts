import type { Reaction } from '../../../platform/reactions.ts';
import { z } from 'zod';
import { events } from '../../organization/contract.ts';
import { addReview } from '../../organization/reviews/actions/add-review.ts';
import { reviewEvents } from '../../organization/reviews/contract.ts';
import { trialEvents } from '../trials/contract.ts';
import { settleEarned } from './actions/settle-earned.ts';

const zAudited = z.object({ auditId: z.uuid(), personId: z.uuid(), verdict: z.enum(['right', 'less', 'denied']) });
const zOfPerson = z.object({ personId: z.uuid() });

export const reactions: Reaction[] = [
  {
    name: 'attributions.countReview',
    on: [trialEvents.audited],
    run: async (session, { data }) => {
      const { auditId, personId, verdict } = zAudited.parse(data);
      await addReview(session, { personId, good: verdict === 'right', source: `attributions.audit:${auditId}` });
    },
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
