import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { emailOf } from '../../../../../demo/people.ts';
import { type Client, type DeskHouse, deskHouse } from '../../../../../test/desk-house.ts';
import { noPostfix, openPostfix } from '../../../../../test/postfix.ts';
import { testDatabase } from '../../../../../test/postgres.ts';
import { foundCentre } from '../../../../../corpus/centre/found.ts';
import { Sender } from '../../../../../test/smtp-sender.ts';
import { createTransport } from 'nodemailer';
import type { zCase } from '../../../cases/contract.ts';
import type { zRawMail } from '../contract.ts';
import { watchOver } from '../mailboxes/actions/watch-over.ts';
import type { Mailbox } from '../mailboxes/contract.ts';
import { freePort } from '../../../../../test/free-port.ts';

type Raw = z.output<typeof zRawMail>;
type Case = z.output<typeof zCase>;
const [AYUDA, VENTAS] = ['ayuda@tienda.example', 'ventas@tienda.example'];
let house: DeskHouse;
let boss: Client;
let port = 0;

beforeAll(async () => {
  house = await deskHouse({ smtpPort: 0, mailLimitMb: 1 });
  ({ smtpPort: port = 0 } = (await house.listen()) as { smtpPort: number });
  boss = await house.as('responsable');
  const box = { name: 'Tienda', language: 'es', imap: null, smtp: null };
  await boss.post('/mailboxes', { ...box, address: AYUDA, aliases: ['Hola@tienda.example', 'help@tienda.example'] });
  await boss.post('/mailboxes', { ...box, address: VENTAS });
});
afterAll(() => house.close());

/** The list goes by pages of fifty, newest first. */
const incoming = async (from: string): Promise<Raw[]> => {
  const found: Raw[] = [];
  for (let before = ''; ; ) {
    const { mails } = (await boss.get<{ mails: Raw[] }>(`/mail/incoming${before ? `?before=${before}` : ''}`)).body;
    found.push(...mails.filter((one) => one.from === from));
    const last = mails.at(-1);
    if (!last || mails.length < 50) return found;
    before = last.id;
  }
};
const understood = (from: string, many: number) =>
  house.until(`${many} of ${from} are understood`, async () => {
    const found = await incoming(from);
    return found.length >= many && found.every(({ state }) => state !== 'stored') && found;
  });
/** Sends as a mail server does, to several in one delivery. */
async function send(
  to: string[],
  from: string,
  subject: string,
  more: { text?: string; at?: number; id?: string; inReplyTo?: string } = {},
) {
  const smtp = createTransport({ host: '127.0.0.1', port: more.at ?? port, ignoreTLS: true });
  const mail = {
    from,
    to,
    subject,
    text: more.text ?? 'Hola',
    ...(more.id ? { messageId: more.id } : {}),
    ...(more.inReplyTo ? { inReplyTo: more.inReplyTo } : {}),
  };
  try {
    return await smtp.sendMail(mail);
  } finally {
    smtp.close();
  }
}

