import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Doorbell } from './doorbell.ts';
import { BATCH, type Cursor, endOfRecord, eventsAfter, readCursor, whenRung, writeCursor } from './follow.ts';
import type { RecordedEvent } from './record.ts';

const NOWHERE: Cursor = { xid: '0', id: '' };
const PING_MS = 20_000;
/** So many events are remembered, so that a thousand desks whose line broke at once do not ask the database for the same. */
const REMEMBERED = 2000;
/** Where many listen, what comes within so long goes out together: a thousand small writes cost more than what they say. */
const GATHER_MS = 50;
const DESKS_A_MS = 10;
/** What a desk may leave unread. One that leaves more is hung up, and is told the rest when it comes back. */
const UNREAD_BYTES = 256 * 1024;

type Desk = { orgId: string; hears: Set<string>; write(frames: Buffer | string): void; close(): void };

/** Live updates to signed-in desks. A frame says what changed by id; what it says is fetched, and judged, by the usual doors. */
export type Live = {
  /** `hears`: the tokens of audience that this listener is told of, as `audienceOf` says them of an actor. */
  serve(request: FastifyRequest, reply: FastifyReply, listener: { orgId: string; hears: readonly string[] }): Promise<void>;
  desks(): number;
  stop(): Promise<void>;
};

type Told = { at: Cursor; orgId: string; audience: readonly string[]; frame: Buffer };

function toldOf(event: RecordedEvent): Told {
  const data = JSON.stringify({ name: event.name, caseId: event.caseId, subjectId: event.subjectId, at: event.at });
  const frame = Buffer.from(`id: ${event.cursor}\nevent: change\ndata: ${data}\n\n`);
  return { at: readCursor(event.cursor) ?? NOWHERE, orgId: event.orgId, audience: event.audience, frame };
}

const isAfter = (one: Cursor, other: Cursor): boolean =>
  one.xid === other.xid ? one.id > other.id : BigInt(one.xid) > BigInt(other.xid);

/** To each desk what it may hear of these, in one write. Most hear the same: it is put together once. */
function tell(desks: Iterable<Desk>, events: readonly Told[]): void {
  const together = new Map<string, Buffer>();
  for (const desk of desks) {
    const heard = events.filter((one) => one.orgId === desk.orgId && one.audience.some((token) => desk.hears.has(token)));
    if (!heard.length) continue;
    const key = heard.map((one) => one.at.id).join();
    const frames = together.get(key) ?? Buffer.concat(heard.map((one) => one.frame));
    together.set(key, frames);
    desk.write(frames);
  }
}

export async function openLive(pool: pg.Pool, doorbell: Doorbell, onError: (error: Error) => void): Promise<Live> {
  const desks = new Set<Desk>();
  let cursor: Cursor = await endOfRecord(pool);
  let remembered: Told[] = [];
  /** All that was told since, in order; null where it was too much. */
  const toldSince = async (from: Cursor, orgId: string): Promise<Told[] | null> => {
    const oldest = remembered[0];
    if (oldest && !isAfter(oldest.at, from)) return remembered.filter((one) => isAfter(one.at, from));
    const events = await eventsAfter(pool, from, orgId);
    return events.length < BATCH ? events.map(toldOf) : null;
  };
  const following = whenRung(
    doorbell,
    async () => {
      const events = await eventsAfter(pool, cursor);
      const news = events.map(toldOf);
      tell(desks, news);
      if (news.length) remembered = [...remembered, ...news].slice(-REMEMBERED);
      cursor = readCursor(events.at(-1)?.cursor ?? '') ?? cursor;
      if (events.length) await sleep(Math.min(GATHER_MS, desks.size / DESKS_A_MS));
      return events.length > 0;
    },
    onError,
  );
  const pinging = setInterval(() => desks.forEach((desk) => desk.write(': ping\n\n')), PING_MS);

  return {
    desks: () => desks.size,
    serve: async (request, reply, { orgId, hears: tokens }) => {
      reply.hijack();
      const out = reply.raw;
      out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      const desk: Desk = { orgId, hears: new Set(tokens), write: () => undefined, close: () => out.end() };
      out.on('close', () => desks.delete(desk));
      const write = (frames: Buffer | string) => {
        if (out.destroyed || out.writableEnded) return;
        if (out.writableLength <= UNREAD_BYTES) out.write(frames);
        else out.destroy();
      };
      // Joined before catching up, so that nothing falls between: what comes meanwhile waits, and a frame twice does no harm.
      const waiting: (Buffer | string)[] = [];
      desk.write = (frames) => void waiting.push(frames);
      // Whoever left while it was asked who they are has been closed already.
      if (!request.raw.socket.destroyed) desks.add(desk);
      const from = readCursor(String(request.headers['last-event-id'] ?? ''));
      const missed = from ? await toldSince(from, orgId).catch((error: Error) => error) : [];
      if (missed instanceof Error) {
        onError(missed);
        return void out.destroy();
      }
      // Each after a time of its own, so that a thousand do not come back at once.
      write(`retry: ${1000 + Math.floor(Math.random() * 1000)}\nid: ${writeCursor(from ?? cursor)}\n\n`);
      if (missed) tell([{ ...desk, write }], missed);
      else write('event: reset\ndata: {}\n\n');
      waiting.forEach(write);
      desk.write = write;
    },
    stop: async () => {
      clearInterval(pinging);
      for (const desk of desks) desk.close();
      await following.stop();
    },
  };
}
