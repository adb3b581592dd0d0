import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { centreOf } from '../../organization/views.ts';
import type { Attribution, Circuit } from '../contract.ts';
import type { Past } from './past/contract.ts';
import { linesAbove, pastRequests, type Reading } from './past/views.ts';
import { inWords } from '../reasons/decide.ts';
import { namesFor, replayRow, spanOf } from './results/views.ts';
import type { Rerun } from './rerun/contract.ts';
import { atOnce, scalesOf, withLine } from './rerun/views.ts';
import { rule } from '../ruling/decide.ts';
import { exposureOf, figuresOf } from './tally/decide.ts';
import type { Asked, What } from './behind/contract.ts';
import { countOf, isAmong } from './behind/decide.ts';
import { mayOpenPast } from './results/access.ts';
import type { PastRequest, ReplayFigures } from './contract.ts';
import { openReckoning, type Part, partsOf, weigh } from './reckoning/decide.ts';

const PAGE = 50;
/** Few are read at a time: a page is soon full. */
const BATCH = 500;

type Found = { part: Part; past: Past; from: Circuit; to: Circuit };

/** What can be told without ruling: how it ended, and whether one's own ruling of the version compared with was own. */
function sifted(what: What, againstId: string): RawBuilder<unknown> {
  if (what === 'moved') return sql`true`;
  const circuit = what === 'fromOwn' ? sql`circuit = 'own'` : sql`circuit <> 'own'`;
  const ended = what === 'fromOwn' || what === 'toOwn' ? sql`true` : sql`ended = ${what}`;
  return sql`(${ended} and (version_id <> ${againstId} or ${circuit}))`;
}

const COLUMN = { action: 'action', holder: 'holder_role', store: 'store_code', reason: 'reason' } as const;
const grouped = ({ by, key = '' }: Asked): RawBuilder<unknown> =>
  by ? sql`coalesce(${sql.ref(COLUMN[by])}, '') = ${key}` : sql`true`;

/** Requests of all actions that differ, newest first, each with both circuits. */
async function* newestFirst(
  tx: Tx,
  rerun: Rerun,
  where: RawBuilder<unknown>,
  after: Reading['after'],
  batch = BATCH,
): AsyncGenerator<Found> {
  const { currency } = await centreOf(tx);
  const lines = linesAbove(tx);
  const { span, againstId } = rerun;
  const streams = partsOf(rerun.before, rerun.after).map((part) => {
    const { touched } = part;
    const looked = { ...part.looked, dates: true };
    const reading = { touched, looked, span, againstId, where, newestFirst: true, currency, batch, ...(after ? { after } : {}) };
    return { part, chunks: pastRequests(tx, reading), held: [] as Past[], ended: false };
  });
  const isNewer = (a: Past, b: Past) => a.question.at - b.question.at || (a.rulingId < b.rulingId ? -1 : 1);
  for (;;) {
    for (const stream of streams) {
      if (stream.held.length > 0 || stream.ended) continue;
      const next = await stream.chunks.next();
      if (next.done) stream.ended = true;
      else stream.held = next.value.toReversed();
    }
    const heads = streams.flatMap((stream) => stream.held.at(-1) ?? []);
    const newest = heads.toSorted(isNewer).at(-1);
    const stream = streams.find((one) => one.held.at(-1) === newest);
    if (!newest || !stream) return;
    stream.held.pop();
    const { from, to } = atOnce(stream.part, newest) ?? (await withLine(stream.part, newest, lines));
    yield { part: stream.part, past: newest, from, to };
  }
}

