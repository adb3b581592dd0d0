import type { ImapFlow } from 'imapflow';
import type { AfterFetch, FetchOld, Head, ImapAccount, Keeping, Since, Watch } from './contract.ts';

const CONNECT_MS = 15_000;
const BATCH = 50;
/** A connection that is told nothing looks for itself now and then: a server may forget who waits. */
const LOOK_MS = 60_000;

/** The library is loaded for the first mailbox that is fetched from. */
async function client(account: ImapAccount): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow');
  const { user, password, accessToken } = account;
  const flow = new ImapFlow({
    host: account.host,
    port: account.port,
    secure: account.secure,
    auth: accessToken ? { user, accessToken } : { user, pass: password },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
  });
  flow.on('error', () => flow.close());
  return flow;
}

const wordsOf = (error: unknown): string => {
  const { responseText, message } = error as { responseText?: string; message: string };
  return responseText ?? message;
};

/** Opened for reading alone, unless something is to be done with what was kept. */
const open = (flow: ImapFlow, folder: string, after: AfterFetch | undefined) =>
  flow.mailboxOpen(folder, { readOnly: (after?.kind ?? 'leave') === 'leave' });

async function within<T>(account: ImapAccount, work: (flow: ImapFlow) => Promise<T>): Promise<T> {
  const flow = await client(account);
  try {
    await flow.connect();
    return await work(flow);
  } catch (error) {
    throw new Error(wordsOf(error), { cause: error });
  } finally {
    await flow.logout().catch(() => flow.close());
  }
}

const found = async (flow: ImapFlow, query: { uid?: string; since?: Date }): Promise<number[]> =>
  ((await flow.search(query, { uid: true })) || []).sort((a, b) => a - b);

/** Those that are not here, judged by their heads. */
async function unknown(flow: ImapFlow, uids: number[], keeping: Keeping): Promise<number[]> {
  if (!keeping.known || uids.length === 0) return uids;
  const heads: Head[] = [];
  for await (const { uid, envelope, size } of flow.fetch(uids, { uid: true, envelope: true, size: true }, { uid: true }))
    heads.push({ uid, messageId: envelope?.messageId?.replace(/^<|>$/g, '') ?? null, size: size ?? 0 });
  const known = await keeping.known(heads);
  return uids.filter((uid) => !known.has(uid));
}

async function handOver(flow: ImapFlow, uids: number[], validity: number, keeping: Keeping): Promise<number> {
  if (uids.length === 0) return 0;
  const kept: number[] = [];
  for await (const mail of flow.fetch(uids, { uid: true, source: true }, { uid: true })) {
    if (!mail.source) continue;
    await keeping.keep(mail.source, mail.uid, validity);
    kept.push(mail.uid);
  }
  await settle(flow, kept, keeping.after);
  return kept.length;
}

/** Done at the server only with what is kept here for good. */
async function settle(flow: ImapFlow, kept: number[], after: AfterFetch | undefined): Promise<void> {
  if (!after || kept.length === 0) return;
  if (after.kind === 'seen') await flow.messageFlagsAdd(kept, ['\\Seen'], { uid: true });
  if (after.kind === 'move') await flow.messageMove(kept, after.folder, { uid: true });
}

/** One look at an open folder. */
async function look(flow: ImapFlow, since: Since, keeping: Keeping): Promise<number> {
  const box = flow.mailbox;
  if (!box) throw new Error('no folder is open');
  const validity = Number(box.uidValidity);
  const same = since.uidValidity === validity;
  const top = Number(box.uidNext) - 1;
  const from = same ? since.lastUid + 1 : 1;
  const uids = (await found(flow, same || !since.from ? { uid: `${from}:*` } : { since: since.from })).filter((u) => u >= from);
  let fetched = 0;
  for (let i = 0; i < uids.length; i += BATCH) {
    const batch = uids.slice(i, i + BATCH);
    fetched += await handOver(flow, same ? batch : await unknown(flow, batch, keeping), validity, keeping);
  }
  if (!same) await keeping.reached?.(Math.max(top, uids.at(-1) ?? 0), validity);
  return fetched;
}

/**
 * Hands over every mail with a UID above the last one, oldest first; each is kept before the next. A changed UIDVALIDITY means that UIDs say
 * nothing any more: then the folder is gone through anew, and what is already here is recognised.
 */
export const fetchNew = (account: ImapAccount, since: Since, keeping: Keeping): Promise<number> =>
  within(account, async (flow) => {
    await open(flow, account.folder, keeping.after);
    return look(flow, since, keeping);
  });

/** Older mails, by the day the server got them. */
export const fetchOld: FetchOld = (account, since, { progress, ...keeping }) =>
  within(account, async (flow) => {
    const box = await open(flow, account.folder, keeping.after);
    const uids = await found(flow, { since });
    let seen = 0;
    await progress({ total: uids.length, seen });
    for (let i = 0; i < uids.length; i += BATCH) {
      const batch = uids.slice(i, i + BATCH);
      await handOver(flow, await unknown(flow, batch, keeping), Number(box.uidValidity), keeping);
      seen += batch.length;
      await progress({ total: uids.length, seen });
    }
  });

export const watchFolder: Watch = async (account, { since, looked, ...keeping }, signal) => {
  const flow = await client(account);
  const hangUp = () => void (flow.usable ? flow.logout().catch(() => flow.close()) : flow.close());
  let wake: () => void = () => {};
  const lost: { why: Error | null } = { why: null };
  flow.on('exists', () => wake());
  flow.on('error', (error) => {
    lost.why = error;
  });
  flow.on('close', () => {
    lost.why ??= new Error('the server has closed the connection');
    wake();
  });
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    await flow.connect();
    await open(flow, account.folder, keeping.after);
    while (!signal.aborted && !lost.why) {
      let told = false;
      const news = new Promise<void>((resolve) => {
        wake = () => {
          told = true;
          resolve();
        };
      });
      await look(flow, await since(), keeping);
      await looked();
      // Mails that came during the look have been told of already; then there is nothing to wait for.
      if (told) continue;
      flow.idle().catch(() => flow.close());
      const timer = setTimeout(() => wake(), LOOK_MS);
      await news;
      clearTimeout(timer);
    }
    if (lost.why && !signal.aborted) throw lost.why;
  } catch (error) {
    if (!signal.aborted) throw new Error(wordsOf(lost.why ?? error), { cause: error });
  } finally {
    signal.removeEventListener('abort', hangUp);
    hangUp();
  }
};

/** Whether it can be signed in to and the folder opened; the truth in the server's own words when not. */
export async function tryImap(account: ImapAccount): Promise<{ ok: boolean; text: string }> {
  const flow = await client(account);
  try {
    await flow.connect();
    const box = await flow.mailboxOpen(account.folder, { readOnly: true });
    await flow.logout();
    return { ok: true, text: String(box.exists) };
  } catch (error) {
    flow.close();
    return { ok: false, text: wordsOf(error) };
  }
}
