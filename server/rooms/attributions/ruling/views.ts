import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { candidatesFor } from '../../organization/line/views.ts';
import { allUnits, centreOf, chainAbove, holderOf } from '../../organization/views.ts';
import type { Ask, Attribution, HolderFacts, Ruling } from '../contract.ts';
import { type Periods, periodsAt } from '../limits/decide.ts';
import { type Counting, usageFor } from '../limits/views.ts';
import { inWords } from '../reasons/decide.ts';
import { type CompiledPolicy, compile, countersIn, departmentsIn, stand, targetsIn } from '../standing/decide.ts';
import { keyOf } from '../chains/steps/decide.ts';
import type { Link, Question, Verdict } from './contract.ts';
import { bindingOf, rule } from './decide.ts';

export type Version = { id: string; number: number };
type Department = { unitId: string; code: string; nameEs: string; nameEn: string };
/** What all rulings of one transaction share: `now` stands still in it, so the version in force does too. */
export type Frame = { version: Version; policy: CompiledPolicy; currency: string; timeZone: string; periods: Periods };
type Memo = {
  frame?: Promise<Frame>;
  departments?: Promise<Department[]>;
  holders: Map<string, Promise<HolderFacts>>;
  lines: Map<string, Promise<Link[]>>;
};

const memos = new WeakMap<Tx, Memo>();
const memoOf = (tx: Tx): Memo => {
  const memo = memos.get(tx) ?? { holders: new Map(), lines: new Map() };
  memos.set(tx, memo);
  return memo;
};
/** For whoever changes the policy within a transaction and rules in it afterwards. */
export const forget = (tx: Tx): void => void memos.delete(tx);

/** A version that was in force never changes, so its index is kept as long as it is asked for. */
const compiled = new LRUCache<string, CompiledPolicy>({ max: 200 });
const last = new LRUCache<string, Version>({ max: 1000 });
/** The currency of a centre never changes; its time zone hardly ever, and the minute it takes to be heard of harms no one. */
const centres = new LRUCache<string, { currency: string; timeZone: string }>({ max: 1000, ttl: 60_000 });

/** No zone's day begins within a quarter of an hour, so all of one quarter have the same day, week and month. */
const quarters = new LRUCache<string, Periods>({ max: 100 });
const QUARTER = 15 * 60_000;
function periodsNow(now: Date, timeZone: string): Periods {
  const quarter = Math.floor(now.getTime() / QUARTER);
  const key = `${quarter} ${timeZone}`;
  const periods = quarters.get(key) ?? periodsAt(new Date(quarter * QUARTER), timeZone);
  quarters.set(key, periods);
  return periods;
}

export async function rowsOf(tx: Tx, versionId: string): Promise<Attribution[]> {
  const found = await sql<Omit<Attribution, 'validFrom' | 'validTo'> & { validFrom: Date | null; validTo: Date | null }>`
    select id, action, jsonb_build_object('kind', holder_kind, 'ref', holder_ref) as holder, circuit, is_right as "isRight", department, limits, conditions, requirements,
      reason_es as "reasonEs", reason_en as "reasonEn", expression, steps, trial_id as "trialId", valid_from as "validFrom", valid_to as "validTo"
    from attribution where org_id = ${tx.orgId} and version_id = ${versionId} order by position, id`.execute(tx.sql);
  return found.rows.map((row) => ({
    ...row,
    validFrom: row.validFrom?.toISOString() ?? null,
    validTo: row.validTo?.toISOString() ?? null,
  }));
}

/** The version in force at an instant, by one indexed look. */
export async function versionInForce(tx: Tx, at: Date = tx.now): Promise<Version | null> {
  const found = await sql<Version>`select id, number from policy_version where org_id = ${tx.orgId} and state = 'active'
    and active_from <= ${at} and (active_until is null or active_until > ${at}) order by active_from desc limit 1`.execute(
    tx.sql,
  );
  return found.rows[0] ?? null;
}

async function policyOf(tx: Tx, versionId: string): Promise<CompiledPolicy> {
  const key = `${tx.orgId}:${versionId}`;
  const known = compiled.get(key) ?? compile(await rowsOf(tx, versionId));
  compiled.set(key, known);
  return known;
}

