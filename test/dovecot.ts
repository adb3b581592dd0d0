import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { freePort } from './free-port.ts';

const PROGRAM = '/usr/sbin/dovecot';
const USER = 'buzon';
const PASSWORD = 'una-frase-larga';
/** Its certificate is its own. */
const QUIET = { logger: false as const, tls: { rejectUnauthorized: false } };

/** Why there is no Dovecot to test with; null when there is one. It changes users, so only root can start it. */
export const noDovecot = (): string | null =>
  !existsSync(PROGRAM) ? 'no dovecot here' : process.getuid?.() === 0 ? null : 'dovecot is started by root only';

type DovecotOptions = {
  /** Who is asked what an access token is worth (RFC 7662): then it takes XOAUTH2 beside passwords. */
  introspection?: string;
  /** Shows a certificate of so many days: by STARTTLS at its port, and from the start at `tlsPort`. */
  certificateDays?: number;
};

const tls = (home: string, port: number): string => `
ssl = yes
ssl_cert = <${home}/cert.pem
ssl_key = <${home}/key.pem
service imap-login {
  inet_listener imaps {
    address = 127.0.0.1
    port = ${port}
  }
}
`;

const oauth = (home: string): string => `
auth_mechanisms = plain login xoauth2
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${home}/oauth2.conf
}
`;

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
  mechanisms = plain login
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

/** A real IMAP server in a directory of its own; whoever signs in with the password has a mailbox. */
export async function openDovecot({ introspection, certificateDays }: DovecotOptions = {}) {
  const home = mkdtempSync(path.join(tmpdir(), 'mostrador-dovecot-'));
  for (const name of ['run', 'state', 'mail']) mkdirSync(path.join(home, name));
  execFileSync('chmod', ['755', home]);
  execFileSync('chown', ['-R', 'nobody:nogroup', path.join(home, 'mail')]);
  const port = await freePort();
  const file = path.join(home, 'dovecot.conf');
  const tlsPort = certificateDays === undefined ? 0 : await freePort();
  let text = config(home, port);
  if (introspection) {
    const asks = `introspection_mode = post\nintrospection_url = ${introspection}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`;
    writeFileSync(path.join(home, 'oauth2.conf'), asks);
    text += oauth(home);
  }
  if (certificateDays !== undefined) {
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
      '-subj',
      '/CN=localhost',
    ];
    execFileSync('openssl', [...made, '-days', String(certificateDays)], { cwd: home, stdio: 'ignore' });
    text += tls(home, tlsPort);
  }
  writeFileSync(file, text);
  const account = { host: '127.0.0.1', port, secure: false, user: USER, folder: 'INBOX', password: PASSWORD };

  const start = async () => {
    const server = spawn(PROGRAM, ['-F', '-c', file], { stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      const client = new ImapFlow({ ...account, auth: { user: USER, pass: PASSWORD }, ...QUIET });
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
  const within = async <T>(work: (client: ImapFlow) => Promise<T>, user = USER): Promise<T> => {
    const client = new ImapFlow({ ...account, auth: { user, pass: PASSWORD }, ...QUIET });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  return {
    account,
    tlsPort,
    /** As the server got it at `at`, or now. */
    append: (raw: string, { user = USER, at }: { user?: string; at?: Date } = {}) =>
      within((client) => client.append('INBOX', Buffer.from(raw), [], at), user),
    /** UIDs of a folder with their flags. */
    flags: (folder: string, user = USER) =>
      within(async (client) => {
        await client.mailboxOpen(folder);
        const found: string[][] = [];
        for await (const { flags } of client.fetch('1:*', { flags: true })) found.push([...(flags ?? [])]);
        return found;
      }, user),
    makeFolder: (folder: string, user = USER) => within((client) => client.mailboxCreate(folder), user),
    /** The server is away until it is begun again. */
    stop,
    begin: async () => {
      server = await start();
    },
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
    renumber: async (user = USER) => {
      await stop();
      for (const name of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        rmSync(path.join(home, 'mail', user, name), { force: true });
      server = await start();
    },
    close: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
