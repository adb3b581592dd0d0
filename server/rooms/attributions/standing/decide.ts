import { holds } from '../../../platform/conditions.ts';
import type { Ask, Attribution, HolderFacts, Requirement, Step } from '../contract.ts';
import { isOfHolder, reviewsOf, unearned } from '../requirements/decide.ts';
import { type Test, testOf } from '../expressions/decide.ts';
import type { Usage, Why } from '../limits/contract.ts';
import { type Counters, countersOf, fitsAll, type Measured, measure } from '../limits/decide.ts';
import type { Standing } from './contract.ts';

/** `test`: its expression made ready; most rows have none. */
type Row = { source: Attribution; from: number; to: number; test: Test | null };
type Rows = readonly Row[];
type ByRef = ReadonlyMap<string, Rows>;
/** `role` holds the rows of everyone too: most people have no others. */
type OfAction = {
  everyone: Rows;
  role: ByRef;
  unit: ByRef;
  vendor: ByRef;
  person: ByRef;
  assistant: ByRef;
  own: Counters;
  consulted: Counters;
  departments: readonly string[];
  targets: Step['of'];
};

/** A version of the policy, indexed by action and holder: asking it costs the same with a hundred rows and with ten thousand. */
export type CompiledPolicy = ReadonlyMap<string, OfAction>;

const NO_ROWS: Rows = [];

/** Rows in, in any order: the index does not depend on it. */
export function compile(attributions: readonly Attribution[]): CompiledPolicy {
  const sorted = attributions.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const actions = Map.groupBy(sorted, (row) => row.action);
  return new Map([...actions].map(([action, rows]) => [action, ofAction(rows)]));
}

function ofAction(attributions: readonly Attribution[]): OfAction {
  const kinds = Map.groupBy(attributions, (row) => row.holder.kind);
  const everyone = (kinds.get('everyone') ?? []).map(timed);
  const byRef = (kind: Attribution['holder']['kind'], first: Rows = []): ByRef =>
    new Map(
      [...Map.groupBy(kinds.get(kind) ?? [], (row) => row.holder.ref)].map(([ref, rows]) => [
        ref,
        [...first, ...rows.map(timed)],
      ]),
    );
  const limits = (circuit: Attribution['circuit']) =>
    attributions.flatMap((row) => (row.circuit === circuit && !row.isRight ? row.limits : []));
  return {
    everyone,
    role: byRef('role', everyone),
    unit: byRef('unit'),
    vendor: byRef('vendor'),
    person: byRef('person'),
    assistant: byRef('assistant'),
    own: countersOf(limits('own')),
    consulted: countersOf(limits('consulted')),
    departments: [...new Set(attributions.flatMap((row) => (row.department === null ? [] : [row.department])))],
    targets: attributions.flatMap((row) => (row.circuit === 'authorised' ? row.steps.flatMap((step) => step.of) : [])),
  };
}

const timed = (source: Attribution): Row => ({
  source,
  from: source.validFrom === null ? -Infinity : Date.parse(source.validFrom),
  to: source.validTo === null ? Infinity : Date.parse(source.validTo),
  test: source.expression === null ? null : testOf(source.expression),
});

/** In which periods an action is counted, of a holder's own limits or of what departments let them do. */
export function countersIn(policy: CompiledPolicy, action: string, consulted: boolean): Counters {
  const found = policy.get(action);
  return (consulted ? found?.consulted : found?.own) ?? [];
}

/** Unit codes of the departments that an action may be put to. */
export const departmentsIn = (policy: CompiledPolicy, action: string): readonly string[] => policy.get(action)?.departments ?? [];

/** Whom the steps of an action speak of, as they come. */
export const targetsIn = (policy: CompiledPolicy, action: string): Step['of'] => policy.get(action)?.targets ?? [];

function rowsFor(found: OfAction, holder: HolderFacts): Rows {
  let rows = (!holder.assistant && holder.role !== null ? found.role.get(holder.role) : undefined) ?? found.everyone;
  const add = (more: Rows | undefined) => {
    if (more) rows = [...rows, ...more];
  };
  if (holder.assistant) {
    add(found.assistant.get(''));
    add(found.assistant.get(holder.personId));
  }
  if (found.unit.size) for (const id of holder.unitIds) add(found.unit.get(id));
  if (found.vendor.size && holder.vendorId !== null) add(found.vendor.get(holder.vendorId));
  if (found.person.size) add(found.person.get(holder.personId));
  return rows;
}

/** Every row that names a holder and is in force at an instant. */
export const rowsNaming = (policy: CompiledPolicy, holder: HolderFacts, at: number): Attribution[] =>
  [...policy.values()].flatMap((found) =>
    rowsFor(found, holder).flatMap(({ source, from, to }) => (at >= from && at < to ? [source] : [])),
  );

