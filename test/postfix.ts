import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const PROGRAM = '/usr/sbin/postfix';

/** Why there is no Postfix to test with; null when there is one. It changes users, so only root can start it. */
export const noPostfix = (): string | null =>
  !existsSync(PROGRAM) ? 'no postfix here' : process.getuid?.() === 0 ? null : 'postfix is started by root only';

const main = (home: string, domain: string, to: number): string => `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.${domain}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
relay_domains = ${domain}
relay_transport = smtp:[127.0.0.1]:${to}
local_transport = error:none here
alias_maps =
disable_dns_lookups = yes
smtp_tls_security_level = none
smtpd_tls_security_level = none
smtpd_recipient_restrictions = permit_mynetworks, reject
recipient_delimiter = +
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
smtp_connect_timeout = 2s
maillog_file = ${home}/log
maillog_file_prefixes = ${home}
`;

const master = (port: number): string => {
  const line = (...fields: string[]) => fields.join(' ');
  return [
    line(`127.0.0.1:${port}`, 'inet n - n - - smtpd'),
    line('pickup unix n - n 60 1 pickup'),
    line('cleanup unix n - n - 0 cleanup'),
    line('qmgr unix n - n 1 1 qmgr'),
    ...['rewrite', 'bounce', 'defer', 'trace', 'verify', 'error', 'retry', 'scache'].map((name) => {
      const program = { rewrite: 'trivial-rewrite', defer: 'bounce', trace: 'bounce', retry: 'error' }[name] ?? name;
      return line(name, 'unix - - n - 0', program);
    }),
    line('proxymap unix - - n - - proxymap'),
    line('anvil unix - - n - 1 anvil'),
    line('smtp unix - - n - - smtp'),
    line('relay unix - - n - - smtp'),
    line('flush unix n - n 1000? 0 flush'),
    line('showq unix n - n - - showq'),
    line('postlog unix-dgram n - n - 1 postlogd'),
    '',
  ].join('\n');
};

/** A real mail server that takes mail for a domain and hands it on to `to`, again and again until it is taken. */
export async function openPostfix({ domain, to }: { domain: string; to: number }) {
  const home = mkdtempSync(path.join(tmpdir(), 'mostrador-postfix-'));
  const etc = path.join(home, 'etc');
  for (const name of ['etc', 'queue', 'data']) mkdirSync(path.join(home, name));
  execFileSync('chmod', ['755', home]);
  execFileSync('chown', ['postfix:root', path.join(home, 'data')]);
  const port = await freePort();
  writeFileSync(path.join(etc, 'main.cf'), main(home, domain, to));
  writeFileSync(path.join(etc, 'master.cf'), master(port));
  const server = spawn(PROGRAM, ['-c', etc, 'start-fg'], { stdio: 'ignore', detached: true });
  const answers = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
  for (let tries = 0; !(await answers()); tries++) {
    if (tries > 100 || server.exitCode !== null) throw new Error('postfix does not start');
    await sleep(100);
  }
  return {
    port,
    /** Mails that wait in its queue. */
    waiting: (): number => {
      const said = execFileSync('/usr/sbin/postqueue', ['-c', etc, '-j'], { encoding: 'utf8' });
      return said.split('\n').filter(Boolean).length;
    },
    close: async () => {
      execFileSync(PROGRAM, ['-c', etc, 'stop'], { stdio: 'ignore' });
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
