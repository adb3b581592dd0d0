/** A body of the sample: what an exchange sends, by which way of writing it down. */
export type Body = { id: string; provider: string; encoding: string; fields: Record<string, unknown> };

/** What a call must come to, worked out from the words of its bodies alone, with none of the house's own code. */
export type Expected = { direction: 'in' | 'out'; state: 'ringing' | 'talking' | 'ended'; result: string | null; legs: number };

const BEGINS = new Set(['newCall', 'IncomingCall', 'OutgoingCall']);
const ANSWERS = new Set(['answer', 'CallAccepted']);
const ENDS = new Set(['hangup', 'HungUp']);

const word = (body: Body, ...names: string[]): string =>
  names.map((name) => body.fields[name]).find((value): value is string => typeof value === 'string' && value !== '') ?? '';

export const legOf = (body: Body): string => word(body, 'callId', 'call_id');
const firstOf = (body: Body): string => word(body, 'origCallId', 'orig_call_id') || legOf(body);
const event = (body: Body): string => word(body, 'event');

/** Only bodies that speak of calls are ours to understand; a text message is not. */
export const isOffered = (body: Body): boolean => {
  const known = [BEGINS, ANSWERS, ENDS].some((names) => names.has(event(body)));
  return known && legOf(body) !== '';
};

const isMachine = (body: Body): boolean =>
  [body.fields.user, body.fields['user[]']].flat().some((user) => typeof user === 'string' && /voicemail|mailbox/i.test(user));

/** Bodies of one call together: of all its legs, as far as any of them names the first. */
export function callsOf(bodies: readonly Body[]): Map<string, Body[]> {
  const firsts = new Map(bodies.map((body) => [legOf(body), legOf(body)]));
  for (const body of bodies) if (firstOf(body) !== legOf(body)) firsts.set(legOf(body), firstOf(body));
  return Map.groupBy(bodies, (body) => firsts.get(legOf(body)) ?? legOf(body));
}

export function expectedOf(bodies: readonly Body[]): Expected {
  const legs = Map.groupBy(bodies, legOf);
  const out = bodies.some((body) => word(body, 'direction') === 'out' || event(body) === 'OutgoingCall');
  const direction = out ? 'out' : 'in';
  const accepted = (body: Body): boolean => ENDS.has(event(body)) && word(body, 'type') === 'accepted';
  const answered = bodies.some((body) => (ANSWERS.has(event(body)) && !isMachine(body)) || accepted(body));
  const machine = bodies.some((body) => (ANSWERS.has(event(body)) && isMachine(body)) || word(body, 'type') === 'voicemail');
  const ends = [...legs.values()].map((leg) => leg.filter((body) => ENDS.has(event(body))));
  const ended = ends.every((leg) => leg.length > 0) || (machine && !answered && bodies.some((body) => ANSWERS.has(event(body))));
  if (!ended) return { direction, state: answered ? 'talking' : 'ringing', result: null, legs: legs.size };
  const forwarded = ends.every((leg) => leg.some((body) => word(body, 'cause') === 'forwarded'));
  const unanswered = direction === 'out' ? 'unreached' : machine ? 'voicemail' : forwarded ? 'forwarded' : 'missed';
  return { direction, state: 'ended', result: answered ? 'answered' : unanswered, legs: legs.size };
}