async function centre(tx: Tx): Promise<{ currency: string; timeZone: string }> {
  const known = centres.get(tx.orgId);
  if (known) return known;
  const { currency, timeZone } = await centreOf(tx);
  centres.set(tx.orgId, { currency, timeZone });
  return { currency, timeZone };
}

async function frameFor(tx: Tx, version: Version): Promise<Frame> {
  const { currency, timeZone } = await centre(tx);
  const policy = await policyOf(tx, version.id);
  return { version, policy, currency, timeZone, periods: periodsNow(tx.now, timeZone) };
}

async function loadFrame(tx: Tx): Promise<Frame> {
  const version = await versionInForce(tx);
  if (!version) throw refused('precondition_failed', 'attributions.noPolicy');
  last.set(tx.orgId, version);
  return frameFor(tx, version);
}

/**
 * The policy in force with the centre's frame; refused where the centre has no policy yet. It begins with the version that was last in
 * force here, to spare a question: `pose` asks for it together with what was used, and takes the right one where it is another.
 */
function frameOf(tx: Tx): Promise<Frame> {
  const guess = last.get(tx.orgId);
  return (memoOf(tx).frame ??= guess ? frameFor(tx, guess) : loadFrame(tx));
}

/** The frame by the version in force at this moment; null where the centre has none. */
export async function frameNow(tx: Tx): Promise<Frame | null> {
  const version = await versionInForce(tx);
  return version && frameFor(tx, version);
}

/** Where only the centre's currency is wanted. */
export const currencyOf = async (tx: Tx): Promise<string> => (await centre(tx)).currency;

/** The departments that a version names, once all of them are there: units are renamed at most, and a minute later it is heard of. */
const complete = new LRUCache<string, Department[]>({ max: 1000, ttl: 60_000 });

async function loadDepartments(tx: Tx, { version, policy }: Frame): Promise<Department[]> {
  const key = `${tx.orgId}:${version.id}`;
  const known = complete.get(key);
  if (known) return known;
  const named = new Set([...policy.keys()].flatMap((action) => departmentsIn(policy, action)));
  const found = (await allUnits(tx)).flatMap(({ id, code, nameEs, nameEn }) =>
    named.has(code) ? [{ unitId: id, code, nameEs, nameEn }] : [],
  );
  if (found.length === named.size) complete.set(key, found);
  return found;
}

const departmentsOf = (tx: Tx, frame: Frame): Promise<Department[]> => (memoOf(tx).departments ??= loadDepartments(tx, frame));

function once<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const promise = known.get(key) ?? load();
  known.set(key, promise);
  return promise;
}
export const holderFacts = (tx: Tx, personId: string): Promise<HolderFacts> =>
  once(memoOf(tx).holders, personId, () => holderOf(tx, personId));
const lineOf = (tx: Tx, personId: string): Promise<Link[]> =>
  once(memoOf(tx).lines, personId, () => chainAbove(tx, personId, tx.now));

type Posed = { frame: Frame; questions: Question[] };

function countingsOf({ policy }: Frame, asks: readonly Ask[], holder: HolderFacts, line: readonly Link[]): Counting[] {
  const accounts = [...new Set([holder.personId, ...line.map((link) => link.holder.personId)])];
  return [...new Set(asks.map((ask) => ask.action))].flatMap((action): Counting[] => [
    ...accounts.map((holderId) => ({ action, holderId, consulted: false, counters: countersIn(policy, action, false) })),
    { action, holderId: holder.personId, consulted: true, counters: countersIn(policy, action, true) },
  ]);
}

/** The whole question of each request, with what was granted before and the policy that rules on it: one statement for all of them. */
export async function pose(tx: Tx, asks: readonly Ask[], holder: HolderFacts, line: Link[], above = false): Promise<Posed> {
  const frame = await frameOf(tx);
  const { usages, versionId } = await usageFor(tx, asks, countingsOf(frame, asks, holder, line), frame);
  if (versionId !== frame.version.id) {
    const memo = memoOf(tx);
    memo.frame = loadFrame(tx);
    delete memo.departments;
    await frameOf(tx);
    return pose(tx, asks, holder, line, above);
  }
  const named = asks.map((ask) => departmentsIn(frame.policy, ask.action));
  const codes = named.some((one) => one.length > 0) ? (await departmentsOf(tx, frame)).map((one) => one.code) : [];
  const people = above ? await candidatesOf(tx, frame, asks, holder.personId) : {};
  const questions = usages.flatMap((usage, at): Question[] => {
    const ask = asks[at];
    const keys = above && ask ? targetsIn(frame.policy, ask.action).map(keyOf) : [];
    const candidates = keys.length > 0 ? { candidates: Object.fromEntries(keys.map((key) => [key, people[key] ?? []])) } : {};
    const departments = codes.filter((code) => named[at]?.includes(code));
    return ask ? [{ holder, ask, line, ...candidates, at: tx.now.getTime(), usage: { ...usage, departments } }] : [];
  });
  return { frame, questions };
}

