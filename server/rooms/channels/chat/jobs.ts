import { look } from '../../../platform/act.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { mind } from './actions/mind.ts';
import { toMind } from './views.ts';

export const timedJobs: TimedJob[] = [
  {
    name: 'chat.mind',
    everySeconds: 10,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const chatId of await look(session, toMind)) await mind(session, { chatId });
      }
    },
  },
];
