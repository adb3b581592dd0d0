import type { CallEvent } from '../calls/contract.ts';
import type { Asterisk, Fact } from './contract.ts';

type Channel = { call: string; name: string };
type Known = {
  direction: 'in' | 'out';
  from: string;
  to: string;
  told: boolean;
  agent: string | null;
  channels: readonly string[];
};
/** What is known of the channels that stand. `joined`: calls that became part of another by a transfer. */
export type Heard = {
  channels: Readonly<Record<string, Channel>>;
  calls: Readonly<Record<string, Known>>;
  joined: Readonly<Record<string, string>>;
};
export const NOTHING: Heard = { channels: {}, calls: {}, joined: {} };

const OURS = /^mostrador-[0-9a-f-]{36}-(\+?\d+)$/;
/** The id that a call of ours begins with: by it the exchange's word of it is known, and whom it is meant for. */
export const idOfOurs = (id: string, number: string): string => `mostrador-${id}-${number}`;

/** The extension of a channel or an interface: `PJSIP/21-0000001a`, `Local/21@agents-0003;1`, `SIP/21` are 21. */
export const extensionOf = (name: string): string => /^[^/]+\/([^@;-]+)/.exec(name)?.[1] ?? name;

const CAUSES: Record<number, CallEvent['cause']> = {
  ...{
    1: 'notFound',
    3: 'notFound',
    16: 'normalClearing',
    17: 'busy',
    18: 'noAnswer',
    19: 'noAnswer',
    20: 'notFound',
    21: 'busy',
  },
  ...{ 26: 'cancel', 28: 'notFound', 34: 'congestion', 38: 'congestion', 42: 'congestion' },
};

const without = <T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== key));

type Settings = Pick<Asterisk, 'inbound' | 'extensionDigits'>;
type Turn = { heard: Heard; events: CallEvent[] };

const eventOf = (callId: string, known: Known, event: CallEvent['event'], more: Partial<CallEvent> = {}): CallEvent => ({
  ...{ callId, origCallId: null, event, direction: known.direction, from: known.from || null, to: known.to || null, at: null },
  ...{ agent: null, users: [], queue: null, cause: null, diversion: null, wasAnswered: false, voicemail: false, rejected: false },
  ...more,
});

/**
 * One fact more: what is known then, and what it says of a call. Many channels make one call, by the id that joins them; whoever answers, in a queue, of a ring
 * group or by picking up, is the agent. Calls between extensions are nobody's but theirs. Pure; a fact told twice changes nothing.
 */
export function hear(heard: Heard, fact: Fact, settings: Settings): Turn {
  const none: Turn = { heard, events: [] };
  if (fact.is === 'channel') return begun(heard, fact, settings);
  if (fact.is === 'all') return swept(heard, fact.ids);
  const channel = heard.channels[fact.id];
  const callId = channel ? (heard.joined[channel.call] ?? channel.call) : null;
  const known = callId === null ? undefined : heard.calls[callId];
  if (!channel || callId === null || !known)
    return fact.is === 'gone' ? { heard: { ...heard, channels: without(heard.channels, fact.id) }, events: [] } : none;
  const change = (to: Partial<Known>): Heard => ({ ...heard, calls: { ...heard.calls, [callId]: { ...known, ...to } } });
  const say = (next: Heard, event: CallEvent['event'], more: Partial<CallEvent> = {}): Turn => {
    const now = next.calls[callId] ?? known;
    return { heard: next, events: now.told ? [eventOf(callId, now, event, more)] : [] };
  };
  switch (fact.is) {
    case 'queued':
      return say(heard, 'ringing', { queue: fact.queue });
    case 'rings': {
      // A channel that ARI never joined is of the call of whoever calls it.
      const next = fact.peerId && !heard.channels[fact.peerId] ? joinedBy(change({}), fact.peerId, callId, fact.peer) : heard;
      const isInside = extensionOf(fact.peer).length <= settings.extensionDigits;
      return known.direction === 'in' && isInside
        ? say(next, 'ringing', { users: [extensionOf(fact.peer)] })
        : { heard: next, events: [] };
    }
    case 'answered':
      return answered(known, known.direction === 'in' ? extensionOf(fact.peer) : known.from);
    case 'bridged': {
      const isRoot = channel.call === fact.id;
      if (isRoot || known.direction === 'out' || known.agent !== null) return none;
      return answered(known, extensionOf(channel.name));
    }
    case 'machine':
      return say(heard, 'answered', { voicemail: true });
    case 'held':
    case 'resumed':
      return say(heard, fact.is);
    case 'handed': {
      const other = fact.joins ? heard.channels[fact.joins]?.call : undefined;
      const next = other && other !== callId ? joinedCalls(heard, callId, other, known) : heard;
      const to = other ? (known.direction === 'in' || !heard.calls[other] ? fact.to : heard.calls[other].to) : fact.to;
      const now = next.calls[callId] ?? known;
      return say({ ...next, calls: { ...next.calls, [callId]: { ...now, agent: to } } }, 'transferred', { agent: to });
    }
    case 'gone':
      return gone(heard, fact.id, fact.cause, callId, known);
  }

  function answered(call: Known, agent: string): Turn {
    if (call.agent === agent) return none;
    // Somebody else than before: handed on within the exchange.
    return say(change({ agent }), call.agent === null ? 'answered' : 'transferred', { agent });
  }
}

