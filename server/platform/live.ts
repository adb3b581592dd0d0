import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Doorbell } from './doorbell.ts';
import { type Cursor, endOfRecord, eventsAfter, readCursor, whenRung, writeCursor } from './follow.ts';
import type { RecordedEvent } from './record.ts';

const PING_MS = 20_000;
/** A desk that was away for longer than so many events starts afresh. */
const CATCH_UP = 500;

type Desk = { orgId: string; hears: Set<string>; write(frame: Buffer | string): void; close(): void };

/** Live updates to signed-in desks. A frame says what changed by id; what it says is fetched, and judged, by the usual doors. */
export type Live = {
  /** `hears`: the tokens of audience that this listener is told of, as `audienceOf` says them of an actor. */
  serve(request: FastifyRequest, reply: FastifyReply, listener: { orgId: string; hears: readonly string[] }): Promise<void>;
  desks(): number;
  stop(): Promise<void>;
};

function frameOf(event: RecordedEvent): Buffer {
  const data = JSON.stringify({ name: event.name, caseId: event.caseId, subjectId: event.subjectId, at: event.at });
  return Buffer.from(`id: ${event.cursor}\nevent: change\ndata: ${data}\n\n`);
}

const hears = (desk: Desk, event: RecordedEvent) =>
  desk.orgId === event.orgId && event.audience.some((token) => desk.hears.has(token));

export async function openLive(pool: pg.Pool, doorbell: Doorbell, onError: (error: Error) => void): Promise<Live> {
  const desks = new Set<Desk>();
  let cursor: Cursor = await endOfRecord(pool);
  const following = whenRung(
    doorbell,
    async () => {
      const events = await eventsAfter(pool, cursor);
      for (const event of events) {
        const frame = frameOf(event);
        for (const desk of desks) if (hears(desk, event)) desk.write(frame);
      }
      cursor = readCursor(events.at(-1)?.cursor ?? '') ?? cursor;
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
      // Joined before catching up, so that nothing falls between: what comes meanwhile waits, and a frame twice does no harm.
      const waiting: (Buffer | string)[] = [];
      let write = (frame: Buffer | string) => void waiting.push(frame);
      const desk: Desk = {
        orgId,
        hears: new Set(tokens),
        write: (frame) => write(frame),
        close: () => out.end(),
      };
      desks.add(desk);
      const from = readCursor(String(request.headers['last-event-id'] ?? ''));
      const missed = from ? await eventsAfter(pool, from, orgId) : [];
      write = (frame) => void out.write(frame);
      write(`retry: 1000\nid: ${writeCursor(from ?? cursor)}\n\n`);
      if (missed.length >= CATCH_UP) write('event: reset\ndata: {}\n\n');
      else for (const event of missed) if (hears(desk, event)) write(frameOf(event));
      waiting.forEach(write);
      request.raw.on('close', () => desks.delete(desk));
    },
    stop: async () => {
      clearInterval(pinging);
      for (const desk of desks) desk.close();
      await following.stop();
    },
  };
}
