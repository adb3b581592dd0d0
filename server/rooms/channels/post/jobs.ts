import { look } from '../../../platform/act.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { understand } from './actions/understand.ts';
import type { Needs } from './contract.ts';
import { leftBehind } from './views.ts';

const SWEEP_SECONDS = 60;

export const timedJobs = ({ readPages }: Needs): TimedJob[] => [
  {
    name: 'post.sweep',
    everySeconds: SWEEP_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const id of await look(session, leftBehind))
          await understand(session, id, readPages).catch((error: unknown) => session.ctx.log.warn({ err: error }, 'letter'));
      }
    },
  },
];
