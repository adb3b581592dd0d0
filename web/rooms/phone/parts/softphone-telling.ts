import { newKey, RefusalError } from '../../../lib/client.ts';
import { api } from './softphone-api.ts';
import type { Cause, Talk } from './softphone-port.ts';

type Seen = {
  talk: Talk;
  event: 'ringing' | 'answered' | 'held' | 'resumed' | 'transferred' | 'ended';
  cause?: Cause;
  to?: string;
};

const KEPT = 'mostrador.telephone';
/** A name for the telephone of this browser, the same whenever it is opened: by it the desk knows what a page that died has left. */
function telephone(): string {
  const kept = localStorage.getItem(KEPT) ?? newKey();
  localStorage.setItem(KEPT, kept);
  return kept;
}

const waiting: (() => Promise<unknown>)[] = [];
let telling = false;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tells the desk what was seen of a call, in order; what finds no way is told later. */
export function tellDesk({ talk, event, cause, to }: Seen): void {
  const [seenAt, key] = [performance.now(), newKey()];
  waiting.push(() =>
    api('POST /phone/softphone/calls', {
      key,
      body: {
        ...{ sipId: talk.sipId, direction: talk.direction, number: talk.number, event, telephone: telephone() },
        ...{ agoMs: Math.round(performance.now() - seenAt), to: to ?? null, cause: cause ?? null },
      },
    }),
  );
  if (!telling) void tellAll();
}

/**
 * Tells the desk which calls there are, as they are once its turn comes: whatever was seen before has been told by then. What waits to be told is itself a
 * sign of life.
 */
export function tellAlive(talksNow: () => readonly Talk[]): void {
  if (waiting.length > 0) return;
  waiting.push(() => {
    const calls = talksNow().map(({ sipId, direction }) => ({ sipId, direction }));
    return api('POST /phone/softphone/alive', { body: { telephone: telephone(), calls } });
  });
  if (!telling) void tellAll();
}

/** What goes out with the page: it is sent though nobody is left to hear the answer. */
export function tellParting(talk: Talk): void {
  const { sipId, direction, number } = talk;
  const body = JSON.stringify({
    ...{ sipId, direction, number, telephone: telephone() },
    ...{ event: 'ended', cause: 'normalClearing' },
  });
  const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
  void fetch('/api/v1/phone/softphone/calls', { method: 'POST', keepalive: true, credentials: 'same-origin', headers, body });
}

async function tellAll(): Promise<void> {
  telling = true;
  for (let wait = 1_000; waiting[0]; ) {
    try {
      await waiting[0]();
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
