import type { Ask, Decider } from '../contract.ts';
import type { Why } from '../limits/contract.ts';
import type { Standing } from '../standing/contract.ts';
import { type CompiledPolicy, covers, stand } from '../standing/decide.ts';
import type { Link, Question, Verdict } from './contract.ts';

/** A link with the person who would decide now: the superior, or whoever stands in. Null: away, and nobody may. */
type Seat = {
  link: Link;
  sitter: { personId: string; name: string; role: string; unitId: string; standsIn: boolean } | null;
  reach: ReturnType<typeof covers>;
};

/**
 * Rules on a question. It depends on nothing but its inputs: the same policy and question give the same verdict, whenever and in
 * whatever order the rows come.
 */
export function rule(policy: CompiledPolicy, question: Question): Verdict {
  const { holder, ask, usage, at } = question;
  const standing = stand(policy, holder, ask, usage, at);
  if (standing.circuit !== 'above') return verdict(standing, standing.circuit, [], standing.reasons);
  const { chain, covered, why } = deciders(policy, question);
  if (!standing.offered && !covered) return refusedBy(standing, { word: 'attributions.reason.notOffered', params: {} });
  if (chain.length === 0) return refusedBy(standing, { word: 'attributions.reason.nobodyAbove', params: {} });
  return verdict(standing, 'authorised', chain, [...standing.reasons, ...why]);
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
    left,
    ownMax,
    missing,
    reasons,
    rowId: row?.id ?? null,
    limits: row && !isRight ? row.limits : [],
  };
}

/** Who sits in for a superior: the person if there, else the deputy. Never the asker, in whatever place, and never a program. */
function sitterOf(link: Link, askerId: string): Seat['sitter'] {
  const of = ({ holder, unitId }: { holder: Link['holder']; unitId: string }, standsIn: boolean): Seat['sitter'] =>
    holder.personId === askerId || holder.assistant
      ? null
      : { personId: holder.personId, name: holder.name, role: holder.role ?? '', unitId, standsIn };
  if (link.holder.personId === askerId || link.holder.assistant) return null;
  if (!link.absent) return of(link, false);
  return link.deputy === null || link.deputy.holder.personId === link.holder.personId ? null : of(link.deputy, true);
}

function seatsOf(policy: CompiledPolicy, { holder, ask, usage, line, at }: Question): Seat[] {
  const persons = line.filter((link) => link.holder.personId !== holder.personId && !link.holder.assistant);
  return persons.map((link) => ({
    link,
    sitter: sitterOf(link, holder.personId),
    reach: covers(policy, link.holder, ask, usage, at),
  }));
}

const deciderOf = ({ link, sitter }: Seat): Decider => {
  const { personId, name, role, unitId } = sitter ?? { ...link.holder, role: link.holder.role ?? '', unitId: link.unitId };
  const standsInFor = sitter?.standsIn ? { personId: link.holder.personId, name: link.holder.name } : null;
  return { personId, name, role, unitId, standsInFor };
};

/**
 * Those above whose own attributions cover the request, nearest first; a deputy uses the limit of the one away. When nobody covers
 * it, the last of the line decides all the same, so that there is always somebody: the last who is there, else the last.
 */
function deciders(policy: CompiledPolicy, question: Question): { chain: Decider[]; covered: boolean; why: Why[] } {
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

const onceEach = (chain: Decider[]): Decider[] =>
  chain.filter((one, at) => chain.findIndex((other) => other.personId === one.personId) === at);

function whyOf({ link, sitter, reach }: Seat): Why {
  const name = link.holder.name;
  if (sitter === null) return { word: 'attributions.reason.away', params: { name } };
  if (reach !== 'own') return { word: 'attributions.reason.fallsShort', params: { name } };
  return sitter.standsIn
    ? { word: 'attributions.reason.standsIn', params: { name: sitter.name, principal: name } }
    : { word: 'attributions.reason.decides', params: { name } };
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