function begun(heard: Heard, fact: Extract<Fact, { is: 'channel' }>, settings: Settings): Turn {
  if (heard.channels[fact.id]) return { heard, events: [] };
  const callId = fact.call === null ? fact.id : (heard.joined[fact.call] ?? fact.call);
  if (heard.calls[callId]) return { heard: joinedBy(heard, fact.id, callId, fact.name), events: [] };
  const ours = OURS.exec(fact.id)?.[1];
  // Channels of an earlier call that nobody heard the beginning of.
  if (fact.call !== null && fact.call !== fact.id && !ours)
    return { heard: { ...heard, channels: { ...heard.channels, [fact.id]: { call: callId, name: fact.name } } }, events: [] };
  const isIn = !ours && settings.inbound.includes(fact.context);
  const [from, to] = isIn ? [fact.from, fact.to] : [extensionOf(fact.name), ours ?? fact.to];
  const told = isIn || to.replace(/^\+/, '').length > settings.extensionDigits;
  const known: Known = { direction: isIn ? 'in' : 'out', from, to, told, agent: null, channels: [fact.id] };
  const next: Heard = {
    ...heard,
    channels: { ...heard.channels, [fact.id]: { call: callId, name: fact.name } },
    calls: { ...heard.calls, [callId]: known },
  };
  return { heard: next, events: told ? [eventOf(callId, known, 'ringing', isIn ? {} : { agent: from, users: [from] })] : [] };
}

function joinedBy(heard: Heard, id: string, callId: string, name: string): Heard {
  const known = heard.calls[callId];
  if (!known) return heard;
  return {
    ...heard,
    channels: { ...heard.channels, [id]: { call: callId, name } },
    calls: { ...heard.calls, [callId]: { ...known, channels: [...known.channels, id] } },
  };
}

function joinedCalls(heard: Heard, callId: string, other: string, known: Known): Heard {
  const more = heard.calls[other]?.channels ?? [];
  const calls = { ...without(heard.calls, other), [callId]: { ...known, channels: [...known.channels, ...more] } };
  return { ...heard, calls, joined: { ...heard.joined, [other]: callId } };
}

/** A call ends with the last of its channels. */
function gone(heard: Heard, id: string, cause: number, callId: string, known: Known): Turn {
  const channels = known.channels.filter((one) => one !== id);
  const left = without(heard.channels, id);
  if (channels.length > 0)
    return { heard: { ...heard, channels: left, calls: { ...heard.calls, [callId]: { ...known, channels } } }, events: [] };
  const joined = Object.fromEntries(Object.entries(heard.joined).filter(([, into]) => into !== callId));
  const why = known.agent === null && cause === 16 ? 'cancel' : (CAUSES[cause] ?? null);
  const next = { channels: left, calls: without(heard.calls, callId), joined };
  return { heard: next, events: known.told ? [eventOf(callId, known, 'ended', { cause: why })] : [] };
}

/** After a silence: calls whose channels are all gone have ended, nobody knows why. */
function swept(heard: Heard, ids: readonly string[]): Turn {
  const there = new Set(ids);
  const lost = Object.keys(heard.channels).filter((id) => !there.has(id));
  return lost.reduce<Turn>(
    (turn, id) => {
      const next = hear(turn.heard, { is: 'gone', id, cause: 0 }, { inbound: [], extensionDigits: 0 });
      return { heard: next.heard, events: [...turn.events, ...next.events] };
    },
    { heard, events: [] },
  );
}
