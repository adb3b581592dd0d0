// Distinct mails by real SMTP until each is kept and in its case, one in three an answer; against plain inserts; and with kill -9 in the middle.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { foundCentre } from '../corpus/centre/found.ts';
import { Sender } from '../test/smtp-sender.ts';
import { throwAwayDatabase } from '../test/throw-away.ts';
import { atLeast, atMost, during, tell } from './figures.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '2000' },
    senders: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '2' },
    port: { type: 'string', default: '4994' },
    program: { type: 'string', default: 'server/main.ts' },
    cut: { type: 'string', default: '900' },
  },
});
const [PORT, SMTP] = [Number(values.port), Number(values.port) + 1];
const MAILBOX = 'ayuda@banco.example';
const root = path.join(import.meta.dirname, '..');
const home = mkdtempSync(path.join(tmpdir(), 'mostrador-bench-mail-'));
const database = await throwAwayDatabase('bench_mail');

async function start(): Promise<ChildProcess> {
  const app = spawn(process.execPath, ['--max-semi-space-size=8', path.join(root, values.program), '--empty'], {
    env: {
      ...process.env,
      ...{ MOSTRADOR_HOME: home, PORT: String(PORT), MOSTRADOR_SMTP_PORT: String(SMTP), NODE_ENV: 'production' },
      ...{
        DATABASE_URL: database.connectionString,
        MOSTRADOR_LOG_LEVEL: 'error',
        MOSTRADOR_SECRET_KEY: 'a key that lives as long as this bench',
      },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => null))?.ok) {
    if (app.exitCode !== null) throw new Error(`the application ended with ${app.exitCode}`);
    await sleep(50);
  }
  return app;
}

const idOf = (run: string, n: number): string => `${run}.${n}@correo.example`;
/** Nobody answers a mail in the same moment: so many others come between. */
const BETWEEN = 32;
const isAnswer = (n: number): boolean => n % 3 === 2 && n >= BETWEEN;
/** The n-th mail of a run: two kilobytes as a shop's customers write; every third answers an earlier one. */
function mailOf(run: string, n: number): Buffer {
  const person = isAnswer(n) ? n - BETWEEN : n;
  const answers = isAnswer(n) ? [`In-Reply-To: <${idOf(run, person)}>`, `References: <${idOf(run, person)}>`] : [];
  const text = `Hola: mi pedido ${80_000 + n} sigue sin llegar. ¿Cuándo llega?\r\nLo compré hace dos semanas y en la cuenta sigue como enviado.`;
  const html = `<html><body><p>${text}</p><table>${'<tr><td style="padding:4px">Gracias, un saludo</td></tr>'.repeat(20)}</table></body></html>`;
  return Buffer.from(
    [
      ...[`From: Persona ${person} <p${person}.${run}@correo.example>`, `To: ${MAILBOX}`, `Subject: Pedido sin llegar ${person}`],
      ...[`Message-ID: <${idOf(run, n)}>`, ...answers, `Date: ${new Date().toUTCString()}`, 'MIME-Version: 1.0'],
      ...['Content-Type: multipart/alternative; boundary="b"', '', '--b', 'Content-Type: text/plain; charset=utf-8', '', text],
      ...['--b', 'Content-Type: text/html; charset=utf-8', '', html, '--b--', ''],
    ].join('\r\n'),
  );
}

/** Hands over mails as a mail server does: what is not acknowledged is handed over again, on another connection. */
async function deliver(run: string, many: number, acknowledged: (n: number) => void = () => {}): Promise<void> {
  let next = 0;
  let done = 0;
  const work = async () => {
    let sender: Sender | null = null;
    for (let n = next++; n < many; ) {
      try {
        if (!sender) {
          sender = new Sender(SMTP);
          await sender.hello();
        }
        const { code } = await sender.send('cliente@correo.example', MAILBOX, mailOf(run, n));
        if (code >= 400) throw new Error(`SMTP ${code}`);
        acknowledged(++done);
        n = next++;
      } catch {
        sender = null;
        await sleep(100);
      }
    }
    await sender?.close();
  };
  await Promise.all(Array.from({ length: Number(values.senders) }, work));
}

