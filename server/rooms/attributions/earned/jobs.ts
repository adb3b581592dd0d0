import type { TimedJob } from '../../../platform/reactions.ts';
import { settleEarned } from './actions/settle-earned.ts';

const EVERY = 300;

/** Certificates expire, reviews grow old and versions begin without anybody doing anything. */
export const timedJobs: TimedJob[] = [
  {
    name: 'attributions.settleEarned',
    everySeconds: EVERY,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) await settleEarned(sessionFor(orgId), {});
    },
  },
];
