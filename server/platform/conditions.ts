import { z } from 'zod';

export const zFact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
export type Fact = z.output<typeof zFact>;
/** What is known of the matter at hand, by name: `orderState`, `daysSinceDelivery`, `ground`, `tier`, `channel`… */
export const zFacts = z.record(z.string(), zFact);
export type Facts = z.output<typeof zFacts>;

export const zCondition = z.object({
  fact: z.string().min(1),
  op: z.enum(['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'has', 'lacks', 'known', 'unknown']),
  value: zFact.optional(),
});
export type Condition = z.output<typeof zCondition>;

const listOf = (value: Fact | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [String(value)];

function compare(fact: Fact, value: Fact | undefined): number | null {
  if (typeof fact === 'number' && typeof value === 'number') return fact - value;
  if (typeof fact === 'string' && typeof value === 'string') return fact < value ? -1 : fact > value ? 1 : 0;
  return null;
}

function same(fact: Fact, value: Fact | undefined): boolean {
  if (Array.isArray(fact) && Array.isArray(value))
    return fact.length === value.length && fact.every((one) => value.includes(one));
  return fact === value;
}

/**
 * Whether a condition holds on the facts. A fact that is not known satisfies nothing but `unknown`, so that a gap in what we know
 * never widens what may be done. `in` and `notIn` look the fact up in a list; `has` and `lacks` look for one value, or any of
 * several, in a fact that is a list. The four comparisons take two numbers, or two texts such as ISO dates.
 */
export function holds(condition: Condition, facts: Facts): boolean {
  const { op, value } = condition;
  const fact = facts[condition.fact];
  const known = fact !== undefined && fact !== null;
  if (op === 'known' || op === 'unknown') return known === (op === 'known');
  if (!known) return false;
  switch (op) {
    case 'eq':
      return same(fact, value);
    case 'ne':
      return !same(fact, value);
    case 'in':
      return listOf(fact).length > 0 && listOf(fact).every((one) => listOf(value).includes(one));
    case 'notIn':
      return !listOf(fact).some((one) => listOf(value).includes(one));
    case 'has':
      return listOf(value).some((one) => listOf(fact).includes(one));
    case 'lacks':
      return !listOf(value).some((one) => listOf(fact).includes(one));
    default: {
      const difference = compare(fact, value);
      if (difference === null) return false;
      return op === 'lt' ? difference < 0 : op === 'lte' ? difference <= 0 : op === 'gt' ? difference > 0 : difference >= 0;
    }
  }
}
