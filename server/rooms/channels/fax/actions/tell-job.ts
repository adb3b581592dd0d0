import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayTell } from '../access.ts';
import { endOf } from '../decide.ts';
import { lockJob } from '../sql.ts';
import { endFax } from './end-fax.ts';

const input = z.object({
  lineId: z.uuid(),
  job: z.string().min(1).max(40),
  /** As notify(8) of HylaFAX names it: done, failed, rejected, requeued… */
  why: z.string().min(1).max(60),
  text: z.string().max(1000).default(''),
});

/** What a fax server tells of a job that we gave it. */
export const tellJob = action('fax.tellJob', input, async (tx, { lineId, job, why, text }): Promise<void> => {
  must(mayTell(tx.actor));
  const row = await lockJob(tx, lineId, job);
  const state = endOf(why);
  if (row && state) await endFax(tx, { faxId: row.id, state, problem: state === 'failed' ? text || why : null });
});
