import { ImapFlow } from 'imapflow';
import type { ImapAccount, Since } from './contract.ts';

const CONNECT_MS = 15_000;
const BATCH = 50;

function client(account: ImapAccount): ImapFlow {
  const flow = new ImapFlow({
    host: account.host,
    port: account.port,
    secure: account.secure,
    auth: { user: account.user, pass: account.password },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
  });
  flow.on('error', () => flow.close());
  return flow;
}

/**
 * Hands over every mail with a UID above the last one, oldest first; `keep` must have kept it before the next. A changed UIDVALIDITY means
 * that UIDs say nothing any more: then the folder is read from its beginning, and what is already here is recognised by its bytes.
 */
export async function fetchNew(
  account: ImapAccount,
  since: Since,
  keep: (raw: Buffer, uid: number, uidValidity: number) => Promise<void>,
): Promise<number> {
  const flow = client(account);
  await flow.connect();
  try {
    const box = await flow.mailboxOpen(account.folder, { readOnly: true });
    const validity = Number(box.uidValidity);
    const from = since.uidValidity === validity ? since.lastUid + 1 : 1;
    let fetched = 0;
    const uids = ((await flow.search({ uid: `${from}:*` }, { uid: true })) || [])
      .filter((uid) => uid >= from)
      .sort((a, b) => a - b);
    for (let i = 0; i < uids.length; i += BATCH) {
      const batch = uids.slice(i, i + BATCH);
      for await (const mail of flow.fetch(batch, { uid: true, source: true }, { uid: true })) {
        if (mail.source) await keep(mail.source, mail.uid, validity);
        fetched++;
      }
    }
    return fetched;
  } finally {
    await flow.logout().catch(() => flow.close());
  }
}

/** Whether it can be signed in to and the folder opened; the truth in the server's own words when not. */
export async function tryImap(account: ImapAccount): Promise<{ ok: boolean; text: string }> {
  const flow = client(account);
  try {
    await flow.connect();
    const box = await flow.mailboxOpen(account.folder, { readOnly: true });
    await flow.logout();
    return { ok: true, text: String(box.exists) };
  } catch (error) {
    flow.close();
    const { responseText, message } = error as { responseText?: string; message: string };
    return { ok: false, text: responseText ?? message };
  }
}
