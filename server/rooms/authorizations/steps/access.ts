import type { Decider } from '../../attributions/contract.ts';
import type { StepState } from './contract.ts';

/** The one whose seat it is, whoever sits in it. */
export const principalOf = (decider: Decider): string => decider.standsInFor?.personId ?? decider.personId;

const isMet = ({ need, deciders, agreed }: StepState): boolean => agreed.length >= (need === 'all' ? deciders.length : 1);

/** The step that is open, of the first so many that the amount goes through; -1 when everybody has agreed. */
export const openStep = (steps: readonly StepState[], needed = steps.length): number =>
  steps.slice(0, needed).findIndex((step) => !isMet(step));

/** For whom somebody speaks in the open step: whoever it was put to for the one they hold it for, the others for their own seat. */
export function principalIn(
  step: StepState | undefined,
  actorId: string,
  to: { personId: string | null; standsInForId: string | null },
): string {
  if (to.personId === actorId) return to.standsInForId ?? actorId;
  const seat = step?.deciders.find((one) => one.personId === actorId);
  return seat ? principalOf(seat) : (to.standsInForId ?? to.personId ?? actorId);
}
