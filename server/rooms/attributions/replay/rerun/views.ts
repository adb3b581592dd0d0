import { setImmediate as breathe } from 'node:timers/promises';
import { look, type Tx } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { centreOf } from '../../../organization/views.ts';
import type { Circuit } from '../../contract.ts';
import { ratesFrom } from '../../costs/decide.ts';
import type { Counted, Past, Span } from '../past/contract.ts';
import { circuitOf } from '../past/decide.ts';
import { countPast, linesAbove, pastRequests } from '../past/views.ts';
import { countAll, figuresInSteps, openReckoning, type Part, partsOf, type Reckoning, weigh } from '../reckoning/decide.ts';
import type { Reckoned } from '../contract.ts';
import type { Link } from '../../ruling/contract.ts';
import type { CompiledPolicy } from '../../standing/decide.ts';
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

/** From so many on it is worth working in two lanes: the database reads for one while this process rules for the other. */
const MANY = 20_000;
const SLICES = 8;

/** A period in slices of time, in their order. */
function slicesOf({ from, to }: Span): Span[] {
  const step = (to.getTime() - from.getTime()) / SLICES;
  const edge = (at: number): Date => (at === SLICES ? to : new Date(Math.floor(from.getTime() + at * step)));
  return Array.from({ length: SLICES }, (_, at) => ({ from: edge(at), to: edge(at + 1) }));
}

type Progress = (thousandths: number) => Promise<void>;

/** Everything of a period: what can't change is counted, what can is ruled again. Memory does not grow with how much there is. */
export async function replayed(lanes: readonly [Tx, ...Tx[]], rerun: Rerun, onProgress: Progress): Promise<Reckoning> {
  const { before, after, againstId } = rerun;
  const [first] = lanes;
  // What is asked from now on is of another day: the lanes must not see what has not been counted.
  const now = new Date(first.now.getTime() + 1);
  const span = { from: rerun.span.from, to: rerun.span.to < now ? rerun.span.to : now };
  const scales = await scalesOf(first);
  const counted = await countPast(first, span);
  const parts = partsOf(before, after);
  const all = parts.reduce((sum, part) => sum + expected(counted, part), 0);
  const isLarge = all >= MANY;
  const reckoning = openReckoning(before, after, scales, isLarge);
  countAll(reckoning, counted);
  const work = parts.flatMap((part) => (isLarge ? slicesOf(span) : [span]).map((slice) => ({ part, slice })));
  const { currency } = scales;
  async function along(tx: Tx): Promise<void> {
    const lines = linesAbove(tx);
    for (let next = work.shift(); next; next = work.shift()) {
      const { part, slice } = next;
      for await (const pasts of pastRequests(tx, {
        touched: part.touched,
        looked: part.looked,
        span: slice,
        againstId,
        currency,
      })) {
        for (const past of pasts) {
          // Nearly all need nobody above to be read: those wait for nothing.
          const found = atOnce(part, past) ?? (await withLine(part, past, lines));
          if (found.todaysLine) reckoning.linesOfToday++;
          weigh(reckoning, past, found.from, found.to, true);
        }
        await onProgress(Math.min(999, Math.floor((reckoning.ruled * 1000) / Math.max(1, all))));
      }
    }
  }
  // All of them end before any failure is told: nobody goes on reading in a transaction that is over.
  const ends = await Promise.allSettled((isLarge ? lanes : [first]).map(along));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return reckoning;
}

/** The same in two looks of one session, as figures. */
export async function replayedFor(
  session: Session,
  rerun: Rerun,
  onProgress: Progress,
): Promise<{ ruled: number; result: Reckoned }> {
  const reckoning = await look(session, (one) => look(session, (other) => replayed([one, other], rerun, onProgress)));
  const steps = figuresInSteps(reckoning);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { ruled: reckoning.ruled, result: step.value };
    await breathe();
  }
}
