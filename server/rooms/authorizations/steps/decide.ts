import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { ChainLink } from '../../organization/contract.ts';
import { openStep, principalOf } from './access.ts';
import type { Agreement, StepState } from './contract.ts';

/** Whom to ask now in a step, and who may answer beside them: of `any` the first, of `all` the next in order. */
export function turnIn({ need, deciders, agreed }: StepState): { personId: string | null; also: string[] } {
  const first = need === 'any' ? deciders[0] : deciders[agreed.length];
  const others = need === 'any' ? deciders.filter((one) => one !== first).map((one) => one.personId) : [];
  return { personId: first ? principalOf(first) : null, also: others };
}

const isThere = (link: ChainLink): boolean => !link.absent || link.deputy !== null || link.duty !== undefined;

/**
 * Whom to ask after a silence: the next of `any`, the others beside them; then the highest of the asker's line who is there and has not
 * agreed in this step; else the same one again.
 */
export function afterSilence(
  step: StepState,
  present: string | null,
  line: readonly ChainLink[],
): { personId: string | null; also: string[] } {
  const at = step.deciders.findIndex((one) => principalOf(one) === present);
  const next = step.need === 'any' && at >= 0 ? step.deciders[at + 1] : undefined;
  if (next) {
    const also = step.deciders.filter((one) => one !== next).map((one) => one.personId);
    return { personId: principalOf(next), also };
  }
  const above = line.findLast(
    (link) => isThere(link) && !step.agreed.some((one) => [one.personId, one.principalId].includes(link.holder.personId)),
  );
  return { personId: above?.holder.personId ?? present, also: [] };
}

/** The steps with one more agreement in the open one; nobody agrees twice in a step that all must agree in. */
export function withAgreement(steps: readonly StepState[], one: Agreement, needed = steps.length): StepState[] | Refusal {
  const at = openStep(steps, needed);
  const step = steps[at];
  if (!step) return refuse('conflict', 'authorizations.alreadyDecided');
  if (step.agreed.some((other) => other.personId === one.personId)) return refuse('conflict', 'authorizations.agreedAlready');
  return steps.map((other) => (other === step ? { ...step, agreed: [...step.agreed, one] } : other));
}

/** Everybody who agreed, by the place of their step, as the policy is told. */
export const agreedIn = (steps: readonly StepState[]): { step: number; deciderId: string; principalId: string }[] =>
  steps.flatMap((step, at) => step.agreed.map((one) => ({ step: at, deciderId: one.personId, principalId: one.principalId })));

/** How many people must still agree. */
export const stillToAgree = (steps: readonly StepState[], needed: number): number =>
  steps
    .slice(0, needed)
    .reduce((sum, { need, deciders, agreed }) => sum + Math.max(0, (need === 'all' ? deciders.length : 1) - agreed.length), 0);
