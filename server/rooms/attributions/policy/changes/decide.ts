import type { Locale } from '../../../../platform/actor.ts';
import { say, sayMoney } from '../../../../platform/words.ts';
import type { Attribution, HolderFacts, Limit } from '../../contract.ts';
import { requirementInWords } from '../../reasons/decide.ts';
import { unearned } from '../../requirements/decide.ts';

/** A row of the draft beside what it takes the place of; `before` or `after` is null for what is new or gone. */
export type Change = { before: Attribution | null; after: Attribution | null };

const condition = ({ fact, op, value }: Attribution['conditions'][number]): string => JSON.stringify([fact, op, value ?? null]);
/** Where a row stands: what it is about, for whom and when. A trial's rows stand apart, an expression is one more condition. */
export const cellOf = ({ action, holder, isRight, conditions, expression, trialId }: Attribution): string =>
  JSON.stringify([action, holder.kind, holder.ref, isRight, conditions.map(condition).sort(), expression, trialId]);

/** What a row says there. */
export const contentOf = (row: Attribution): string => {
  const { circuit, department, limits, requirements, steps, reasonEs, reasonEn, validFrom, validTo } = row;
  return JSON.stringify([
    circuit,
    department,
    steps,
    limits.map(({ per, unit, max }) => `${per} ${unit} ${max}`).sort(),
    requirements.map(({ kind, value }) => `${kind} ${value}`).sort(),
    reasonEs,
    reasonEn,
    validFrom,
    validTo,
  ]);
};

type Cell = { old: Attribution[]; now: Attribution[] };

function cellsOf(before: readonly Attribution[], after: readonly Attribution[], keyOf: (row: Attribution) => string): Cell[] {
  const cells = new Map<string, Cell>();
  const cell = (row: Attribution) => {
    const found = cells.get(keyOf(row)) ?? { old: [], now: [] };
    cells.set(keyOf(row), found);
    return found;
  };
  for (const row of before) cell(row).old.push(row);
  for (const row of after) cell(row).now.push(row);
  return [...cells.values()];
}

/** Rows that came and rows that went, the likeliest of them as one that changed. */
function paired({ old, now }: Cell): Change[] {
  const gone = old.filter((row) => !now.some((one) => contentOf(one) === contentOf(row)));
  const come = now.filter((row) => !old.some((one) => contentOf(one) === contentOf(row)));
  const pairs = come.map((row): Change => {
    const at = gone.findIndex((one) => one.circuit === row.circuit);
    const [match] = gone.splice(at === -1 ? 0 : at, 1);
    return { before: match ?? null, after: row };
  });
  return [...pairs, ...gone.map((row): Change => ({ before: row, after: null }))];
}

/** What a draft changes: rows are the same one when they speak of the same action, holder and conditions, or differ in the expression only. */
export function changesBetween(before: readonly Attribution[], after: readonly Attribution[]): Change[] {
  const changes = cellsOf(before, after, cellOf).flatMap(paired);
  const lone = (change: Change): boolean => change.before === null || change.after === null;
  const loose = changes.filter(lone);
  const again = cellsOf(
    loose.flatMap((change) => change.before ?? []),
    loose.flatMap((change) => change.after ?? []),
    (row) => `${row.circuit} ${cellOf({ ...row, expression: null })}`,
  );
  const rejoined = again.flatMap(({ old, now }): Change[] =>
    Array.from({ length: Math.max(old.length, now.length) }, (_, at) => ({ before: old[at] ?? null, after: now[at] ?? null })),
  );
  return [...changes.filter((change) => !lone(change)), ...rejoined];
}

const RANK = { own: 0, consulted: 1, authorised: 2, forbidden: 3 } as const;

const reaches = (wide: readonly Limit[], narrow: readonly Limit[]): boolean =>
  wide.every((limit) => narrow.some((one) => one.per === limit.per && one.unit === limit.unit && one.max <= limit.max));

/** Whether a change lets anybody do more, or with less, than before. A longer circuit, a lower limit or a further demand does not; other deciders may. */
export function widens({ before, after }: Change): boolean {
  if (after === null) return before?.circuit === 'forbidden';
  const rephrased = before !== null && before.expression !== after.expression;
  if (after.circuit === 'forbidden') return rephrased && before.circuit === 'forbidden' && after.expression !== null;
  if (before === null) return after.circuit !== 'authorised' || after.steps.length > 0;
  if (rephrased && before.expression !== null) return true;
  if (RANK[after.circuit] < RANK[before.circuit]) return true;
  if (RANK[after.circuit] > RANK[before.circuit]) return false;
  const lacks = before.requirements.some(
    ({ kind, value }) => !after.requirements.some((one) => one.kind === kind && one.value === value),
  );
  const longer = before.validFrom !== after.validFrom || before.validTo !== after.validTo;
  const rerouted = JSON.stringify(before.steps) !== JSON.stringify(after.steps);
  return lacks || longer || rerouted || after.department !== before.department || !reaches(before.limits, after.limits);
}

const belongsTo = ({ kind, ref }: Attribution['holder'], holder: HolderFacts): boolean =>
  kind === 'everyone' ||
  (kind === 'role' && ref === holder.role) ||
  (kind === 'person' && ref === holder.personId) ||
  (kind === 'unit' && holder.unitIds.includes(ref)) ||
  (kind === 'vendor' && ref === holder.vendorId);

