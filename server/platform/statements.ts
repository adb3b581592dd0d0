import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import type pg from 'pg';

const names = new Map<string, string>();
/** Statement texts are few, so each gets a stable name and is prepared once per connection. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 24);
    names.set(text, name);
  }
  return name;
}

const organisation = new AsyncLocalStorage<string>();

/** Transactions that begin in `work` begin in this organisation: row level security shows them its rows, and nobody else's. */
export function within<T>(orgId: string, work: () => Promise<T>): Promise<T> {
  if (!/^[0-9a-f-]{36}$/.test(orgId)) throw new Error('no organisation');
  return organisation.run(orgId, work);
}

/** The beginning of a transaction says whose it is in the same breath, which saves every act and every look a round trip. */
function entering(text: string): string {
  const orgId = organisation.getStore();
  return orgId ? `${text}; select set_config('app.org', '${orgId}', true)` : text;
}

/** Before a statement that need not leave at once: see `later`. */
export const LATER = '/* later */ ';

type Query = (text: unknown, values?: unknown[], ...rest: unknown[]) => unknown;
type Waiting = { text: string; values: unknown[] | undefined };

/** What the driver writes to, so that several statements leave in one packet; without it they leave one by one, in the same order. */
function streamOf(client: object): Writable | null {
  const connection = 'connection' in client ? client.connection : null;
  const stream = typeof connection === 'object' && connection && 'stream' in connection ? connection.stream : null;
  return stream instanceof Writable ? stream : null;
}

const nothing = (command: string) => Promise.resolve({ command, rowCount: null, rows: [] });

/**
 * How statements leave a connection. They are prepared by name. The beginning of a transaction and what was written `later` wait for the
 * next statement and go in one breath with it: the server answers them in order, and the first that fails is what the caller hears of.
 * The connection must be made for it (`pipeline`).
 */
export function sendTogether(client: pg.PoolClient): void {
  const inner = client as { query: Query };
  const send = client.query.bind(client) as Query;
  const one = ({ text, values }: Waiting): unknown =>
    values?.length ? send({ name: nameOf(text), text, values }) : send(text, values);
  let waiting: Waiting[] = [];
  const together = async (last: Waiting) => {
    const batch = [...waiting, last];
    waiting = [];
    const stream = streamOf(client);
    stream?.cork();
    const sent = batch.map((each) => one(each) as Promise<unknown>);
    stream?.uncork();
    const done = await Promise.allSettled(sent);
    const failed = done.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
    const answer = done.at(-1);
    return answer?.status === 'fulfilled' ? answer.value : null;
  };
  inner.query = (text, values, ...rest) => {
    if (typeof text !== 'string' || rest.length > 0) return send(text, values, ...rest);
    if (/^(begin|start transaction)\b/.test(text)) {
      waiting = [{ text: entering(text), values: undefined }];
      return nothing('BEGIN');
    }
    if (text.startsWith(LATER)) {
      waiting.push({ text: text.slice(LATER.length), values });
      return nothing('');
    }
    const begun = waiting.length > 0 && waiting[0]?.values === undefined;
    if (begun && (text === 'rollback' || (text === 'commit' && waiting.length === 1))) {
      waiting = [];
      return nothing(text.toUpperCase());
    }
    if (text === 'rollback') waiting = [];
    return waiting.length > 0 ? together({ text, values }) : one({ text, values });
  };
}
