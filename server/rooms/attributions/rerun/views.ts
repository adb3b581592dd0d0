import type { Tx } from '../../../platform/act.ts';
import { centreOf } from '../../organization/views.ts';
import type { Circuit } from '../contract.ts';
import { ratesFrom } from '../costs/decide.ts';
import type { Counted, Past } from '../past/contract.ts';
import { circuitOf } from '../past/decide.ts';
import { countPast, linesAbove, pastRequests } from '../past/views.ts';
import { countAll, openReckoning, type Part, partsOf, type Reckoning, weigh } from '../reckoning/decide.ts';
import type { Link } from '../ruling/contract.ts';
import type { CompiledPolicy } from '../standing/decide.ts';
import type { Scales } from '../tally/contract.ts';
import { grantShareFrom } from '../tally/decide.ts';
import type { Rerun } from './contract.ts';

/** By what requests are weighed here: the centre's rates and settings. */
export async function scalesOf(tx: Tx): Promise<Scales> {
  const { settings, currency } = await centreOf(tx);
  return { rates: ratesFrom(settings), grantShare: grantShareFrom(settings), currency };
}

type Lines = (personId: string) => Promise<Link[]>;

export type Both = { from: Circuit; to: Circuit; todaysLine: boolean };

/** Both circuits of a past request; null where somebody above must be read first. The version compared with need not rule on its own again. */
export function atOnce(part: Part, past: Past): Both | null {
  const to = circuitOf(part.after, past.question);
  const from = past.isOfAgainst ? past.circuit : circuitOf(part.before, past.question);
  return to === null || from === null ? null : { from, to, todaysLine: false };
}

export async function withLine(part: Part, past: Past, lines: Lines): Promise<Both> {
  const { question } = past;
  question.line = await lines(question.holder.personId);
  const ruled = (policy: CompiledPolicy): Circuit => circuitOf(policy, question) ?? 'forbidden';
  return { from: past.isOfAgainst ? past.circuit : ruled(part.before), to: ruled(part.after), todaysLine: true };
}

/** For the progress: how many will be looked at, or a little more. */
function expected(counted: readonly Counted[], { touched }: Part): number {
  const { everyone, units, vendors, persons, assistants, roles } = touched;
  const all = everyone || assistants || units.length + vendors.length + persons.length > 0;
  return counted
    .filter((one) => one.action === touched.action && (all || roles.includes(one.role)))
    .reduce((sum, one) => sum + one.n, 0);
}

/** Everything of a period: what can't change is counted, what can is ruled again. Memory does not grow with how much there is. */
export async function replayed(tx: Tx, rerun: Rerun, onProgress: (thousandths: number) => Promise<void>): Promise<Reckoning> {
  const { before, after, span, againstId } = rerun;
  const scales = await scalesOf(tx);
  const reckoning = openReckoning(before, after, scales);
  const counted = await countPast(tx, span);
  countAll(reckoning, counted);
  const parts = partsOf(before, after);
  const all = parts.reduce((sum, part) => sum + expected(counted, part), 0);
  const lines = linesAbove(tx);
  for (const part of parts) {
    const { touched, looked } = part;
    for await (const pasts of pastRequests(tx, { touched, looked, span, againstId, currency: scales.currency })) {
      for (const past of pasts) {
        // Nearly all need nobody above to be read: those wait for nothing.
        const found = atOnce(part, past) ?? (await withLine(part, past, lines));
        if (found.todaysLine) reckoning.linesOfToday++;
        weigh(reckoning, past, found.from, found.to, true);
      }
      await onProgress(Math.min(999, Math.floor((reckoning.ruled * 1000) / Math.max(1, all))));
    }
  }
  return reckoning;
}
