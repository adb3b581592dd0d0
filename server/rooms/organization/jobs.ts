import type { TimedJob } from '../../platform/reactions.ts';
import { fillHolidays } from './actions/fill-holidays.ts';
import { tidySessions } from './sessions/actions/tidy-sessions.ts';

const HOUR = 3600;

export const timedJobs: TimedJob[] = [
  {
    name: 'organization.fillHolidays',
    everySeconds: 6 * HOUR,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) await fillHolidays(sessionFor(orgId), {});
    },
  },
  {
    name: 'organization.tidySessions',
    everySeconds: HOUR,
    run: async ({ orgIds: [first], sessionFor }) => {
      if (first) await tidySessions(sessionFor(first), {});
    },
  },
];
