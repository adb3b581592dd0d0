import type { z } from 'zod';
import type { CallEvent, zDirection, zLeg, zResult } from './contract.ts';

/** An event with when it happened, or was heard. */
export type Heard = Omit<CallEvent, 'at'> & { at: Date };
type Leg = z.output<typeof zLeg>;
type Result = z.output<typeof zResult>;

export type Folded = {
  direction: z.output<typeof zDirection>;
  state: 'ringing' | 'talking' | 'ended';
  result: Result | null;
  /** The other side and ours, as said. */
  number: string | null;
  ownNumber: string | null;
  queue: string | null;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** False where nobody told the end: `endedAt` is then the last that is known of the call. */
  endKnown: boolean;
  heldSeconds: number;
  cause: string | null;
  /** How the exchange names whoever has, or had, the call: the likeliest first. */
  agentSaid: string[];
  legs: Leg[];
};

const RANK: Record<CallEvent['event'], number> = { ringing: 0, answered: 1, held: 2, resumed: 3, transferred: 4, ended: 5 };

/** Causes of an end that no exchange told: nothing was heard for too long, or somebody here said so. */
const SUPPOSED = new Set(['lost', 'byHand']);
const isSupposed = (end: Heard | null | undefined): boolean => SUPPOSED.has(end?.cause ?? '');

/** What was told goes before what was supposed, and that counts only while nothing is heard after it. */
function endOf(all: readonly Heard[]): Heard | null {
  const told = all.findLast((one) => one.event === 'ended' && !isSupposed(one));
  const last = all.at(-1);
  return told ?? (last?.event === 'ended' ? last : null);
}

/** The same set of events in one order, each once, however they came. */
function inOrder(heard: readonly Heard[]): Heard[] {
  const keyed = new Map(heard.map((one) => [JSON.stringify({ ...one, at: one.at.getTime() }), one]));
  return [...keyed]
    .sort(
      ([a, one], [b, other]) =>
        one.at.getTime() - other.at.getTime() || RANK[one.event] - RANK[other.event] || (a < b ? -1 : a > b ? 1 : 0),
    )
    .map(([, one]) => one);
}

type LegFold = {
  ref: string;
  root: boolean;
  all: Heard[];
  startedAt: Date;
  answer: Heard | null;
  answeredAt: Date | null;
  end: Heard | null;
};

function legOf(ref: string, all: Heard[]): LegFold {
  const end = endOf(all);
  const answer = all.find(({ event, voicemail }) => event === 'answered' && !voicemail) ?? null;
  const told = answer ?? (end?.wasAnswered ? end : null);
  // An answer that comes late was before the end, though nobody knows by how much.
  const answeredAt = told && end && told.at > end.at ? end.at : (told?.at ?? null);
  const root = all.every(({ origCallId }) => origCallId === null || origCallId === ref);
  return { ref, root, all, startedAt: (all[0] as Heard).at, answer, answeredAt, end };
}

/** What was said of something: of the first leg before the others, of its beginning before its end. */
const said = <T>(legs: readonly LegFold[], of: (one: Heard) => T | null): T | null =>
  legs
    .flatMap(({ all }) => all.toSorted((a, b) => RANK[a.event] - RANK[b.event]))
    .map(of)
    .find((value) => value !== null) ?? null;

const isMachine = ({ voicemail, event }: Heard) => voicemail && event === 'answered';
const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

/**
 * The call that all of its events say together, whatever order they came in and however often: legs are joined by the first one's id, a machine's answer is
 * none, and an end without an answer is a missed call until somebody says otherwise. There is at least one event.
 */