describe('mail handed in by a mail server', () => {
  it('comes by every address of a mailbox, with and without what follows a plus', async () => {
    const from = 'alias@correo.example';
    for (const [n, to] of [AYUDA, 'hola@tienda.example', 'help+web@tienda.example'].entries())
      await send([to], from, `Por la dirección ${n}`);
    expect((await understood(from, 3)).map(({ state }) => state)).toEqual(['understood', 'understood', 'understood']);
  });

  it('for several is one message, and one who is nobody here loses it to nobody', async () => {
    const from = 'varios@correo.example';
    const sent = await send([AYUDA, 'nadie@tienda.example', 'help@tienda.example', VENTAS], from, 'Para varios');
    expect(sent.rejected).toEqual(['nadie@tienda.example']);
    const rows = await understood(from, 2);
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['duplicate', 'understood']);
    expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(1);
  });

  it('an address that another mailbox has is given to no second one', async () => {
    const box = (await boss.get<Mailbox[]>('/mailboxes')).body.find(({ address }) => address === VENTAS);
    const { id, name, language, imap, smtp } = box ?? ({} as Mailbox);
    const asked = await boss.post('/mailboxes', { id, address: VENTAS, name, language, imap, smtp, aliases: [AYUDA] });
    expect(asked).toMatchObject({ status: 409, reason: 'email.addressTaken' });
    const known = await send([AYUDA], 'sigue@correo.example', 'Sigue siendo suya');
    expect(known.accepted).toEqual([AYUDA]);
  });

  it('and its answer right behind it are one case, however many come at once', async () => {
    const PAIRS = 20;
    const pair = async (n: number) => {
      const id = `<pareja-${n}@correo.example>`;
      await send([AYUDA], `pareja${n}@correo.example`, `Una lámpara ${n}`, { id });
      // Another person, another subject: only what it names brings it there.
      const answer = { inReplyTo: id, id: `<otra-${n}@correo.example>` };
      await send([AYUDA], `otra${n}@correo.example`, `Sobre lo suyo ${n}`, answer);
      await send([AYUDA], `tercera${n}@correo.example`, `Y otra más ${n}`, { inReplyTo: answer.id });
    };
    await Promise.all(Array.from({ length: PAIRS }, (_, n) => pair(n)));
    for (let n = 0; n < PAIRS; n++) {
      const [first] = await understood(`pareja${n}@correo.example`, 1);
      const [second] = await understood(`otra${n}@correo.example`, 1);
      const [third] = await understood(`tercera${n}@correo.example`, 1);
      expect([n, second?.caseId, third?.caseId]).toEqual([n, first?.caseId, first?.caseId]);
    }
  }, 60_000);

  it('that says it is from one of us and does not prove it is shown so, in no case of ours', async () => {
    await send([AYUDA], 'victima@correo.example', 'Mi silla', { id: '<silla@correo.example>' });
    const [first] = await understood('victima@correo.example', 1);
    const agent = emailOf('agente');
    const sender = new Sender(port);
    await sender.hello();
    const lines = [`From: Soporte <${agent}>`, 'Subject: Re: Mi silla', 'Message-ID: <forjado@correo.example>'];
    const raw = [...lines, 'In-Reply-To: <silla@correo.example>', '', 'Devolved el dinero ya.', ''].join('\r\n');
    expect((await sender.send('malo@correo.example', AYUDA, Buffer.from(raw))).code).toBe(250);
    await sender.close();
    const [forged] = await understood(agent, 1);
    expect(forged?.caseId).not.toBe(first?.caseId);
    const shown = (await boss.get<Case>(`/cases/${forged?.caseId}`)).body;
    expect(shown.messages[0]).toMatchObject({ direction: 'in', details: { forged: true } });
    expect((await boss.get<Case>(`/cases/${first?.caseId}`)).body.messages).toHaveLength(1);
  });
});

describe('whoever runs the centre', () => {
  it('is told once that a mailbox fails, and that is cleared when it works again', async () => {
    const imap = { host: '127.0.0.1', port: 1, secure: false, user: 'roto', folder: 'INBOX' };
    const body = { address: 'roto@tienda.example', name: 'Roto', language: 'es', imap, smtp: null, imapPassword: 'x' };
    const { id } = (await boss.post<Mailbox>('/mailboxes', body)).body;
    const boxOf = async () => (await boss.get<Mailbox[]>('/mailboxes')).body.find((one) => one.id === id);
    await house.until('it fails', async () => (await boxOf())?.links.imap?.works === false);
    const later = { now: () => new Date(Date.now() + 11 * 60_000) };
    const session = { ...house.centre.house, ctx: { ...house.ctx, clock: later } };
    const askCertificate = async () => null;
    await watchOver(session, { askCertificate });
    await watchOver(session, { askCertificate });
    const alarms = (await boxOf())?.alarms ?? [];
    expect(alarms.map(({ kind }) => kind)).toEqual(['imapFails']);
    expect(alarms[0]?.sentence).toContain('roto@tienda.example');
    const told = async (who: string) => {
      const { body: news } = await (await house.as(who)).get<{ text: string }[]>('/notifications');
      return news.filter(({ text }) => text.includes('roto@tienda.example'));
    };
    expect(await told('responsable')).toHaveLength(1);
    expect(await told('admin')).toHaveLength(1);
    expect(await told('agente')).toEqual([]);
    await boss.post('/mailboxes', { ...body, id, imap: null });
    await watchOver(session, { askCertificate });
    expect((await boxOf())?.alarms).toEqual([]);
  }, 120_000);
});

