import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts';
import { ROLES } from '../../organization/contract.ts';
import { judgeChain, type Staff } from '../ends/decide.ts';
import type { Attribution, Circuit, Facts, HolderFacts, Limit } from '../contract.ts';
import { isOfHolder } from '../requirements/decide.ts';
import { contradictionIn } from './contradictions/decide.ts';
import { judgeExpression } from '../expressions/decide.ts';
import type { Usage } from '../limits/contract.ts';
import { rule } from '../ruling/decide.ts';
import { type CompiledPolicy, compile } from '../standing/decide.ts';

/** What there is in a centre: a row may speak of nothing else. */
export type Known = {
  actions: ReadonlySet<string>;
  departments: ReadonlySet<string>;
  units: ReadonlySet<string>;
  people: ReadonlySet<string>;
  /** Everybody active: a chain must not end in nobody. */
  staff: readonly Staff[];
};

type Example = {
  title: string;
  holder: Partial<HolderFacts>;
  action: string;
  facts: Facts;
  amountMinor: number | null;
  expects: Circuit;
};

/** Windows from the narrowest to the widest: what is granted in one is granted in those after it too. */
const WITHIN: Record<Limit['per'], readonly Limit['per'][]> = {
  request: ['order', 'customer30d', 'day', 'week', 'month'],
  order: ['customer30d'],
  customer30d: [],
  day: ['week', 'month'],
  week: ['month'],
  month: [],
};

function judgeLimits(limits: readonly Limit[], at: string): Refusal | null {
  for (const [n, limit] of limits.entries()) {
    const field = `${at}.limits.${n}.max`;
    const { per, unit, max } = limit;
    if (unit === 'percent' && max > 100) return refuse('invalid', 'attributions.percentTooHigh', { field, params: { max } });
    if (unit === 'percent' && per !== 'request' && per !== 'order')
      return refuse('invalid', 'attributions.percentOfWhat', { field: `${at}.limits.${n}.unit` });
    if (limits.findIndex((one) => one.per === per && one.unit === unit) < n)
      return refuse('invalid', 'attributions.limitTwice', { field });
    const narrower = limits.find((one) => one.unit === unit && WITHIN[per].includes(one.per) && one.max < max);
    if (narrower) return refuse('invalid', 'attributions.limitsContradict', { field });
  }
  return null;
}

function judgeHolder({ kind, ref }: Attribution['holder'], known: Known, at: string): Refusal | null {
  const field = `${at}.holder.ref`;
  const unknown = refuse('invalid', 'attributions.holderUnknown', { field, params: { ref } });
  if (kind === 'everyone') return null;
  if (kind === 'role')
    return Object.hasOwn(ROLES, ref) ? null : refuse('invalid', 'attributions.roleUnknown', { field, params: { ref } });
  if (kind === 'unit' || kind === 'vendor') return known.units.has(ref) ? null : unknown;
  if (kind === 'assistant' && ref === '') return null;
  return known.people.has(ref) ? null : unknown;
}

function judgeConditions(row: Omit<Attribution, 'id'>, at: string): Refusal | null {
  for (const [n, { op, value }] of row.conditions.entries()) {
    const field = `${at}.conditions.${n}.value`;
    const list = op === 'in' || op === 'notIn';
    const none = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (op !== 'known' && op !== 'unknown' && none) return refuse('invalid', 'attributions.valueNeeded', { field });
    if (list && !Array.isArray(value)) return refuse('invalid', 'attributions.listNeeded', { field });
  }
  return null;
}

function judgeRequirements({ circuit, requirements }: Omit<Attribution, 'id'>, at: string): Refusal | null {
  for (const [n, one] of requirements.entries()) {
    const { kind, value } = one;
    const field = `${at}.requirements.${n}.value`;
    if ((kind === 'certification' || kind === 'notice') && value === '')
      return refuse('invalid', 'attributions.valueNeeded', { field });
    if (kind === 'reviews' && !/^[1-9]\d{0,3}$/.test(value))
      return refuse('invalid', 'attributions.reviewsNeedNumber', { field });
    if (circuit === 'forbidden' && isOfHolder(one))
      return refuse('invalid', 'attributions.earnedForbids', { field: `${at}.requirements.${n}.kind` });
  }
  return null;
}

