import type { Reaction } from '../../platform/reactions.ts';
import { events } from '../organization/contract.ts';
import { foundStandardPolicy } from './actions/found-standard-policy.ts';

/** A centre begins with attributions: until somebody drafts others, the standard ones are in force. */
export const reactions: Reaction[] = [
  {
    name: 'attributions.foundStandardPolicy',
    on: [events.founded],
    run: async (session) => {
      await foundStandardPolicy(session, {});
    },
  },
];