/** Whether somebody's own attributions cover a widened cell: an own row of theirs reaches as far, with no conditions that the cell lacks. */
export function coveredBy(change: Change, mine: readonly Attribution[], holder: HolderFacts): boolean {
  const cell = change.after ?? change.before;
  if (!cell) return true;
  const unlimited = cell.isRight || change.after === null || cell.circuit !== 'own';
  return mine.some(
    (row) =>
      row.action === cell.action &&
      row.circuit === 'own' &&
      !row.isRight &&
      belongsTo(row.holder, holder) &&
      row.validTo === null &&
      unearned(row, holder).length === 0 &&
      (row.expression === null || row.expression === cell.expression) &&
      reaches(row.limits, unlimited ? [] : cell.limits) &&
      row.conditions.every((one) => cell.conditions.some((other) => condition(one) === condition(other))),
  );
}

/** How things are called in the sentences. */
export type Names = {
  locale: Locale;
  currency: string;
  action(code: string): string;
  holder(holder: Attribution['holder']): string;
  department(code: string): string;
};

const limitInWords = ({ per, unit, max }: Limit, { locale, currency }: Names): string =>
  say(locale, 'attributions.change.upTo', {
    per,
    max: unit === 'money' ? sayMoney(locale, max, currency) : unit === 'percent' ? `${max} %` : String(max),
  });

/** What a row says, in a few words: «puede (25,00 € por petición)». */
export function what({ circuit, department, limits, isRight }: Attribution, names: Names): string {
  const name = say(names.locale, 'attributions.change.circuit', {
    circuit: isRight ? 'right' : circuit,
    department: department === null ? '' : names.department(department),
  });
  return limits.length ? `${name} (${limits.map((one) => limitInWords(one, names)).join('; ')})` : name;
}

/**
 * What changes, as sentences. The rows of a trial are not the matrix's: of each trial one sentence tells that it begins or ends, however
 * many people are in it.
 */
export function tell(changes: readonly Change[], names: Names): string[] {
  const rowOf = ({ before, after }: Change) => after ?? before;
  const plain = changes.filter((change) => rowOf(change)?.trialId === null);
  const trials = Map.groupBy(
    changes.filter((change) => rowOf(change)?.trialId !== null),
    (change) => `${change.after === null} ${rowOf(change)?.trialId}`,
  );
  const told = [...trials.values()].flatMap(([first, ...rest]) => {
    const row = first && rowOf(first);
    if (!row) return [];
    const word = first.after === null ? 'attributions.change.trialEnds' : 'attributions.change.trialBegins';
    return [say(names.locale, word, { people: rest.length + 1, action: names.action(row.action), what: what(row, names) })];
  });
  return [...plain.flatMap((change) => inSentences(change, names)), ...told];
}

/** A change as sentences: «Agente, reembolso parcial: de 25,00 € a 60,00 € por petición.» */
export function inSentences(change: Change, names: Names): string[] {
  const row = change.after ?? change.before;
  if (!row) return [];
  const { locale } = names;
  const head = { holder: names.holder(row.holder), action: names.action(row.action) };
  const { before, after } = change;
  if (!before) return [say(locale, 'attributions.change.added', { ...head, what: what(row, names) })];
  if (!after) return [say(locale, 'attributions.change.removed', { ...head, what: what(row, names) })];
  if (before.circuit !== after.circuit || before.department !== after.department)
    return [say(locale, 'attributions.change.turned', { ...head, from: what(before, names), to: what(after, names) })];
  return [...limitSentences(before, after, head, names), ...otherSentences(before, after, head, names)];
}

function limitSentences(before: Attribution, after: Attribution, head: Record<string, string>, names: Names): string[] {
  const same = (a: Limit, b: Limit) => a.per === b.per && a.unit === b.unit;
  const told = (word: string, from: string, to: string) => say(names.locale, word, { ...head, from, to });
  const now = after.limits.flatMap((limit) => {
    const old = before.limits.find((one) => same(one, limit));
    if (!old) return [told('attributions.change.limitAdded', '', limitInWords(limit, names))];
    return old.max === limit.max ? [] : [told('attributions.change.limit', limitInWords(old, names), limitInWords(limit, names))];
  });
  const gone = before.limits.filter((limit) => !after.limits.some((one) => same(one, limit)));
  return [...now, ...gone.map((limit) => told('attributions.change.limitRemoved', limitInWords(limit, names), ''))];
}

function expressionSentences(before: Attribution, after: Attribution, head: Record<string, string>, locale: Locale): string[] {
  const [from, to] = [before.expression, after.expression];
  if (from === to) return [];
  const word = from === null ? 'expressionAdded' : to === null ? 'expressionRemoved' : 'expression';
  return [say(locale, `attributions.change.${word}`, { ...head, from: from ?? '', to: to ?? '' })];
}

function otherSentences(before: Attribution, after: Attribution, head: Record<string, string>, { locale }: Names): string[] {
  const lacks = (from: Attribution, to: Attribution, word: string) =>
    from.requirements
      .filter(({ kind, value }) => !to.requirements.some((one) => one.kind === kind && one.value === value))
      .map((one) => say(locale, word, { ...head, what: requirementInWords(locale, one) }));
  const dated = before.validFrom !== after.validFrom || before.validTo !== after.validTo;
  const reworded = before.reasonEs !== after.reasonEs || before.reasonEn !== after.reasonEn;
  return [
    ...lacks(after, before, 'attributions.change.demands'),
    ...lacks(before, after, 'attributions.change.demandsNoMore'),
    ...expressionSentences(before, after, head, locale),
    ...(JSON.stringify(before.steps) === JSON.stringify(after.steps)
      ? []
      : [say(locale, after.steps.length ? 'attributions.change.steps' : 'attributions.change.stepsGone', head)]),
    ...(dated ? [say(locale, 'attributions.change.dated', head)] : []),
    ...(reworded ? [say(locale, 'attributions.change.reworded', head)] : []),
  ];
}