/** What is wrong with a row, by its field; null when nothing is. */
export function judgeRow(row: Omit<Attribution, 'id'>, known: Known, at: string): Refusal | null {
  const { action, circuit, department, isRight, limits, validFrom, validTo } = row;
  if (!known.actions.has(action))
    return refuse('invalid', 'attributions.actionUnknown', { field: `${at}.action`, params: { action } });
  const holder = judgeHolder(row.holder, known, at);
  if (holder) return holder;
  if (circuit === 'consulted' && !department)
    return refuse('invalid', 'attributions.departmentNeeded', { field: `${at}.department` });
  if (department && circuit !== 'consulted')
    return refuse('invalid', 'attributions.departmentIdle', { field: `${at}.department` });
  if (department && !known.departments.has(department))
    return refuse('invalid', 'attributions.departmentUnknown', { field: `${at}.department`, params: { department } });
  if (isRight && circuit !== 'own') return refuse('invalid', 'attributions.rightIsOwn', { field: `${at}.circuit` });
  if (limits.length > 0 && (isRight || circuit === 'forbidden' || circuit === 'authorised'))
    return refuse('invalid', 'attributions.limitsIdle', { field: `${at}.limits` });
  for (const [name, value] of [
    ['validFrom', validFrom],
    ['validTo', validTo],
  ] as const)
    if (value !== null && Number.isNaN(Date.parse(value)))
      return refuse('invalid', 'attributions.notADate', { field: `${at}.${name}` });
  if (validFrom !== null && validTo !== null && Date.parse(validTo) <= Date.parse(validFrom))
    return refuse('invalid', 'attributions.validityReversed', { field: `${at}.validTo` });
  const expression = row.expression === null ? null : judgeExpression(row.expression, `${at}.expression`);
  return (
    judgeLimits(limits, at) ?? judgeConditions(row, at) ?? expression ?? judgeRequirements(row, at) ?? judgeChain(row, known, at)
  );
}

/** What a contradiction is called: the cell, and what its two rows say. */
type Voice = { cell(row: Attribution): string; says(row: Attribution): string };

/** Whether two rows say different things of the same, by the field of the row that was just put, if one was. */
export function judgeTogether(
  rows: readonly Attribution[],
  put: readonly { id: string }[],
  { cell, says }: Voice,
): null | Refusal {
  const found = contradictionIn(rows);
  if (!found) return null;
  const [one, other] = found;
  const at = put.findLastIndex(({ id }) => id === one.id || id === other.id);
  const part = one.circuit === other.circuit ? 'limits' : 'circuit';
  const params = { cell: cell(one), one: says(one), other: says(other) };
  const field = at === -1 ? `rows.${other.id}.${part}` : `put.${at}.${part}`;
  return refuse('invalid', 'attributions.contradiction', { field, params });
}

const nobody: HolderFacts = {
  personId: 'example',
  name: '',
  role: null,
  unitIds: [],
  vendorId: null,
  assistant: false,
  certifications: [],
};
const above = { holder: { ...nobody, personId: 'above', role: 'AUTHORITY' }, unitId: '', absent: false, deputy: null };

/** Which circuit each example gets from these rows, with nothing granted before and the authority above. */
export function tryExamples<E extends Example>(
  rows: readonly Attribution[],
  examples: readonly E[],
  currency: string,
  at: number,
): (E & { got: Circuit; holds: boolean })[] {
  const policy: CompiledPolicy = compile(rows);
  const none = { minor: 0, units: 0 };
  const usage: Usage = { currency, order: none, customer30d: none, holders: {}, consulted: {}, departments: null };
  return examples.map((example) => {
    const { holder, action, facts, amountMinor, expects } = example;
    const amount = amountMinor === null ? null : { minor: amountMinor, currency };
    const ask = { action, params: {}, amount, count: 1, caseId: null, storeId: null, orderRef: null, customerId: null, facts };
    const got = rule(policy, { holder: { ...nobody, ...holder }, ask, usage, line: [above], at }).circuit;
    return { ...example, got, holds: got === expects };
  });
}

/** Where a new version begins and ends among those that are dated already. */
export function placeInTime<V extends { id: string; activeFrom: Date | null; activeUntil: Date | null }>(
  timeline: readonly V[],
  from: Date,
  now: Date,
): { previous: V | null; until: Date | null } | Refusal {
  if (from < now) return refuse('invalid', 'attributions.fromPast', { field: 'from' });
  const started = timeline.filter((one) => one.activeFrom !== null && one.activeFrom <= from);
  const next = timeline.find((one) => one.activeFrom !== null && one.activeFrom > from);
  const previous = started.findLast((one) => one.activeUntil === null || one.activeUntil > from) ?? null;
  return { previous, until: next?.activeFrom ?? null };
}

/** Whether a draft can be put in force: its rows still speak of what there is, it was checked, and its examples hold. */
export function judgeDraft(
  rows: readonly Attribution[],
  known: Known,
  tried: readonly { title: string; holds: boolean }[],
  checkedAt: Date | null,
): true | Refusal {
  for (const row of rows) {
    const wrong = judgeRow(row, known, `rows.${row.id}`);
    if (isRefusal(wrong)) return wrong;
  }
  const failed = tried.find((one) => !one.holds);
  if (failed) return refuse('precondition_failed', 'attributions.examplesFail', { params: { title: failed.title } });
  return checkedAt === null ? refuse('precondition_failed', 'attributions.notChecked') : true;
}
