import { act } from '../../../platform/act.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { forgetPosts } from './form/sql.ts';
import { forgetLetters } from './unproved/sql.ts';

const HOURS = 6;
const KEPT_MS = 2 * 86_400_000;

export const timedJobs: TimedJob[] = [
  {
    // Who sent what is needed for as long as it may be sent again, and no longer.
    name: 'web.forgetPosts',
    everySeconds: HOURS * 3600,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds)
        await act(sessionFor(orgId), 'web.forgetPosts', async (tx) => {
          const before = new Date(tx.now.getTime() - KEPT_MS);
          await forgetPosts(tx, before);
          await forgetLetters(tx, before);
        });
    },
  },
];
