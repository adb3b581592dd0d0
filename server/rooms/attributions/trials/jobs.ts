import { look } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { remindAudit } from './audits/actions/remind-audit.ts';
import { auditsToRemind } from './audits/views.ts';
import { expireTrial } from './actions/expire-trial.ts';
import { trialsDue } from './views.ts';

/** One act for each, so that one that fails is told of and holds up nobody else. */
async function each(session: Session, ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<void> {
  for (const id of ids) await work(id).catch((error: unknown) => session.ctx.log.error({ err: error, id }, 'clock of a trial'));
}

export const timedJobs: TimedJob[] = [
  {
    name: 'attributions.expireTrials',
    everySeconds: 60,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        await each(session, await look(session, trialsDue), (trialId) => expireTrial(session, { trialId }));
      }
    },
  },
  {
    name: 'attributions.remindAudits',
    everySeconds: 300,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        await each(session, await look(session, auditsToRemind), (auditId) => remindAudit(session, { auditId }));
      }
    },
  },
];