const owner = new pg.Pool({ connectionString: database.connectionString, max: 8 });
owner.on('error', () => undefined);
const count = async (text: string, ...params: unknown[]): Promise<number> =>
  (await owner.query<{ n: number }>(text, params)).rows[0]?.n ?? 0;
const MINE = `envelope->>'from' = 'cliente@correo.example' and message_id like $1`;
const inCases = (run: string) =>
  count(`select count(*)::int as n from raw_mail where ${MINE} and state = 'understood' and case_id is not null`, `${run}.%`);
async function understood(run: string, many: number): Promise<void> {
  while ((await inCases(run)) < many) await sleep(50);
}

const RAW = ['raw_case', 'raw_words', 'raw_record'];
async function plainInserts(seconds: number) {
  const insert = async () => {
    const client = await owner.connect();
    try {
      await client.query('begin');
      for (const table of RAW)
        await client.query(`insert into ${table} values ($1, $2, $3)`, [randomUUID(), randomUUID(), '{"text":"Hola"}']);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  return during(seconds, Number(values.senders), insert);
}

let app = await start();
try {
  const { admin } = await foundCentre(`http://127.0.0.1:${PORT}`, { name: 'Banco', timeZone: 'Europe/Madrid', currency: 'EUR' });
  await admin.post('/mailboxes', { address: MAILBOX, name: 'Ayuda', language: 'es', imap: null, smtp: null });
  for (const table of RAW)
    await owner.query(`create table ${table} (org_id uuid, id uuid, body jsonb, primary key (org_id, id))`);
  await sleep(2000);
  await deliver('warm', 150);
  await understood('warm', 150);
  const many = Number(values.mails);
  const measured: Record<string, string | number>[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    console.log(`round ${round} of ${values.rounds}`);
    await sleep(3000);
    const raw = await plainInserts(4);
    measured.push({ what: 'three inserts', mails: raw.n, seconds: 4, perSecond: raw.perSecond });
    const begun = performance.now();
    await deliver(`r${round}`, many);
    const kept = (performance.now() - begun) / 1000;
    await understood(`r${round}`, many);
    const all = (performance.now() - begun) / 1000;
    const line = (what: string, seconds: number) =>
      measured.push({ what, mails: many, seconds: Number(seconds.toFixed(1)), perSecond: Math.round(many / seconds) });
    line('acknowledged', kept);
    line('in their cases', all);
  }
  console.log('kill -9 in the middle, twice');
  const cutMany = Number(values.cut);
  const cuts = [Math.floor(cutMany / 3), Math.floor((cutMany * 2) / 3)];
  let cutting = Promise.resolve();
  await deliver('cut', cutMany, (done) => {
    if (!cuts.includes(done)) return;
    cutting = cutting.then(async () => {
      app.kill('SIGKILL');
      await once(app, 'exit');
      app = await start();
    });
  });
  await cutting;
  await Promise.race([understood('cut', cutMany), sleep(120_000)]);
  const missing = cutMany - (await inCases('cut'));
  const said = await count(`select count(*)::int as n from message where channel = 'email' and ref like 'cut.%'`);
  const threads = await count(
    `select count(distinct case_id)::int as n from message where channel = 'email' and ref like 'cut.%'`,
  );
  const best = (what: string) => Math.max(...measured.filter((m) => m.what === what).map((m) => Number(m.perSecond)));
  tell('mail', measured, [
    atLeast('mails in their cases, each second', best('in their cases'), 150),
    atLeast('against three inserts', best('in their cases') / best('three inserts'), 0.1),
    atMost('acknowledged and missing after kill -9', missing, 0),
    atMost('double after kill -9', Math.max(0, said - cutMany), 0),
    atMost(
      'answers out of their case',
      Math.abs(threads - Array.from({ length: cutMany }, (_, n) => n).filter((n) => !isAnswer(n)).length),
      0,
    ),
  ]);
} finally {
  app.kill('SIGTERM');
  await once(app, 'exit');
  await owner.end();
  await database.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
