import { newKey, RefusalError } from '../../../lib/client.ts';
import { api } from './softphone-api.ts';
import type { Cause, Talk } from './softphone-port.ts';

type Seen = {
  talk: Talk;
  event: 'ringing' | 'answered' | 'held' | 'resumed' | 'transferred' | 'ended';
  cause?: Cause;
  to?: string;
};
type Waiting = Seen & { seenAt: number; key: string };

const waiting: Waiting[] = [];
let telling = false;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tells the desk what was seen of a call, in order; what finds no way is told later. */
export function tellDesk(seen: Seen): void {
  waiting.push({ ...seen, seenAt: performance.now(), key: newKey() });
  if (!telling) void tellAll();
}

/** What goes out with the page: it is sent though nobody is left to hear the answer. */
export function tellParting(talk: Talk): void {
  const body = JSON.stringify({
    sipId: talk.sipId,
    direction: talk.direction,
    number: talk.number,
    event: 'ended',
    cause: 'normalClearing',
  });
  const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
  void fetch('/api/v1/phone/softphone/calls', { method: 'POST', keepalive: true, credentials: 'same-origin', headers, body });
}

async function tellAll(): Promise<void> {
  telling = true;
  for (let wait = 1_000; waiting.length > 0; ) {
    const { talk, event, cause, to, seenAt, key } = waiting[0] as Waiting;
    try {
      await api('POST /phone/softphone/calls', {
        key,
        body: {
          ...{ sipId: talk.sipId, direction: talk.direction, number: talk.number, event },
          ...{ agoMs: Math.round(performance.now() - seenAt), to: to ?? null, cause: cause ?? null },
        },
      });
      waiting.shift();
      wait = 1_000;
    } catch (error) {
      // What the desk understood and refused is not told again; what did not reach it is.
      if (error instanceof RefusalError && error.kind !== 'internal') waiting.shift();
      else {
        await sleep(wait);
        wait = Math.min(wait * 2, 30_000);
      }
    }
  }
  telling = false;
}
