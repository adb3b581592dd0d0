import { look } from '../../../platform/act.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { lookForProposals } from './actions/look-for-proposals.ts';
import { lookIsDue } from './views.ts';

export const timedJobs: TimedJob[] = [
  {
    name: 'attributions.lookForProposals',
    everySeconds: 60,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        if (!(await look(session, lookIsDue))) continue;
        await lookForProposals(session, {}).catch((error: unknown) =>
          session.ctx.log.error({ err: error }, 'looking for proposals'),
        );
      }
    },
  },
];
