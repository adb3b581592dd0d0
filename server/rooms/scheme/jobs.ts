import { look } from '../../platform/act.ts';
import type { TimedJob } from '../../platform/reactions.ts';
import { rollDay } from './actions/roll-day.ts';
import { daysToRoll } from './views.ts';

/** A first start with years of history is counted bit by bit, newest first; until then those days are read from the demands themselves. */
const AT_ONCE = 60;

export const timedJobs: TimedJob[] = [
  {
    name: 'scheme.rollDays',
    everySeconds: 5,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const day of await look(session, (tx) => daysToRoll(tx, AT_ONCE))) await rollDay(session, { day });
      }
    },
  },
];
