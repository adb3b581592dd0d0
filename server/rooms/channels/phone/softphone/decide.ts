import type { CallEvent } from '../calls/contract.ts';
import type { Seen } from './contract.ts';

/** How the leg of a softphone is named: a call in may ring at many with one Call-ID, and each is a leg; a call out has one teller. */
export const legRef = ({ sipId, direction }: Pick<Seen, 'sipId' | 'direction'>, user: string): string =>
  direction === 'in' ? `${sipId};${user}` : sipId;

/**
 * What a softphone saw, as exchanges say it. A call in may ring at many with one Call-ID: each is a leg of its own, so that one who declines, or is told that
 * another took it, ends theirs alone. A call out has one teller, and is the Call-ID itself. Its person is named by the address they sign in with.
 */
export function saidBy(seen: Seen, mine: { user: string; number: string; email: string }, now: Date): CallEvent {
  const isIn = seen.direction === 'in';
  const handed = seen.event === 'transferred';
  return {
    callId: legRef(seen, mine.user),
    origCallId: isIn ? seen.sipId : null,
    event: seen.event,
    direction: seen.direction,
    from: isIn ? seen.number : mine.number || mine.user,
    to: isIn ? mine.number || mine.user : seen.number,
    at: new Date(now.getTime() - seen.agoMs).toISOString(),
    agent: handed ? seen.to : seen.event === 'answered' || !isIn ? mine.email : null,
    users: [mine.email],
    queue: null,
    cause: seen.cause,
    diversion: null,
    wasAnswered: false,
    voicemail: false,
    rejected: false,
  };
}
