import type { Decider } from '../../contract.ts';
import type { Why } from '../../limits/contract.ts';
import type { Link, Question } from '../../ruling/contract.ts';
import { type CompiledPolicy, covers } from '../../standing/decide.ts';

/** A link with the person who would decide now: the superior, or whoever stands in. Null: away, and nobody may. */
export type Seat = {
  link: Link;
  sitter: { personId: string; name: string; role: string; unitId: string; standsIn: boolean; onDuty: boolean } | null;
  reach: ReturnType<typeof covers>;
};

/** Who is there in a superior's place: the deputy, or whoever is on duty. Null: the superior is there. */
const insteadOf = (link: Link): { holder: Link['holder']; unitId: string } | null =>
  link.absent ? (link.deputy ?? link.duty ?? null) : (link.duty ?? null);

/** Who sits in for a superior: the person if there, else who is in their place. Never the asker, in whatever place, and never a program. */
export function sitterOf(link: Link, askerId: string): Seat['sitter'] {
  const of = ({ holder, unitId }: { holder: Link['holder']; unitId: string }, standsIn: boolean): Seat['sitter'] =>
    holder.personId === askerId || holder.assistant
      ? null
      : {
          personId: holder.personId,
          name: holder.name,
          role: holder.role ?? '',
          unitId,
          standsIn,
          onDuty: standsIn && !link.deputy,
        };
  if (link.holder.personId === askerId || link.holder.assistant) return null;
  const instead = insteadOf(link);
  if (!link.absent && (instead === null || instead.holder.personId === askerId)) return of(link, false);
  return instead === null || instead.holder.personId === link.holder.personId ? null : of(instead, true);
}

/** Seats of these links for one question, in their order; programs and the asker have none. */
export function seatsFor(policy: CompiledPolicy, { holder, ask, usage, at }: Question, links: readonly Link[]): Seat[] {
  const persons = links.filter((link) => link.holder.personId !== holder.personId && !link.holder.assistant);
  return persons.map((link) => ({
    link,
    sitter: sitterOf(link, holder.personId),
    reach: covers(policy, link.holder, ask, usage, at),
  }));
}

export const seatsOf = (policy: CompiledPolicy, question: Question): Seat[] => seatsFor(policy, question, question.line);

export const deciderOf = ({ link, sitter }: Seat): Decider => {
  const { personId, name, role, unitId } = sitter ?? { ...link.holder, role: link.holder.role ?? '', unitId: link.unitId };
  const standsInFor = sitter?.standsIn ? { personId: link.holder.personId, name: link.holder.name } : null;
  return { personId, name, role, unitId, standsInFor, ...(sitter?.onDuty ? { onDuty: true } : {}) };
};

/**
 * Those above whose own attributions cover the request, nearest first; a deputy uses the limit of the one away. When nobody covers
 * it, the last of the line decides all the same, so that there is always somebody: the last who is there, else the last.
 */
export function deciders(policy: CompiledPolicy, question: Question): { chain: Decider[]; covered: boolean; why: Why[] } {
  const seats = seatsOf(policy, question);
  const covering = seats.filter((seat) => seat.sitter !== null && seat.reach === 'own');
  const why = seats.filter((seat) => !covering.includes(seat)).map(whyOf);
  if (covering.length > 0)
    return { chain: onceEach(covering.map(deciderOf)), covered: true, why: [...why, ...covering.toReversed().map(whyOf)] };
  const allowed = seats.filter((seat) => seat.reach !== 'forbidden');
  const among = allowed.length > 0 ? allowed : seats;
  const last = among.findLast((seat) => seat.sitter !== null) ?? among.at(-1);
  if (!last) return { chain: [], covered: false, why };
  return {
    chain: [deciderOf(last)],
    covered: false,
    why: [...why, { word: 'attributions.reason.lastOfLine', params: { name: deciderOf(last).name } }],
  };
}

export const onceEach = (chain: readonly Decider[]): Decider[] =>
  chain.filter((one, at) => chain.findIndex((other) => other.personId === one.personId) === at);

function whyOf({ link, sitter, reach }: Seat): Why {
  const name = link.holder.name;
  if (sitter === null) return { word: 'attributions.reason.away', params: { name } };
  if (reach !== 'own') return { word: 'attributions.reason.fallsShort', params: { name } };
  if (sitter.onDuty) return { word: 'attributions.reason.onDuty', params: { name: sitter.name, principal: name } };
  return sitter.standsIn
    ? { word: 'attributions.reason.standsIn', params: { name: sitter.name, principal: name } }
    : { word: 'attributions.reason.decides', params: { name } };
}