/** The people that steps of these actions speak of, as they stand now. */
const candidatesOf = (tx: Tx, { policy }: Frame, asks: readonly Ask[], holderId: string): Promise<Record<string, Link[]>> =>
  candidatesFor(
    tx,
    holderId,
    tx.now,
    [...new Set(asks.map((ask) => ask.action))].flatMap((action) => targetsIn(policy, action)),
  );

async function poseOne(
  tx: Tx,
  ask: Ask,
  holder: HolderFacts,
  line: Link[],
  above: boolean,
): Promise<{ frame: Frame; question: Question }> {
  const { frame, questions } = await pose(tx, [ask], holder, line, above);
  const [question] = questions;
  if (!question) throw new Error('a question was lost');
  return { frame, question };
}

/** A question of one holder, nobody above asked. */
export const posedAlone = async (tx: Tx, ask: Ask, holderId: string) =>
  poseOne(tx, ask, await holderFacts(tx, holderId), [], false);

/** A question with the whole line above, and the people that steps speak of. */
export const posed = async (tx: Tx, ask: Ask, holderId: string) =>
  poseOne(tx, ask, await holderFacts(tx, holderId), await lineOf(tx, holderId), true);

/** Rules for one holder; the line above is read only where somebody above must decide. */
export async function ruled(tx: Tx, ask: Ask, holderId: string): Promise<{ frame: Frame; question: Question; verdict: Verdict }> {
  const alone = await posedAlone(tx, ask, holderId);
  const { holder, usage, at } = alone.question;
  const standing = stand(alone.frame.policy, holder, ask, usage, at);
  const { frame, question } = standing.circuit === 'above' ? await posed(tx, ask, holderId) : alone;
  return { frame, question, verdict: rule(frame.policy, question) };
}

/** Several requests of one holder, as the bar of a case asks them: everything is read once. */
export async function ruledMany(tx: Tx, asks: readonly Ask[], holderId: string): Promise<{ frame: Frame; verdicts: Verdict[] }> {
  const { frame, questions } = await pose(tx, asks, await holderFacts(tx, holderId), await lineOf(tx, holderId), true);
  return { frame, verdicts: questions.map((question) => rule(frame.policy, question)) };
}

/** What a warrant is bound to, as it is stored and compared. */
export const hashOf = (ask: Ask): string => createHash('sha256').update(bindingOf(ask)).digest('hex');

/** A verdict as the room answers it: departments by name, reasons as sentences in the reader's language. */
export async function rulingView(tx: Tx, frame: Frame, ask: Ask, verdict: Verdict, id: string | null): Promise<Ruling> {
  const { version, timeZone } = frame;
  const { circuit, isRight, chain, steps, left, ownMax, missing } = verdict;
  const department =
    verdict.department === null ? undefined : (await departmentsOf(tx, frame)).find((one) => one.code === verdict.department);
  const voice = { locale: tx.actor.locale, timeZone };
  return {
    id,
    action: ask.action,
    circuit,
    isRight,
    chain,
    steps,
    left,
    ownMax,
    missing,
    department: department
      ? {
          unitId: department.unitId,
          code: department.code,
          name: tx.actor.locale === 'en' ? department.nameEn : department.nameEs,
        }
      : null,
    reasons: verdict.reasons.map((why) => ({ ...why, text: inWords(why, voice) })),
    versionId: version.id,
    versionNumber: version.number,
    hash: hashOf(ask),
  };
}

/** The last reason as a sentence: what is told when something is refused. */
export function whyInWords(tx: Tx, { timeZone }: Frame, reasons: Verdict['reasons']): string {
  const why = reasons.at(-1);
  return why ? inWords(why, { locale: tx.actor.locale, timeZone }) : '';
}
