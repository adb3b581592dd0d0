import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { allUnits, centreOf, chainAbove, holderOf } from '../../organization/views.ts';
import type { Ask, Attribution, HolderFacts, Ruling } from '../contract.ts';
import { type Periods, periodsAt } from '../limits/decide.ts';
import { type Counting, usageFor } from '../limits/views.ts';
import { inWords } from '../reasons/decide.ts';
import { type CompiledPolicy, compile, countersIn, departmentsIn, stand } from '../standing/decide.ts';
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
/** For whoever changes the policy or the people within a transaction and rules in it afterwards. */
export const forget = (tx: Tx): void => void memos.delete(tx);

/** A version that was in force never changes, so its index is kept as long as it is asked for. */
const compiled = new LRUCache<string, CompiledPolicy>({ max: 200 });
/** The currency of a centre never changes; its time zone hardly ever, and the minute it takes to be heard of harms no one. */
const centres = new LRUCache<string, { currency: string; timeZone: string }>({ max: 1000, ttl: 60_000 });

export async function rowsOf(tx: Tx, versionId: string): Promise<Attribution[]> {
  const found = await sql<Omit<Attribution, 'validFrom' | 'validTo'> & { validFrom: Date | null; validTo: Date | null }>`
    select id, action, jsonb_build_object('kind', holder_kind, 'ref', holder_ref) as holder, circuit, is_right as "isRight", department, limits, conditions, requirements,
      reason_es as "reasonEs", reason_en as "reasonEn", valid_from as "validFrom", valid_to as "validTo"
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

async function loadFrame(tx: Tx): Promise<Frame> {
  const version = await versionInForce(tx);
  if (!version) throw refused('precondition_failed', 'attributions.noPolicy');
  const { currency, timeZone } = await centre(tx);
  return { version, policy: await policyOf(tx, version.id), currency, timeZone, periods: periodsAt(tx.now, timeZone) };
}

/** The policy in force with the centre's frame; refused where the centre has no policy yet. */
export const frameOf = (tx: Tx): Promise<Frame> => (memoOf(tx).frame ??= loadFrame(tx));

const departmentsOf = (tx: Tx): Promise<Department[]> =>
  (memoOf(tx).departments ??= allUnits(tx).then((units) =>
    units.map(({ id, code, nameEs, nameEn }) => ({ unitId: id, code, nameEs, nameEn })),
  ));

function once<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const promise = known.get(key) ?? load();
  known.set(key, promise);
  return promise;
}
export const holderFacts = (tx: Tx, personId: string): Promise<HolderFacts> =>
  once(memoOf(tx).holders, personId, () => holderOf(tx, personId));
const lineOf = (tx: Tx, personId: string): Promise<Link[]> =>
  once(memoOf(tx).lines, personId, () => chainAbove(tx, personId, tx.now));

/** The whole question of each request, with what was granted before: one statement for all of them. */
export async function pose(tx: Tx, asks: readonly Ask[], holder: HolderFacts, line: Link[]): Promise<Question[]> {
  const { policy, currency, periods } = await frameOf(tx);
  const accounts = [...new Set([holder.personId, ...line.map((link) => link.holder.personId)])];
  const countings = [...new Set(asks.map((ask) => ask.action))].flatMap((action): Counting[] => [
    ...accounts.map((holderId) => ({ action, holderId, consulted: false, counters: countersIn(policy, action, false) })),
    { action, holderId: holder.personId, consulted: true, counters: countersIn(policy, action, true) },
  ]);
  const usages = await usageFor(tx, asks, countings, { currency, periods });
  const codes = asks.some((ask) => departmentsIn(policy, ask.action).length > 0)
    ? (await departmentsOf(tx)).map((one) => one.code)
    : [];
  return asks.flatMap((ask, at) => {
    const usage = usages[at];
    const named = departmentsIn(policy, ask.action);
    return usage
      ? [
          {
            holder,
            ask,
            line,
            at: tx.now.getTime(),
            usage: { ...usage, departments: codes.filter((code) => named.includes(code)) },
          },
        ]
      : [];
  });
}

/** Rules for one holder; the line above is read only where somebody above must decide. */
export async function ruled(tx: Tx, ask: Ask, holderId: string): Promise<{ question: Question; verdict: Verdict }> {
  const { policy } = await frameOf(tx);
  const holder = await holderFacts(tx, holderId);
  const [alone] = await pose(tx, [ask], holder, []);
  const question =
    alone && stand(policy, holder, ask, alone.usage, alone.at).circuit === 'above' ? await posed(tx, ask, holderId) : alone;
  if (!question) throw new Error('a question was lost');
  return { question, verdict: rule(policy, question) };
}

/** A question with the whole line above. */
export async function posed(tx: Tx, ask: Ask, holderId: string): Promise<Question> {
  const [question] = await pose(tx, [ask], await holderFacts(tx, holderId), await lineOf(tx, holderId));
  if (!question) throw new Error('a question was lost');
  return question;
}

/** Several requests of one holder, as the bar of a case asks them: everything is read once. */
export async function ruledMany(tx: Tx, asks: readonly Ask[], holderId: string): Promise<Verdict[]> {
  const { policy } = await frameOf(tx);
  const questions = await pose(tx, asks, await holderFacts(tx, holderId), await lineOf(tx, holderId));
  return questions.map((question) => rule(policy, question));
}

/** What a warrant is bound to, as it is stored and compared. */
export const hashOf = (ask: Ask): string => createHash('sha256').update(bindingOf(ask)).digest('hex');

/** A verdict as the room answers it: departments by name, reasons as sentences in the reader's language. */
export async function rulingView(tx: Tx, ask: Ask, verdict: Verdict, id: string | null): Promise<Ruling> {
  const { version, timeZone } = await frameOf(tx);
  const { circuit, isRight, chain, left, ownMax, missing } = verdict;
  const department =
    verdict.department === null ? undefined : (await departmentsOf(tx)).find((one) => one.code === verdict.department);
  const voice = { locale: tx.actor.locale, timeZone };
  return {
    id,
    action: ask.action,
    circuit,
    isRight,
    chain,
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
export async function whyInWords(tx: Tx, reasons: Verdict['reasons']): Promise<string> {
  const { timeZone } = await frameOf(tx);
  const last = reasons.at(-1);
  return last ? inWords(last, { locale: tx.actor.locale, timeZone }) : '';
}
