import { look } from '../../../platform/act.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { sendHeld } from './actions/send-held.ts';
import { dueHeld } from './views.ts';

const LOOK_SECONDS = 2;

export const timedJobs: TimedJob[] = [
  {
    name: 'cases.sendHeld',
    everySeconds: LOOK_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const held of await look(session, dueHeld)) {
          // One that fails holds up no other; it stays due and is tried again.
          await sendHeld(session, held).catch((error: unknown) => session.ctx.log.error({ err: error }, 'held answer'));
        }
      }
    },
  },
];
