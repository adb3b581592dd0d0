import { type CallEvent, zCallEvent } from '../calls/contract.ts';

/** Fields of a body, however it was written down: a repeated one is a list. */
export type Fields = Readonly<Record<string, unknown>>;
type Problem = { problem: 'notACall' | 'unknownEvent' | 'unknownDirection' | 'noCallId' };

const text = (value: unknown): string | null => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' || typeof one === 'number' ? String(one).trim() || null : null;
};

/** `user`, `user[]`, `users`: one, several, or several in one with commas between. */
function listOf(fields: Fields, ...names: string[]): string[] {
  const given = names.flatMap((name) => [fields[name], fields[`${name}[]`]]).flat();
  return given.flatMap((one) => text(one)?.split(',') ?? []).flatMap((one) => one.trim() || []);
}

const KINDS: Record<string, CallEvent['event']> = {
  newcall: 'ringing',
  answer: 'answered',
  hangup: 'ended',
  hold: 'held',
  unhold: 'resumed',
};
/** As placetel names them; there the direction is in the name. */
const PLACETEL: Record<string, { event: CallEvent['event']; direction: 'in' | 'out' | null }> = {
  incomingcall: { event: 'ringing', direction: 'in' },
  outgoingcall: { event: 'ringing', direction: 'out' },
  callaccepted: { event: 'answered', direction: null },
  hungup: { event: 'ended', direction: null },
};
/** How placetel says why a call ended, in the words of the others. */
const ENDS: Record<string, string> = {
  accepted: 'normalClearing',
  missed: 'noAnswer',
  busy: 'busy',
  cancelled: 'cancel',
  canceled: 'cancel',
  blocked: 'blocked',
  unavailable: 'notFound',
  congestion: 'congestion',
  voicemail: 'noAnswer',
};
const MACHINE = /\b(voice ?mail|voice ?box|mailbox|anrufbeantworter|buz[oó]n|contestador)\b/i;

/**
 * A body as a normalised event: the generic form that Zammad took up (JSON or form), sipgate's push and placetel's names. Unknown fields are left alone.
 * A body that is no call at all, such as a text message, says so.
 */
export function readBody(fields: Fields): CallEvent | Problem {
  const name = text(fields.event)?.toLowerCase() ?? '';
  if (!name) return { problem: 'notACall' };
  const named = PLACETEL[name];
  const event = named?.event ?? KINDS[name];
  if (!event) return { problem: 'unknownEvent' };
  const given = text(fields.direction)?.toLowerCase() ?? null;
  const direction = given ?? named?.direction ?? null;
  if ((direction !== null && direction !== 'in' && direction !== 'out') || (direction === null && !named))
    return { problem: 'unknownDirection' };
  const callId = text(fields.callId) ?? text(fields.call_id) ?? text(fields.callid);
  if (!callId || callId.length > 250) return { problem: 'noCallId' };
  const users = listOf(fields, 'user');
  const type = text(fields.type)?.toLowerCase() ?? null;
  const parsed = zCallEvent.safeParse({
    ...{ callId, event, direction, from: text(fields.from), to: text(fields.to), queue: text(fields.queue) },
    origCallId: text(fields.origCallId) ?? text(fields.orig_call_id),
    agent: text(fields.answeringNumber) ?? text(fields.answering_number) ?? text(fields.peer),
    users: [...users, ...listOf(fields, 'fullUserId', 'userId')],
    cause: event === 'ended' ? (text(fields.cause) ?? (type ? (ENDS[type] ?? type) : null)) : null,
    diversion: text(fields.diversion),
    wasAnswered: event === 'ended' && type === 'accepted',
    voicemail: (event === 'answered' && users.some((one) => MACHINE.test(one))) || (event === 'ended' && type === 'voicemail'),
  });
  return parsed.success ? parsed.data : { problem: 'notACall' };
}

const escaped = (value: string): string => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What sipgate is answered: where to tell the rest of the call, and that it is turned away. */
export const answerSipgate = (url: string, rejects: boolean): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Response onAnswer="${escaped(url)}" onHangup="${escaped(url)}">${rejects ? '<Reject reason="busy"/>' : ''}</Response>`;
