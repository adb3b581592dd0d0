import type { Session } from '../../../platform/context.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { sendQueued } from './actions/send-queued.ts';
import { understand } from './actions/understand.ts';
import type { AskToken } from './mailboxes/contract.ts';
import type { Authenticate } from './authenticity/contract.ts';
import type { ReadRaw } from './reading/contract.ts';
import type { SendMail } from './sending/contract.ts';
import { leftBehind, lookAs } from './views.ts';

export type Needs = { send: SendMail; read: ReadRaw; authenticate: Authenticate; askToken: AskToken };

const SWEEP_SECONDS = 30;

export const timedJobs = ({ send, read, authenticate, askToken }: Needs): TimedJob[] => [
  {
    // What a lost job left behind, and sendings whose time to try again has come.
    name: 'email.sweep',
    everySeconds: SWEEP_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        const left = await lookAs(session.ctx, orgId, leftBehind);
        for (const rawMailId of left.raw) await alone(session, () => understand(session, rawMailId, { read, authenticate }));
        for (const id of left.outgoing) await alone(session, () => sendQueued(session, id, { send, askToken }));
      }
    },
  },
];

async function alone(session: Session, work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => session.ctx.log.warn({ err: error }, 'mail'));
}
