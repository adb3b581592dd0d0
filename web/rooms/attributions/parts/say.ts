import { count, money } from '../../../lib/format.ts';
import { locale, said, t } from '../../../lib/words.ts';
import type { Condition, Kind, Limit, Requirement, Row, Unit } from '../api.ts';
import { factKind, factName, takesNothing, valueName } from './facts.ts';

export const nameOf = ({ nameEs, nameEn }: { nameEs: string; nameEn: string }): string => (locale() === 'en' ? nameEn : nameEs);
export const unitName = (units: readonly Unit[], code: string | null): string => {
  const unit = units.find((one) => one.code === code);
  return unit ? nameOf(unit) : (code ?? '');
};
export const kindName = (kinds: readonly Kind[], code: string): string => {
  const kind = kinds.find((one) => one.code === code);
  return kind ? nameOf(kind) : code;
};

/** `60 €`, `25 %`, `1000`: the figure of a limit as the cells show it. */
export function figure({ unit, max }: Pick<Limit, 'unit' | 'max'>, currency: string): string {
  if (unit === 'money') return money({ minor: max, currency }, { whole: true });
  return unit === 'percent' ? `${max} %` : count(max);
}

/** What a row lets through in one window; null when nothing limits it there. */
export function limitIn(row: Pick<Row, 'limits'>, per: Limit['per'], currency: string): string | null {
  const found = row.limits.filter((limit) => limit.per === per);
  return found.length > 0 ? found.map((limit) => figure(limit, currency)).join(' · ') : null;
}

export const limitInWords = (limit: Limit, currency: string): string =>
  t('attributions.limit.in', { max: figure(limit, currency), per: t(`attributions.per.${limit.per}`) });

export function requirementInWords({ kind, value }: Requirement): string {
  if (kind === 'evidence') return said(`attributions.evidence.${value || 'any'}`) ?? value;
  return t(`attributions.requirement.${kind}`, { value });
}

function valueInWords({ fact, value }: Condition, currency: string): string {
  const { type } = factKind(fact);
  const one = (some: string): string => valueName(fact, some);
  if (Array.isArray(value)) return value.map(one).join(', ');
  if (typeof value === 'boolean') return t(value ? 'attributions.yes' : 'attributions.no');
  if (typeof value === 'number') return type === 'money' ? money({ minor: value, currency }, { whole: true }) : count(value);
  return one(value ?? '');
}

/** `ya preparado`, `días desde la entrega ≤ 14`: short, for the head of a line. */
export function conditionInWords(condition: Condition, currency: string): string {
  const { fact, op, value } = condition;
  const short = typeof value === 'boolean' ? said(`attributions.fact.${fact}.${op === 'ne' ? !value : value}`) : null;
  if (short) return short;
  if (takesNothing(op)) return t(`attributions.op.${op}.of`, { fact: factName(fact) });
  return t('attributions.condition', {
    fact: factName(fact),
    op: t(`attributions.op.${op}`),
    value: valueInWords(condition, currency),
  });
}

/** `canal: Correo`, `ya preparado`: something that is known, in an example. */
export function factInWords(fact: string, value: Condition['value'], currency: string): string {
  const said = conditionInWords({ fact, op: 'eq', value }, currency);
  if (typeof value === 'boolean') return said;
  return t('attributions.fact.is', { fact: factName(fact), value: valueInWords({ fact, op: 'eq', value }, currency) });
}

/** The second line of a line's head: under which conditions, and what it asks of everybody. */
export const headNote = (conditions: readonly Condition[], requirements: readonly Requirement[], currency: string): string =>
  [...conditions.map((one) => conditionInWords(one, currency)), ...requirements.map(requirementInWords)].join(', ');

/** A cell in one sentence, for those who hear it. */
export function circuitInWords(circuit: Row['circuit'] | 'none' | 'varies', department: string): string {
  if (circuit === 'varies') return t('attributions.cell.varies');
  if (circuit === 'none' || circuit === 'forbidden') return t('attributions.notOffered');
  return circuit === 'consulted' && department
    ? t('attributions.cell.consults', { department })
    : t(`attributions.circuit.${circuit}`);
}
