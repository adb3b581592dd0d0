import pg from 'pg';

const CHANNEL = 'mostrador_event';
const COALESCE_MS = 20;
const RECONNECT_MS = 1000;

/** Wakes whoever follows the record. A lost ring costs the fallback poll's second, never data. */
export type Doorbell = {
  /** After a commit: rings at most once in 20 ms, outside every transaction. */
  ring(): void;
  onRing(wake: () => void): () => void;
  close(): Promise<void>;
};

export async function hangDoorbell(connectionString: string, onError: (error: Error) => void): Promise<Doorbell> {
  const wakers = new Set<() => void>();
  let client: pg.Client | null = null;
  let pending: NodeJS.Timeout | null = null;
  let closed = false;

  const connect = async () => {
    const next = new pg.Client({ connectionString, keepAlive: true });
    next.on('error', onError);
    next.on('notification', () => wakers.forEach((wake) => wake()));
    next.on('end', () => {
      client = null;
      if (!closed) setTimeout(() => void connect().catch(onError), RECONNECT_MS).unref();
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    client = next;
  };
  await connect();

  /** Somebody rang while the bell was ringing: what they rang for may have come too late for it. */
  let again = false;
  const ring = (): void => {
    again = true;
    pending ??= setTimeout(() => void sound(), COALESCE_MS);
  };
  const sound = async (): Promise<void> => {
    again = false;
    await client?.query(`notify ${CHANNEL}`).catch(onError);
    pending = null;
    if (again && !closed) ring();
  };

  return {
    ring,
    onRing: (wake) => {
      wakers.add(wake);
      return () => wakers.delete(wake);
    },
    close: async () => {
      closed = true;
      if (pending) clearTimeout(pending);
      await client?.end();
    },
  };
}