export function foldCall(heard: readonly Heard[]): Folded {
  const byLeg = Map.groupBy(inOrder(heard), ({ callId }) => callId);
  const legs = [...byLeg]
    .map(([ref, all]) => legOf(ref, all))
    .sort((a, b) => Number(b.root) - Number(a.root) || a.startedAt.getTime() - b.startedAt.getTime() || (a.ref < b.ref ? -1 : 1));
  const all = legs.flatMap((leg) => leg.all);
  const times = (of: (leg: LegFold) => Date | null | undefined) => legs.flatMap((leg) => of(leg)?.getTime() ?? []);
  const direction = said(legs, (one) => one.direction) ?? 'in';
  const [from, to] = [said(legs, (one) => one.from || null), said(legs, (one) => one.to || null)];
  const answers = times(({ answeredAt }) => answeredAt);
  const machine = all.find(isMachine);
  const isOpen = legs.some(({ end }) => end === null) && !(machine && answers.length === 0);
  // One that rang beside the one that was answered, and fell silent, says nothing of the call's end.
  const ending = legs.filter(({ end, answeredAt }) => answers.length === 0 || answeredAt !== null || !isSupposed(end));
  const ends = [...ending.flatMap(({ end }) => end?.at.getTime() ?? []), ...(machine ? [machine.at.getTime()] : [])];
  const lastLeg = ending.toSorted((a, b) => (a.end?.at.getTime() ?? 0) - (b.end?.at.getTime() ?? 0)).at(-1);
  const startedAt = new Date(Math.min(...times((leg) => leg.startedAt)));
  const endedAt = isOpen || ends.length === 0 ? null : new Date(Math.max(...ends, ...answers));
  return {
    direction,
    state: isOpen ? (answers.length > 0 ? 'talking' : 'ringing') : 'ended',
    result: resultOf({ direction, legs, isOpen, answered: answers.length > 0, machine: all.some(({ voicemail }) => voicemail) }),
    number: direction === 'in' ? from : to,
    ownNumber: direction === 'in' ? to : from,
    queue: said(legs, (one) => one.queue || null),
    startedAt,
    answeredAt: answers.length > 0 ? new Date(Math.min(...answers)) : null,
    endedAt,
    endKnown: endedAt === null || !isSupposed(lastLeg?.end),
    heldSeconds: heldIn(all, endedAt),
    cause: endedAt === null ? null : (lastLeg?.end?.cause ?? null),
    agentSaid: agentOf(legs, direction),
    legs: legs.map(({ ref, all: own, answer, answeredAt, end }) => ({
      ref,
      from: said([{ all: own } as LegFold], (one) => one.from || null),
      to: said([{ all: own } as LegFold], (one) => one.to || null),
      agent: answer ? (answer.agent ?? answer.users[0] ?? null) : null,
      answeredAt: iso(answeredAt),
      endedAt: iso(end?.at),
      cause: end?.cause ?? null,
    })),
  };
}

type Ended = { direction: 'in' | 'out'; legs: readonly LegFold[]; isOpen: boolean; answered: boolean; machine: boolean };

function resultOf({ direction, legs, isOpen, answered, machine }: Ended): Result | null {
  if (isOpen) return null;
  if (answered) return 'answered';
  if (direction === 'out') return 'unreached';
  if (legs.some(({ all }) => all.some(({ rejected }) => rejected))) return 'rejected';
  if (machine) return 'voicemail';
  return legs.every(({ end }) => end?.cause === 'forwarded') ? 'forwarded' : 'missed';
}

/** Of the last leg that was answered, and there whom it was handed to last; of a call out, whoever makes it. */
function agentOf(legs: readonly LegFold[], direction: 'in' | 'out'): string[] {
  const own = legs.findLast(({ answeredAt }) => answeredAt !== null) ?? legs[0];
  const handed = own?.all.findLast(({ event, agent }) => event === 'transferred' && agent !== null);
  const answering = own?.answer;
  const calling = direction === 'out' ? legs.flatMap(({ all }) => all).filter(({ event }) => event === 'ringing') : [];
  const tellers = [handed, ...(direction === 'out' ? calling : []), answering].filter((one) => one !== undefined && one !== null);
  const named = tellers.flatMap(({ agent, users }) => [...(agent === null ? [] : [agent]), ...users]);
  const line = direction === 'out' ? calling.flatMap(({ from }) => from ?? []) : [];
  return [...new Set([...named, ...line])];
}

function heldIn(all: readonly Heard[], endedAt: Date | null): number {
  let since: Date | null = null;
  let ms = 0;
  for (const { event, at } of inOrder(all)) {
    if (event === 'held') since ??= at;
    if (event === 'resumed' && since) {
      ms += at.getTime() - since.getTime();
      since = null;
    }
  }
  if (since && endedAt && endedAt > since) ms += endedAt.getTime() - since.getTime();
  return Math.floor(ms / 1000);
}