/** What must be brought before the action and is not there. What the holder must have earned is no part of it: without that a row does not speak. */
export function missingOf(requirements: readonly Requirement[], ask: Ask): Requirement[] {
  const among = (fact: string): readonly string[] => {
    const list = ask.facts[fact];
    return Array.isArray(list) ? list : [];
  };
  return requirements.filter((one) => {
    const { kind, value } = one;
    if (isOfHolder(one)) return false;
    if (kind === 'identity') return ask.facts['identityVerified'] !== true;
    if (kind === 'notice') return !among('notices').includes(value);
    return value === '' ? among('evidence').length === 0 : !among('evidence').includes(value);
  });
}

/**
 * How an expression fares on a request. What cannot be told does not hold, so that a gap never widens; for the same reason what it rules
 * out stays ruled out, with the least there is for an amount that is not known yet.
 */
function tellOf(test: Test, row: Attribution, ask: Ask): 'holds' | 'fails' | 'unknown' {
  if (row.circuit !== 'forbidden') {
    const told = test(ask);
    return told === null ? 'unknown' : told ? 'holds' : 'fails';
  }
  return test(ask.amount === null ? { ...ask, amount: LEAST } : ask) === false ? 'fails' : 'holds';
}
const LEAST: Ask['amount'] = { minor: 1, currency: 'EUR' };

const windowsOf = (row: Attribution, usage: Usage, holder: HolderFacts) =>
  row.circuit === 'consulted' ? usage.consulted : usage.holders[holder.personId];

/** Whether a holder's own attributions cover a request, or forbid it: what is asked of each superior. Says what `stand` would. */
export function covers(
  policy: CompiledPolicy,
  holder: HolderFacts,
  ask: Ask,
  usage: Usage,
  at: number,
): 'own' | 'short' | 'forbidden' {
  const found = policy.get(ask.action);
  let verdict: 'own' | 'short' | 'forbidden' = 'short';
  for (const { source: row, from, to, test } of found ? rowsFor(found, holder) : NO_ROWS) {
    if (
      (row.circuit !== 'own' && row.circuit !== 'forbidden') ||
      at < from ||
      at >= to ||
      !row.conditions.every((one) => holds(one, ask.facts)) ||
      (test !== null && tellOf(test, row, ask) !== 'holds') ||
      unearned(row, holder).length > 0
    )
      continue;
    if (row.isRight) return 'own';
    if (row.circuit === 'forbidden') verdict = 'forbidden';
    else if (verdict === 'short' && fitsAll(row.limits, ask, usage, windowsOf(row, usage, holder))) verdict = 'own';
  }
  return verdict;
}

/** A row that speaks of this request, with how it fares. */
type Match = { row: Attribution; measured: Measured; missing: Requirement[] };

const FREE: Measured = { covers: true, cap: Infinity, left: [], whys: [] };

/** The better of two: it covers, it lacks less, it lets more through; the id last, so that the order of rows never decides. */
function better(a: Match | null, b: Match): Match {
  if (a === null) return b;
  if (a.measured.covers !== b.measured.covers) return a.measured.covers ? a : b;
  if (a.missing.length !== b.missing.length) return a.missing.length < b.missing.length ? a : b;
  if (a.measured.cap !== b.measured.cap) return a.measured.cap > b.measured.cap ? a : b;
  return a.row.id < b.row.id ? a : b;
}

/**
 * Where a request stands with one holder. A right comes before everything; then what is forbidden; then any own row whose limits
 * all cover it, so a wider limit never lengthens the way; then a department; else somebody above. A row that has to be earned speaks
 * only for those who have earned it.
 */
