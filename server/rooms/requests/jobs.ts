import { look } from '../../platform/act.ts';
import type { Session } from '../../platform/context.ts';
import type { TimedJob } from '../../platform/reactions.ts';
import { deputise } from './actions/deputise.ts';
import { tick } from './actions/tick.ts';
import { dueRequests, misplacedRequests } from './views.ts';

const AT_ONCE = 200;

/** One act for each, so that one that fails is told of and holds up nobody else. */
async function each(session: Session, ids: string[], work: (requestId: string) => Promise<unknown>): Promise<void> {
  for (const requestId of ids) {
    await work(requestId).catch((error: unknown) => session.ctx.log.error({ err: error, requestId }, 'clock of a request'));
  }
}

export const timedJobs: TimedJob[] = [
  {
    name: 'requests.tick',
    everySeconds: 5,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        await each(session, await look(session, (tx) => dueRequests(tx, AT_ONCE)), (requestId) => tick(session, { requestId }));
      }
    },
  },
  {
    name: 'requests.deputise',
    everySeconds: 15,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        await each(session, await look(session, misplacedRequests), (requestId) => deputise(session, { requestId }));
      }
    },
  },
];
