import { look } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { say } from '../../../platform/words.ts';
import { endFax } from './actions/end-fax.ts';
import { sendQueued } from './actions/send-queued.ts';
import { understand } from './actions/understand.ts';
import type { Needs } from './contract.ts';
import { leftBehind } from './views.ts';

const SWEEP_SECONDS = 30;

export const timedJobs = ({ readPages, handOver }: Omit<Needs, 'layOut'>): TimedJob[] => [
  {
    // What a lost job left behind, and faxes whose time to try again has come.
    name: 'fax.sweep',
    everySeconds: SWEEP_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        const left = await look(session, leftBehind);
        for (const id of left.raw) await alone(session, () => understand(session, id, readPages));
        for (const id of left.due) await alone(session, () => sendQueued(session, id, handOver));
        // It may have left and it may not: a person looks, rather than the customer getting it twice.
        const problem = say(left.locale, 'fax.nobodyKnows');
        for (const faxId of left.lost) await alone(session, () => endFax(session, { faxId, state: 'failed', problem }));
      }
    },
  },
];

/** One fax that fails holds up no other. */
async function alone(session: Session, work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => session.ctx.log.warn({ err: error }, 'fax'));
}
