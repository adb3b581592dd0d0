import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

const PROGRAM = '/usr/sbin/dovecot';
const USER = 'buzon';
const PASSWORD = 'una-frase-larga';

/** Why there is no Dovecot to test with; null when there is one. It changes users, so only root can start it. */
export const noDovecot = (): string | null =>
  !existsSync(PROGRAM) ? 'no dovecot here' : process.getuid?.() === 0 ? null : 'dovecot is started by root only';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const config = (home: string, port: number): string => `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = dovecot
default_login_user = dovenull
mail_location = maildir:${home}/mail/%u
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${home}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;

/** A real IMAP server with one mailbox, in a directory of its own. */
export async function openDovecot() {
  const home = mkdtempSync(path.join(tmpdir(), 'mostrador-dovecot-'));
  for (const name of ['run', 'state', 'mail']) mkdirSync(path.join(home, name));
  execFileSync('chmod', ['755', home]);
  execFileSync('chown', ['-R', 'nobody:nogroup', path.join(home, 'mail')]);
  const port = await freePort();
  const file = path.join(home, 'dovecot.conf');
  writeFileSync(file, config(home, port));
  const account = { host: '127.0.0.1', port, secure: false, user: USER, folder: 'INBOX', password: PASSWORD };

  const start = async () => {
    const server = spawn(PROGRAM, ['-F', '-c', file], { stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      const client = new ImapFlow({ ...account, auth: { user: USER, pass: PASSWORD }, logger: false });
      try {
        await client.connect();
        await client.logout();
        return server;
      } catch (error) {
        if (tries > 50 || server.exitCode !== null || (error as { authenticationFailed?: boolean }).authenticationFailed)
          throw error;
        await sleep(100);
      }
    }
  };
  let server = await start();
  const stop = async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
  };
  const within = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({ ...account, auth: { user: USER, pass: PASSWORD }, logger: false });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  return {
    account,
    append: (raw: string) => within((client) => client.append('INBOX', Buffer.from(raw))),
    erase: (uid: number) =>
      within(async (client) => {
        await client.mailboxOpen('INBOX');
        await client.messageDelete(String(uid), { uid: true });
      }),
    restart: async () => {
      await stop();
      server = await start();
    },
    /** As after a server was rebuilt from a copy: every mail is still there, and every UID means something else. */
    renumber: async () => {
      await stop();
      for (const name of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        rmSync(path.join(home, 'mail', USER, name), { force: true });
      server = await start();
    },
    close: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