describe('behind a real mail server', () => {
  it('what it took comes through its queue, once for each who has it, and for nobody here not at all', async ({ skip }) => {
    const absent = noPostfix();
    if (absent) skip(absent);
    const postfix = await openPostfix({ domain: 'tienda.example', to: port });
    try {
      const from = 'cola@correo.example';
      await send([AYUDA, 'help+x@tienda.example', VENTAS], from, 'Por la cola', { at: postfix.port });
      await understood(from, 2);
      const nobody = await send(['nadie@tienda.example'], 'rebota@correo.example', 'A nadie', { at: postfix.port });
      expect(nobody.accepted).toHaveLength(1);
      await house.until('its queue is empty but for the report', async () => postfix.waiting() <= 1);
      expect(await incoming('rebota@correo.example')).toEqual([]);
    } finally {
      await postfix.close();
    }
  });

  it('what it handed over while we were killed in the middle, twice, is here once', async ({ skip }) => {
    const absent = noPostfix();
    if (absent) skip(absent);
    const program = await ownProcess();
    const postfix = await openPostfix({ domain: 'tienda.example', to: program.smtpPort });
    const db = new pg.Client({ connectionString: program.connectionString });
    await db.connect();
    try {
      const { admin } = await foundCentre(program.url, { name: 'Corte', timeZone: 'Europe/Madrid', currency: 'EUR' });
      const box = { address: AYUDA, name: 'Ayuda', language: 'es', imap: null, smtp: null };
      await admin.post('/mailboxes', box);
      const MAILS = 30;
      for (let n = 0; n < MAILS; n++) {
        await send([AYUDA], `corte${n}@correo.example`, `Corte ${n}`, { at: postfix.port, id: `<corte-${n}@correo.example>` });
        if (n === 10 || n === 20) await program.killAndRestart();
      }
      const states = async () => (await db.query<{ state: string }>('select state from raw_mail')).rows.map((row) => row.state);
      const all = await house.until(
        'all are understood',
        async () => {
          const found = await states();
          return found.filter((state) => state === 'understood').length >= MAILS && !found.includes('stored') && found;
        },
        120,
      );
      // What was kept and not yet said to be so comes again with another trace above it, and is known.
      expect(all.filter((state) => state === 'understood')).toHaveLength(MAILS);
      const said = await db.query<{ n: number }>(
        "select count(*)::int as n from message where channel = 'email' and direction = 'in'",
      );
      expect(said.rows[0]?.n).toBe(MAILS);
    } finally {
      await db.end();
      await postfix.close();
      await program.stop();
    }
  }, 300_000);
});

/** The application as a process of its own, so that it can be killed, on an empty database. */
async function ownProcess() {
  const connectionString = await testDatabase();
  const home = mkdtempSync(path.join(tmpdir(), 'mostrador-arriving-'));
  const [http, smtpPort] = [await freePort(), await freePort()];
  const start = async (): Promise<ChildProcess> => {
    const main = path.resolve(import.meta.dirname, '../../../../main.ts');
    const env = {
      ...{ ...process.env, MOSTRADOR_HOME: home, PORT: String(http), MOSTRADOR_SMTP_PORT: String(smtpPort) },
      ...{
        DATABASE_URL: connectionString,
        MOSTRADOR_SECRET_KEY: 'a key that lives as long as this test',
        NODE_ENV: 'production',
      },
    };
    const child = spawn(process.execPath, [main, '--empty'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await house.until(
      'it is ready',
      async () => {
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
        return (await fetch(`http://127.0.0.1:${http}/readyz`).catch(() => null))?.ok;
      },
      90,
    );
    return child;
  };
  let child = await start();
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return {
    url: `http://127.0.0.1:${http}`,
    ...{ smtpPort, connectionString },
    killAndRestart: async () => {
      await end('SIGKILL');
      child = await start();
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