/** The past requests behind a figure of a replay, ruled again as it did. */
export async function behindReplay(
  tx: Tx,
  replayId: string,
  asked: Asked,
): Promise<{ requests: PastRequest[]; total: number; next: string | null }> {
  must(mayOpenPast(tx.actor));
  const row = await replayRow(tx, replayId);
  const group = asked.by
    ? row.result?.groups.find((one) => one.by === asked.by && one.key === (asked.key ?? ''))?.figures
    : row.result?.total;
  const total = group ? countOf(asked.what, group) : 0;
  if (total === 0) return { requests: [], total, next: null };
  const span = await spanOf(tx, { from: row.fromDay, to: row.toDay });
  const rerun: Rerun = { before: row.beforeRows, after: row.afterRows, span, againstId: row.againstId };
  const found: Found[] = [];
  const where = sql`${sifted(asked.what, row.againstId)} and ${grouped(asked)}`;
  for await (const one of newestFirst(tx, rerun, where, await placeOf(tx, asked.after))) {
    if (!isAmong(asked.what, one.past, one.from, one.to)) continue;
    if (found.length === PAGE)
      return { requests: await requestViews(tx, found), total, next: found.at(-1)?.past.rulingId ?? null };
    found.push(one);
  }
  return { requests: await requestViews(tx, found), total, next: null };
}

async function placeOf(tx: Tx, rulingId: string | undefined): Promise<Reading['after']> {
  if (rulingId === undefined) return null;
  const found = await sql<{
    at: Date;
  }>`select at from past_request where org_id = ${tx.orgId} and ruling_id = ${rulingId}`.execute(tx.sql);
  const at = found.rows[0]?.at;
  return at ? { at, id: rulingId } : null;
}

async function requestViews(tx: Tx, found: readonly Found[]): Promise<PastRequest[]> {
  const ids = found.map((one) => one.past.rulingId);
  const cases = await sql<{ id: string; caseId: string | null }>`select ruling_id as id, case_id as "caseId" from past_request
    where org_id = ${tx.orgId} and ruling_id = any(${ids}::uuid[])`.execute(tx.sql);
  const [names, { timeZone, currency }] = [await namesFor(tx), await centreOf(tx)];
  return found.map(({ part, past, from, to }) => {
    const { holder, ask, at } = past.question;
    const why = to === 'own' ? undefined : rule(part.after, past.question).reasons.at(-1);
    return {
      rulingId: past.rulingId,
      caseId: cases.rows.find((one) => one.id === past.rulingId)?.caseId ?? null,
      at: new Date(at).toISOString(),
      action: ask.action,
      actionName: names.action(ask.action),
      holderName: holder.name,
      storeCode: past.store || null,
      reason: past.reason || null,
      amount: ask.amount,
      ended: past.ended,
      grantedMinor: past.endedMinor,
      waitedMinutes: past.ended === null ? null : past.waitedMinutes,
      before: from,
      after: to,
      why: why ? inWords(why, { locale: tx.actor.locale, timeZone }) : null,
      riskMinor: to === 'own' ? (exposureOf(past, currency) ?? 0) : 0,
    };
  });
}

const GIVEN = 200;
const MANY = 5000;

type Rows = { before: Attribution[]; after: Attribution[]; from: Date; to: Date };

/**
 * Rules the requests that these rows could change by those instead, at once and in this transaction: for few actions. The figures are of
 * those requests only. Of those that move some are given: the rejected first, then the changed, then the newest.
 */
export async function replayRows(
  tx: Tx,
  { before, after, from, to }: Rows,
): Promise<{ figures: ReplayFigures; requests: PastRequest[] }> {
  const scales = await scalesOf(tx);
  const reckoning = openReckoning(before, after, scales);
  const moved: Record<'rejected' | 'changed' | 'others', Found[]> = { rejected: [], changed: [], others: [] };
  for await (const one of newestFirst(tx, { before, after, span: { from, to }, againstId: null }, sql`true`, null, MANY)) {
    weigh(reckoning, one.past, one.from, one.to, false);
    const { ended } = one.past;
    const list = moved[ended === 'rejected' || ended === 'changed' ? ended : 'others'];
    if (one.from !== one.to && list.length < GIVEN) list.push(one);
  }
  const given = [...moved.rejected, ...moved.changed, ...moved.others].slice(0, GIVEN);
  return { figures: figuresOf(reckoning.total, scales), requests: await requestViews(tx, given) };
}
