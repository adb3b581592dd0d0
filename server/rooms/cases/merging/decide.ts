import { type Refusal, refuse } from '../../../platform/refusal.ts';

export type Mergeable = {
  id: string;
  state: string;
  isOpen: boolean;
  customerId: string | null;
  /** What is under way in it. */
  waits: readonly string[];
};

/**
 * Whether one case may be put into another. Never into itself or into what was put into it; never another customer's, since both keys then show
 * the same page; and not while something asked in it is under way, since its answer would come where nobody looks.
 */
export function mayJoin(from: Mergeable, into: Mergeable, wholeOfFrom: readonly string[]): true | Refusal {
  if (from.id === into.id || wholeOfFrom.includes(into.id)) return refuse('invalid', 'cases.merge.itself', { field: 'into' });
  if (from.state === 'merged') return refuse('conflict', 'cases.isMerged');
  if (into.state === 'merged') return refuse('conflict', 'cases.merge.intoMerged', { field: 'into' });
  if (!into.isOpen) return refuse('conflict', 'cases.merge.intoClosed', { field: 'into' });
  if (from.customerId !== into.customerId) return refuse('invalid', 'cases.merge.otherCustomer', { field: 'into' });
  return from.waits.some((wait) => wait !== 'unreadable') ? refuse('precondition_failed', 'cases.merge.underWay') : true;
}

export type Said = { id: string; direction: 'in' | 'out' | 'note'; at: Date };

/**
 * What is set apart: at least one word of the customer, since a case is a demand; and at least one stays. The new case begins when
 * the first of them came, so that no term of the law grows by it.
 */
export function setApart(all: readonly Said[], chosen: readonly string[]): { since: Date } | Refusal {
  const known = new Set(all.map((one) => one.id));
  if (chosen.some((id) => !known.has(id))) return refuse('invalid', 'cases.split.unknown', { field: 'messageIds' });
  const taken = new Set(chosen);
  const asked = all.filter((one) => one.direction === 'in');
  const first = asked.filter((one) => taken.has(one.id)).toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
  if (!first) return refuse('invalid', 'cases.split.noDemand', { field: 'messageIds' });
  if (asked.every((one) => taken.has(one.id))) return refuse('invalid', 'cases.split.nothingLeft', { field: 'messageIds' });
  return { since: first.at };
}
