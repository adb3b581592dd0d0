import { look } from '../../platform/act.ts';
import type { TimedJob } from '../../platform/reactions.ts';
import { lapse } from './actions/lapse.ts';
import { lapsedGrants } from './views.ts';

const AT_ONCE = 200;

export const timedJobs: TimedJob[] = [
  {
    name: 'authorizations.lapse',
    everySeconds: 30,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const requestId of await look(session, (tx) => lapsedGrants(tx, AT_ONCE))) {
          await lapse(session, { requestId }).catch((error: unknown) =>
            session.ctx.log.error({ err: error, requestId }, 'lapse of a grant'),
          );
        }
      }
    },
  },
];
