import type { Ask, Decider } from '../contract.ts';
import type { Why } from '../limits/contract.ts';
import { deciders, onceEach, seatsOf } from '../chains/seats/decide.ts';
import type { Standing } from '../standing/contract.ts';
import { type CompiledPolicy, stand } from '../standing/decide.ts';
import { led } from '../chains/steps/decide.ts';
import type { Question, Verdict } from './contract.ts';

/**
 * Rules on a question. It depends on nothing but its inputs: the same policy and question give the same verdict, whenever and in
 * whatever order the rows come.
 */
export function rule(policy: CompiledPolicy, question: Question): Verdict {
  const { holder, ask, usage, at } = question;
  const standing = stand(policy, holder, ask, usage, at);
  if (standing.circuit !== 'above') return verdict(standing, standing.circuit, [], standing.reasons);
  const own = standing.stepped && question.candidates ? led(policy, question, standing.stepped) : null;
  if (own && own.steps.length > 0) return bySteps(standing, own);
  const { chain, covered, why } = deciders(policy, question);
  if (!standing.offered && !covered) return refusedBy(standing, { word: 'attributions.reason.notOffered', params: {} });
  if (chain.length === 0) return refusedBy(standing, { word: 'attributions.reason.nobodyAbove', params: {} });
  return verdict(standing, 'authorised', chain, [...standing.reasons, ...(own?.why ?? []), ...why]);
}

/** A chain of its own; where its last step has nobody, nobody can end it. */
function bySteps(standing: Standing, { steps, why }: ReturnType<typeof led>): Verdict {
  if (steps.some((step) => step.deciders.length === 0))
    return refusedBy(standing, { word: 'attributions.reason.nobodyAbove', params: {} });
  const chain = onceEach(steps.flatMap((step) => step.deciders));
  return { ...verdict(standing, 'authorised', chain, [...standing.reasons, ...why]), steps, rowId: standing.stepped?.id ?? null };
}

const refusedBy = (standing: Standing, why: Why): Verdict =>
  verdict({ ...standing, left: [], ownMax: 0, missing: [] }, 'forbidden', [], [...standing.reasons, why]);

function verdict(standing: Standing, circuit: Verdict['circuit'], chain: Decider[], reasons: Why[]): Verdict {
  const { isRight, row, left, ownMax, missing } = standing;
  return {
    circuit,
    isRight,
    department: circuit === 'consulted' ? (row?.department ?? null) : null,
    chain,
    steps: [],
    left,
    ownMax,
    missing,
    reasons,
    rowId: row?.id ?? null,
    limits: row && !isRight ? row.limits : [],
  };
}

/**
 * Whether this person may decide this request, and on whose limits: as the superior, or as who stands in for them now. `last`: there
 * is nobody further up to send it to, so this decision stands even above the limits. Null: not of the line, or the asker.
 */
export function seatOf(
  policy: CompiledPolicy,
  question: Question,
  deciderId: string,
  principalId: string,
): { standing: Standing; last: boolean } | null {
  const asker = question.holder.personId;
  if (deciderId === asker || principalId === asker) return null;
  const seats = seatsOf(policy, question);
  const at = seats.findIndex(
    ({ link, sitter }) =>
      link.holder.personId === principalId &&
      (principalId === deciderId || (sitter?.standsIn === true && sitter.personId === deciderId)),
  );
  const seat = seats[at];
  if (!seat) return null;
  const { chain, covered } = deciders(policy, question);
  const { ask, usage, at: instant } = question;
  return {
    standing: stand(policy, seat.link.holder, ask, usage, instant),
    last: at === seats.length - 1 || (!covered && chain[0]?.personId === deciderId),
  };
}

/** Exactly what a warrant is bound to, in one spelling: keys sorted, facts left out. */
export function bindingOf(ask: Ask): string {
  const { action, params, amount, count, caseId, storeId, orderRef, customerId } = ask;
  return canonical({ action, params, amount, count, caseId, storeId, orderRef, customerId });
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
}
