import { said, t } from '../../../lib/words.ts';
import type { Condition } from '../api.ts';

export type FactType = 'boolean' | 'number' | 'money' | 'choice' | 'list' | 'text';
type Op = Condition['op'];
export type FactKind = { name: string; type: FactType; choices: readonly string[] };

const fact = (name: string, type: FactType, ...choices: string[]): FactKind => ({ name, type, choices });

/** What conditions usually speak of. A policy may name others: those are shown and edited as text. */
export const FACTS: readonly FactKind[] = [
  fact('ground', 'choice', 'discretion', 'withdrawal', 'conformity', 'wrong_charge', 'published_price'),
  fact('channel', 'choice', 'email', 'phone', 'web', 'api', 'fax', 'post', 'chat'),
  fact('tier', 'text'),
  fact('daysSinceDelivery', 'number'),
  fact('delivered', 'boolean'),
  fact('shipped', 'boolean'),
  fact('picked', 'boolean'),
  fact('inStock', 'boolean'),
  fact('advance', 'boolean'),
  fact('inGuarantee', 'boolean'),
  fact('identityVerified', 'boolean'),
  fact('amountShare', 'number'),
  fact('paidMinor', 'money'),
  fact('refundedMinor', 'money'),
  fact('priceDifferenceMinor', 'money'),
  fact('refundableMinor', 'money'),
  fact('shippingMinor', 'money'),
  fact('paymentsCount', 'number'),
  fact('cancelled', 'boolean'),
  fact('hasOrder', 'boolean'),
  fact('evidence', 'list', 'photo', 'document'),
  fact('categories', 'list'),
  fact('skus', 'list'),
  fact('storeCode', 'text'),
  fact('orderState', 'text'),
  fact('param.percent', 'number'),
];

export const factKind = (name: string): FactKind => FACTS.find((one) => one.name === name) ?? fact(name, 'text');

const OPS: Record<FactType, readonly Op[]> = {
  boolean: ['eq', 'known', 'unknown'],
  number: ['lte', 'gte', 'lt', 'gt', 'eq', 'ne', 'known', 'unknown'],
  money: ['lte', 'gte', 'lt', 'gt', 'eq', 'ne', 'known', 'unknown'],
  choice: ['eq', 'ne', 'in', 'notIn', 'known', 'unknown'],
  text: ['eq', 'ne', 'in', 'notIn', 'known', 'unknown'],
  list: ['has', 'lacks', 'known', 'unknown'],
};
export const opsOf = ({ type }: FactKind): readonly Op[] => OPS[type];
export const takesList = (op: Op): boolean => op === 'in' || op === 'notIn' || op === 'has' || op === 'lacks';
export const takesNothing = (op: Op): op is 'known' | 'unknown' => op === 'known' || op === 'unknown';

export const factName = (name: string): string =>
  said(`attributions.fact.${name}`) ?? said(`facts.name.${name}`)?.toLocaleLowerCase() ?? name;
export const valueName = (name: string, value: string): string =>
  said(`attributions.value.${value}`) ?? said(`cases.${name}.${value}`) ?? value;

/** What a condition begins with when its fact is chosen. */
export function conditionFor(name: string): Condition {
  const { type, choices } = factKind(name);
  const op = OPS[type][0] ?? 'eq';
  if (type === 'boolean') return { fact: name, op, value: true };
  if (type === 'number' || type === 'money') return { fact: name, op, value: 0 };
  return { fact: name, op, value: type === 'list' ? [] : (choices[0] ?? '') };
}

export const opName = (op: Op, type: FactType): string =>
  type === 'number' || type === 'money' || takesNothing(op) || type === 'list'
    ? t(`attributions.op.${op}`)
    : t(op === 'ne' || op === 'notIn' ? 'attributions.op.ne' : 'attributions.op.eq');