export function stand(policy: CompiledPolicy, holder: HolderFacts, ask: Ask, usage: Usage, at: number): Standing {
  const found = policy.get(ask.action);
  const best: Record<'right' | 'forbidden' | 'own' | 'consulted' | 'authorised', Match | null> = {
    right: null,
    forbidden: null,
    own: null,
    consulted: null,
    authorised: null,
  };
  const others: Why[] = [];
  const passed: Match[] = [];
  let stepped: Match | null = null;
  let offered = false;
  let cap = 0;
  for (const { source: row, from, to, test } of found ? rowsFor(found, holder) : NO_ROWS) {
    if (!row.isRight && row.circuit !== 'forbidden') offered = true;
    const out = outside(row, from, to, ask, usage, at) ?? (test === null ? null : expressionFails(test, row, ask));
    if (out) {
      others.push(out);
      continue;
    }
    const bound = !row.isRight && row.limits.length > 0;
    const measured = bound ? measure(row.limits, ask, usage, windowsOf(row, usage, holder)) : FREE;
    const lacks = unearned(row, holder);
    if (lacks.length > 0) {
      others.push(...lacks.map((one) => notEarned(one, row, measured.cap, holder, usage.currency)));
      continue;
    }
    const match = { row, measured, missing: missingOf(row.requirements, ask) };
    const kind = row.isRight ? 'right' : row.circuit;
    if (kind === 'own') cap = Math.max(cap, match.measured.cap);
    best[kind] = better(best[kind], match);
    if (kind === 'authorised' && row.steps.length > 0) stepped = better(stepped, match);
    passed.push(match);
  }
  const decided = decide(best);
  const match = decided.match;
  const reasons = others;
  for (const one of passed) if (one !== match) reasons.push(...whysOf(one));
  if (match) reasons.push(...whysOf(match));
  return {
    circuit: decided.circuit,
    isRight: match?.row.isRight ?? false,
    offered,
    row: match?.row ?? null,
    stepped: decided.circuit === 'above' ? (stepped?.row ?? null) : null,
    left: decided.circuit === 'forbidden' ? [] : (match?.measured.left ?? []),
    ownMax: decided.circuit === 'forbidden' ? 0 : match?.row.isRight || cap === Infinity ? null : cap,
    missing: decided.circuit === 'forbidden' ? [] : (match?.missing ?? []),
    reasons,
  };
}

function decide(best: Record<'right' | 'forbidden' | 'own' | 'consulted' | 'authorised', Match | null>): {
  circuit: Standing['circuit'];
  match: Match | null;
} {
  if (best.right) return { circuit: 'own', match: best.right };
  if (best.forbidden) return { circuit: 'forbidden', match: best.forbidden };
  if (best.own?.measured.covers) return { circuit: 'own', match: best.own };
  if (best.consulted?.measured.covers) return { circuit: 'consulted', match: best.consulted };
  return { circuit: 'above', match: best.own ?? best.authorised ?? best.consulted };
}

/** Why a row does not speak of this request at all; null when it does. */
function outside(row: Attribution, from: number, to: number, ask: Ask, usage: Usage, at: number): Why | null {
  if (at < from) return { word: 'attributions.reason.notYet', params: { circuit: row.circuit, from: row.validFrom ?? '' } };
  if (at >= to) return { word: 'attributions.reason.ended', params: { circuit: row.circuit, to: row.validTo ?? '' } };
  for (const condition of row.conditions) {
    if (holds(condition, ask.facts)) continue;
    const value = Array.isArray(condition.value) ? condition.value.join(', ') : String(condition.value ?? '');
    return {
      word: 'attributions.reason.conditionFails',
      params: { circuit: row.circuit, isRight: String(row.isRight), fact: condition.fact, op: condition.op, value },
    };
  }
  if (row.circuit === 'consulted' && row.department !== null && usage.departments?.includes(row.department) === false)
    return { word: 'attributions.reason.departmentMissing', params: { department: row.department } };
  return null;
}

function expressionFails(test: Test, row: Attribution, ask: Ask): Why | null {
  const told = tellOf(test, row, ask);
  const { circuit, isRight, expression } = row;
  return told === 'holds'
    ? null
    : {
        word: 'attributions.reason.expressionFails',
        params: { circuit, isRight: String(isRight), expression: expression ?? '', told },
      };
}

/** Why a row does not speak for a holder yet, and how far it would reach now: `upTo`, where a limit in money binds it. */
function notEarned({ kind, value }: Requirement, row: Attribution, cap: number, holder: HolderFacts, currency: string): Why {
  const reach: Why['params'] = cap === Infinity ? { bound: 'no' } : { bound: 'yes', upTo: cap };
  return {
    word: 'attributions.reason.notEarned',
    params: { kind, value, have: reviewsOf(holder), circuit: row.circuit, unit: 'money', currency, ...reach },
  };
}

function whysOf({ row, measured, missing }: Match): Why[] {
  const said = { es: row.reasonEs, en: row.reasonEn };
  const whys: Why[] = row.isRight
    ? [{ word: 'attributions.reason.right', params: said }]
    : row.circuit === 'forbidden'
      ? [{ word: 'attributions.reason.forbidden', params: said }]
      : row.circuit === 'consulted'
        ? [{ word: 'attributions.reason.consults', params: { department: row.department ?? '' } }, ...measured.whys]
        : row.circuit === 'authorised'
          ? [{ word: 'attributions.reason.authorised', params: said }]
          : measured.whys.length
            ? [...measured.whys]
            : [{ word: 'attributions.reason.noLimit', params: {} }];
  for (const { kind, value } of missing) whys.push({ word: 'attributions.reason.missing', params: { kind, value } });
  return whys;
}
