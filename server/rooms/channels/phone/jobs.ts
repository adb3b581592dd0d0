import { look } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { remind } from './callbacks/actions/remind.ts';
import { overdue } from './callbacks/views.ts';
import { oweSupervisor } from './calls/actions/owe-supervisor.ts';
import { understandCall } from './calls/actions/understand-call.ts';
import { loseLeg } from './calls/losing/actions/lose-leg.ts';
import { lostLegs } from './calls/losing/views.ts';
import { watchLines } from './lines/actions/watch-lines.ts';
import { leftBehind } from './calls/views.ts';

const SWEEP_SECONDS = 20;
const WATCH_SECONDS = 60;

/** One thing that fails holds up no other. */
async function alone(session: Session, work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => session.ctx.log.warn({ err: error }, 'telephone'));
}

async function sweep(session: Session): Promise<void> {
  const { heard, supervisors } = await look(session, leftBehind);
  for (const callEventId of heard) await alone(session, () => understandCall(session, { callEventId }));
  for (const leg of await look(session, lostLegs)) await alone(session, () => loseLeg(session, leg));
  for (const callId of supervisors) await alone(session, () => oweSupervisor(session, { callId }));
  for (const callBackId of await look(session, overdue)) await alone(session, () => remind(session, { callBackId }));
}

export const timedJobs: TimedJob[] = [
  {
    // What a dead process left, calls whose end was never heard, superiors not reached, call-backs past their time.
    name: 'phone.sweep',
    everySeconds: SWEEP_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) await sweep(sessionFor(orgId));
    },
  },
  {
    name: 'phone.watchLines',
    everySeconds: WATCH_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) await alone(sessionFor(orgId), () => watchLines(sessionFor(orgId), {}));
    },
  },
];
