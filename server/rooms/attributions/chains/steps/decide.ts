import { type Refusal, refuse } from '../../../../platform/refusal.ts';
import type { Ask, Attribution, Decider, Step } from '../../contract.ts';
import type { Usage, Why } from '../../limits/contract.ts';
import type { Question } from '../../ruling/contract.ts';
import { deciderOf, deciders, onceEach, type Seat, seatsFor, seatsOf } from '../seats/decide.ts';
import type { CompiledPolicy } from '../../standing/decide.ts';
import type { Agreed, StepVerdict } from './contract.ts';

type Target = Step['of'][number];

/** By what the people of a target are kept in a question. */
export const keyOf = ({ kind, ref }: Target): string => `${kind}:${ref}`;

/**
 * The money a step is held against: with what was granted before for the same order, so that splitting gains nothing. Null: not known
 * yet. Infinite: in another currency, so that only a step without end covers it.
 */
export function weighed(ask: Ask, usage: Usage): number | null {
  if (ask.amount === null) return null;
  if (ask.amount.currency !== usage.currency) return Infinity;
  return ask.amount.minor + (ask.orderRef === null ? usage.customer30d : usage.order).minor;
}

const reaches = (upTo: number | null, minor: number | null): boolean => minor !== null && (upTo === null || upTo >= minor);

/** The steps that a request goes through: up to the first that covers it; all of them while its amount is not known. */
export function through<S extends { upTo: number | null }>(steps: readonly S[], minor: number | null): S[] {
  const last = steps.findIndex((step) => reaches(step.upTo, minor));
  return last < 0 ? [...steps] : steps.slice(0, last + 1);
}

type Led = { steps: StepVerdict[]; why: Why[] };

/**
 * Who decides by a row's own steps. A step without anybody falls through to the next; where none that is left covers the request, the
 * line of report closes it. No steps at all: nobody of them is there, and the line decides as if there were none.
 */
export function led(policy: CompiledPolicy, question: Question, row: Attribution): Led {
  const minor = weighed(question.ask, question.usage);
  const steps: StepVerdict[] = [];
  const why: Why[] = [];
  let isClosed = false;
  for (const [at, step] of row.steps.entries()) {
    const people = peopleOf(policy, question, step);
    if (people.length === 0) {
      why.push({ word: 'attributions.reason.stepEmpty', params: { step: at + 1 } });
      continue;
    }
    steps.push({ need: step.need, upTo: step.upTo, deciders: people });
    isClosed = minor === null ? at === row.steps.length - 1 : reaches(step.upTo, minor);
    if (isClosed && minor !== null) break;
  }
  if (steps.length === 0) return { steps, why };
  if (!isClosed) {
    const { chain } = deciders(policy, question);
    why.push({ word: 'attributions.reason.stepsEnd', params: {} });
    steps.push({ need: 'any', upTo: null, deciders: chain });
  }
  return { steps, why: [...why, ...steps.map(whyOf)] };
}

const whyOf = ({ need, deciders: people }: StepVerdict, at: number): Why => ({
  word: 'attributions.reason.step',
  params: { step: at + 1, need, count: people.length, names: people.map((one) => one.name).join(', ') },
});

function peopleOf(policy: CompiledPolicy, question: Question, step: Step): Decider[] {
  const seated = step.of.map((target) =>
    seatsFor(policy, question, question.candidates?.[keyOf(target)] ?? []).filter(
      (seat) => seat.sitter !== null && seat.reach !== 'forbidden',
    ),
  );
  if (step.need === 'any') return onceEach(seated.flat().map(deciderOf));
  return seated.every((seats) => seats.length === 0) ? [] : oneOfEach(seated, seatsOf(policy, question));
}

/** One person of each, nobody twice; for those without anybody the nearest of the line of report who covers it, else its last. */
function oneOfEach(seated: readonly Seat[][], line: readonly Seat[]): Decider[] {
  const used = new Set<string>();
  const isFree = ({ sitter, reach }: Seat): boolean => sitter !== null && reach !== 'forbidden' && !used.has(sitter.personId);
  return seated.flatMap((seats) => {
    const seat = seats.find(isFree) ?? line.find((one) => isFree(one) && one.reach === 'own') ?? line.findLast(isFree);
    if (!seat?.sitter) return [];
    used.add(seat.sitter.personId);
    return [deciderOf(seat)];
  });
}

const principalOf = (decider: Decider): string => decider.standsInFor?.personId ?? decider.personId;

/** Whether every step that the amount goes through was agreed in, by enough different people, none of them the asker. */
export function wholly(
  steps: readonly StepVerdict[],
  minor: number | null,
  agreed: readonly Agreed[],
  askerId: string,
): true | Refusal {
  if (agreed.some((one) => one.deciderId === askerId || one.principalId === askerId))
    return refuse('forbidden', 'attributions.selfAuthorisation');
  const isOpen = through(steps, minor).some(({ need, deciders: people }, at) => {
    const here = new Set(agreed.filter((one) => one.step === at).map((one) => one.deciderId));
    return here.size < (need === 'all' ? people.length : 1);
  });
  return isOpen ? refuse('conflict', 'attributions.stepsOpen') : true;
}

/** Whether somebody who agreed did so for one of those of that step as it was ruled: in person, or as whoever stands in for them by now. */
export const wasNamed = (steps: readonly StepVerdict[], { step, principalId }: Agreed): boolean =>
  steps[step]?.deciders.some((one) => principalOf(one) === principalId) ?? false;

/** Whether a row's steps, as they are now, give this person leave for the whole of a request: the policy itself names them. */
export function namedFor(question: Question, row: Attribution, principalId: string): boolean {
  const minor = weighed(question.ask, question.usage);
  const covering = minor === null ? row.steps.slice(-1) : row.steps.filter((step) => reaches(step.upTo, minor));
  return covering.some((step) =>
    step.of.some((target) => question.candidates?.[keyOf(target)]?.some((link) => link.holder.personId === principalId)),
  );
}
