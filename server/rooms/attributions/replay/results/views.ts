import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { allPeople, allUnits, centreOf } from '../../../organization/views.ts';
import type { Attribution } from '../../contract.ts';
import { mayReadPolicy } from '../../policy/access.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { kindNames } from '../../views.ts';
import { mayOpenPast } from './access.ts';
import type { Reckoned, Replay, ReplayResult } from '../contract.ts';
import type { ReplayRow } from './contract.ts';

const columns = sql`r.id, r.version_id as "versionId", r.against_id as "againstId", r.from_day::text as "fromDay", r.to_day::text as "toDay", r.state, r.progress,
  r.asked_by as "askedBy", r.asked_at as "askedAt", r.done_at as "doneAt", r.problem, r.digest, r.before_rows as "beforeRows", r.after_rows as "afterRows", r.result`;

/** What a version's rows say, as one word: when it is another, the draft has changed. */
export const digestOf = (rows: readonly Attribution[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))))
    .digest('hex');

export async function replayRow(tx: Tx, id: string): Promise<ReplayRow> {
  const found = await sql<ReplayRow>`select ${columns} from replay r where r.org_id = ${tx.orgId} and r.id = ${id}`.execute(
    tx.sql,
  );
  const [row] = found.rows;
  if (!row) throw refused('not_found', 'attributions.replayUnknown', { field: 'replayId' });
  return row;
}

/** The same question asked again within so many minutes has the same answer. */
const FRESH_MINUTES = 10;

/** A replay of just this that is under way, or that has only just ended. */
export async function sameReplay(
  tx: Tx,
  of: Pick<ReplayRow, 'versionId' | 'againstId' | 'fromDay' | 'toDay' | 'digest'>,
): Promise<ReplayRow | null> {
  const since = new Date(tx.now.getTime() - FRESH_MINUTES * 60_000);
  const found =
    await sql<ReplayRow>`select ${columns} from replay r where r.org_id = ${tx.orgId} and r.version_id = ${of.versionId} and r.against_id = ${of.againstId}
    and r.from_day = ${of.fromDay}::date and r.to_day = ${of.toDay}::date and r.digest = ${of.digest} and r.state <> 'failed' and r.asked_at > ${since}
    order by r.asked_at desc limit 1`.execute(tx.sql);
  return found.rows[0] ?? null;
}

/** The draft that is open, where no version is named. */
export async function versionToReplay(tx: Tx, versionId: string | undefined): Promise<{ id: string; againstId: string }> {
  const against = await versionInForce(tx);
  if (!against) throw refused('precondition_failed', 'attributions.noPolicy');
  const found = await sql<{ id: string }>`select id from policy_version where org_id = ${tx.orgId}
    and case when ${versionId ?? null}::uuid is null then state = 'draft' else id = ${versionId ?? null}::uuid end`.execute(
    tx.sql,
  );
  const [version] = found.rows;
  if (version) return { id: version.id, againstId: against.id };
  throw versionId === undefined
    ? refused('conflict', 'attributions.noDraft')
    : refused('not_found', 'attributions.versionUnknown', { field: 'version' });
}

/** Names for what is grouped by, in the reader's language. */
export async function namesFor(tx: Tx): Promise<{
  action(code: string): string;
  role(code: string): string;
  holder(holder: Attribution['holder']): string;
  reason(code: string): string;
}> {
  const [kinds, units, people] = [await kindNames(tx), await allUnits(tx), await allPeople(tx)];
  const { locale } = tx.actor;
  const worded = (key: string, code: string): string => {
    const word = say(locale, key);
    return word === key ? code : word;
  };
  const role = (code: string) =>
    code === '' ? say(locale, 'attributions.replay.none') : worded(`attributions.role.${code}`, code);
  return {
    role,
    action: (code) => kinds.get(code) ?? code,
    reason: (code) => (code === '' ? say(locale, 'attributions.replay.none') : worded(`attributions.value.${code}`, code)),
    holder: ({ kind, ref }) => {
      if (kind === 'role') return role(ref);
      if (kind === 'everyone' || (kind === 'assistant' && ref === '')) return say(locale, `attributions.holder.${kind}`);
      const unit = units.find((one) => one.id === ref);
      return unit ? (locale === 'en' ? unit.nameEn : unit.nameEs) : (people.find((one) => one.id === ref)?.name ?? ref);
    },
  };
}

async function resultView(tx: Tx, { total, groups, curves, unknown }: Reckoned): Promise<ReplayResult> {
  const names = await namesFor(tx);
  const nameOf = { action: names.action, holder: names.role, reason: names.reason, store: (code: string) => names.reason(code) };
  return {
    total,
    groups: groups.map((group) => ({ ...group, name: nameOf[group.by](group.key) })),
    curves: curves.map((curve) => ({ ...curve, actionName: names.action(curve.action), holderName: names.holder(curve.holder) })),
    unknown: unknown.map(({ word, params }) => say(tx.actor.locale, word, params)),
  };
}

/** A replay as it is told; `full` with its result. */
export async function replayView(tx: Tx, row: ReplayRow, full: boolean): Promise<Replay> {
  const found = await sql<{ id: string; number: number; state: string }>`select id, number, state from policy_version
    where org_id = ${tx.orgId} and id in (${row.versionId}, ${row.againstId})`.execute(tx.sql);
  const versionOf = (id: string) => ({ id, number: found.rows.find((one) => one.id === id)?.number ?? 0 });
  const isDraft = found.rows.some((one) => one.id === row.versionId && one.state === 'draft');
  const people = await allPeople(tx);
  return {
    ...{ id: row.id, state: row.state, progress: row.progress, from: row.fromDay, to: row.toDay },
    version: versionOf(row.versionId),
    against: versionOf(row.againstId),
    askedBy: people.find((one) => one.id === row.askedBy)?.name ?? 'Mostrador',
    askedAt: row.askedAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    stale: isDraft && digestOf(await rowsOf(tx, row.versionId)) !== row.digest,
    problem: row.problem === null ? null : say(tx.actor.locale, row.problem),
    result: full && row.result ? await resultView(tx, row.result) : null,
    may: { open: mayOpenPast(tx.actor) === true },
  };
}

export async function readReplay(tx: Tx, id: string): Promise<Replay> {
  must(mayReadPolicy(tx.actor));
  return replayView(tx, await replayRow(tx, id), true);
}

const LISTED = 50;
export async function listReplays(tx: Tx, versionId: string | undefined): Promise<Replay[]> {
  must(mayReadPolicy(tx.actor));
  const found =
    await sql<ReplayRow>`select ${columns} from replay r where r.org_id = ${tx.orgId} and (${versionId ?? null}::uuid is null or r.version_id = ${versionId ?? null}::uuid)
    order by r.asked_at desc, r.id desc limit ${LISTED}`.execute(tx.sql);
  const views: Replay[] = [];
  for (const row of found.rows) views.push(await replayView(tx, row, false));
  return views;
}

/** Days of the centre's own zone as instants. */
export async function spanOf(tx: Tx, { from, to }: { from: string; to: string }): Promise<{ from: Date; to: Date }> {
  const { timeZone } = await centreOf(tx);
  const found = await sql<{ from: Date; to: Date }>`select (${from}::date::timestamp at time zone ${timeZone}) as "from",
    ((${to}::date + 1)::timestamp at time zone ${timeZone}) as "to"`.execute(tx.sql);
  const [span] = found.rows;
  if (!span) throw new Error('a period was lost');
  return span;
}
