import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type DeskHouse, deskHouse } from '../../../../test/desk-house.ts';
import { Sender } from '../../../../test/smtp-sender.ts';
import type { z } from 'zod';
import type { zCase } from '../../cases/contract.ts';
import type { zOutgoing, zRawMail } from './contract.ts';

type Case = z.output<typeof zCase>;
type Raw = z.output<typeof zRawMail>;
type Outgoing = z.output<typeof zOutgoing>;

const KEPT_HERE = 'buzon@tienda.example';
const SENT_ON = 'ayuda@tienda.example';
let house: DeskHouse;
let port = 0;
let boss: Client;
/** A mail server that takes what we send; it says no to whoever is called `nobody`. */
const left: { to: string; raw: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    done(address.startsWith('nobody') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
  onData: (stream, session, done) => {
    stream.toArray().then((chunks: Buffer[]) => {
      left.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks).toString() });
      done();
    }, done);
  },
});

beforeAll(async () => {
  house = await deskHouse({ smtpPort: 0, mailLimitMb: 1 });
  ({ smtpPort: port = 0 } = (await house.listen()) as { smtpPort: number });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const smtp = { host: '127.0.0.1', port: (listening.address() as AddressInfo).port, secure: false, user: '' };
  boss = await house.as('responsable');
  const box = { name: 'Tienda', language: 'es', imap: null };
  await boss.post('/mailboxes', { ...box, address: KEPT_HERE, smtp: null });
  await boss.post('/mailboxes', { ...box, address: SENT_ON, smtp });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(() => resolve(null)));
  await house.close();
});

let sent = 0;
/** A mail as a customer's program writes it; `headers` may say otherwise. */
function mail(text: string, headers: Record<string, string> = {}): string {
  const all = { From: 'Ana Ruiz <ana@example.org>', Subject: 'Una silla', 'Message-ID': `<m${++sent}@example.org>`, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [...lines, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n');
}

async function deliver(raw: string | Buffer, to = KEPT_HERE, from = 'ana@example.org') {
  const sender = new Sender(port);
  await sender.hello();
  const answer = await sender.send(from, to, Buffer.from(raw));
  await sender.close();
  return answer;
}

const incoming = async () => (await boss.get<{ mails: Raw[] }>('/mail/incoming')).body.mails;
const outgoing = async (caseId: string) =>
  (await boss.get<{ mails: Outgoing[] }>('/mail/outgoing')).body.mails.filter((one) => one.caseId === caseId).reverse();
const opened = async (id: string) => (await boss.get<Case>(`/cases/${id}`)).body;

/** Delivers a mail and waits for the case that it is in. */
async function taken(raw: string | Buffer, to = KEPT_HERE, from?: string): Promise<{ row: Raw; found: Case }> {
  const before = new Set((await incoming()).map(({ id }) => id));
  expect((await deliver(raw, to, from)).code).toBe(250);
  const row = await house.until('the mail is understood', async () =>
    (await incoming()).find(({ id, state }) => !before.has(id) && state !== 'stored'),
  );
  return { row, found: await opened(row.caseId ?? '') };
}
const mailOf = (caseId: string, kind: Outgoing['kind']) =>
  house.until(`a ${kind} is written`, async () =>
    (await outgoing(caseId)).find((one) => one.kind === kind && one.state !== 'queued'),
  );

describe('a mail by real SMTP', () => {
  it('becomes a case of its customer, who is told the key', async () => {
    const { found } = await taken(
      mail('Quiero devolver la silla.\r\n\r\nEl 3 de mayo de 2026, Tienda <t@tienda.example> escribió:\r\n> Gracias'),
    );
    expect(found).toMatchObject({
      subject: 'Una silla',
      channel: 'email',
      customer: { name: 'Ana Ruiz', address: 'ana@example.org' },
    });
    expect(found.messages).toHaveLength(1);
    expect(found.messages[0]).toMatchObject({ text: 'Quiero devolver la silla.', direction: 'in' });
    expect(found.messages[0]?.quoted).toContain('> Gracias');
    const receipt = await mailOf(found.id, 'receipt');
    expect(receipt).toMatchObject({ to: 'ana@example.org', state: 'outbox' });
    expect(receipt.subject).toContain(`[${found.key}]`);
    expect(receipt.body).toContain(found.key);
  });

  it('delivered twice is one message, even at once', async () => {
    const raw = mail('Otra vez', { From: 'Dos Veces <dos@example.org>' });
    const { found } = await taken(raw);
    expect((await deliver(raw)).code).toBe(250);
    // The same mail over another way has other bytes above it, and is still the same.
    const trace = (n: number) =>
      `Received: from relay${n}.example.org\r\n${mail('A la vez', { From: 'tres@example.org', 'Message-ID': '<once@example.org>' })}`;
    await Promise.all([1, 2, 3].map((n) => deliver(trace(n))));
    const all = await house.until('all are understood', async () => {
      const rows = (await incoming()).filter(({ from }) => from === 'tres@example.org');
      return rows.length === 3 && rows.every(({ state }) => state !== 'stored') && rows;
    });
    expect(all.map(({ state }) => state).toSorted()).toEqual(['duplicate', 'duplicate', 'understood']);
    expect(new Set(all.map(({ caseId }) => caseId)).size).toBe(1);
    expect((await opened(all[0]?.caseId ?? '')).messages).toHaveLength(1);
    expect((await opened(found.id)).messages).toHaveLength(1);
  });

  it('finds its case by what it answers, what it refers to, and the key in its subject', async () => {
    const { found } = await taken(mail('Primera', { From: 'hilo@example.org', 'Message-ID': '<first@example.org>' }));
    const { id, key } = found;
    const answers: Record<string, string>[] = [
      { 'In-Reply-To': '<first@example.org>' },
      { References: '<unknown@example.org> <first@example.org>' },
      { Subject: `Re: Una silla [${key}]` },
    ];
    for (const [n, headers] of answers.entries()) {
      const { row } = await taken(mail(`Respuesta ${n}`, { From: `hilo${n}@example.org`, ...headers }));
      expect({ headers, caseId: row.caseId }).toEqual({ headers, caseId: id });
    }
    expect((await opened(id)).messages).toHaveLength(4);
  });

  it('is turned away, and said so, when it is too large or for nobody here', async () => {
    expect(await deliver(mail('x'.repeat(1_100_000)))).toMatchObject({ code: 552 });
    expect(await deliver(mail('Hola'), 'nadie@tienda.example')).toMatchObject({ code: 550 });
    expect(await deliver(mail('Hola'), 'ana@example.org')).toMatchObject({ code: 550 });
  });

  it.each([
    ['a list', { 'List-Id': '<list.example.org>' }, undefined],
    ['a report without a sender', {}, ''],
  ])('that is %s becomes a case, and nobody is answered', async (what, headers, from) => {
    const { found } = await taken(mail(`Automático: ${what}`, { From: 'maquina@example.org', ...headers }), KEPT_HERE, from);
    const { found: later } = await taken(mail('Después', { From: 'persona@example.org' }));
    await mailOf(later.id, 'receipt');
    expect(await outgoing(found.id)).toEqual([]);
  });

  it('that a machine writes while somebody is away opens no case; where it answers one it is shown there, and changes nothing', async () => {
    const away = { From: 'Ausente <ausente@example.org>', Subject: 'Respuesta automática', 'Auto-Submitted': 'auto-replied' };
    const { row } = await taken(mail('Estoy fuera hasta el lunes.', away));
    expect(row).toMatchObject({ state: 'automatic', caseId: null });
    const { found } = await taken(mail('Una mesa', { From: 'ausente@example.org', 'Message-ID': '<mesa@example.org>' }));
    const told = await taken(mail('Estoy fuera.', { ...away, 'In-Reply-To': '<mesa@example.org>' }));
    expect(told.row).toMatchObject({ state: 'automatic', caseId: found.id });
    expect(told.found.messages.map(({ details }) => details.automatic ?? null)).toEqual([null, 'reply']);
    expect(told.found.state).toBe(found.state);
  });

  it('that reports what is not ours to know of opens no case, makes nobody a customer, and marks the address', async () => {
    const report = 'Undeliverable\r\n\r\n<gone@example.org>: 550 5.1.1 user unknown';
    const { row } = await taken(mail(report, { From: 'MAILER-DAEMON@example.org', Subject: 'Undelivered mail' }), KEPT_HERE, '');
    expect(row).toMatchObject({ state: 'automatic', caseId: null });
    const { addresses } = (await boss.get<{ addresses: { address: string; kind: string }[] }>('/mail/suppressions')).body;
    expect(addresses).toContainEqual(expect.objectContaining({ address: 'gone@example.org', kind: 'hard', times: 1 }));
  });

  it('shows its formatted text in a frame where nothing runs, with what is quoted folded', async () => {
    const html =
      '<p onclick="x()">Hola <b>mundo</b></p><img src="https://pixel.example/a.png"><blockquote type="cite">Antes</blockquote>';
    const raw = mail(html, { From: 'formato@example.org' }).replace('text/plain', 'text/html');
    const { found } = await taken(raw);
    const [message] = found.messages;
    expect(message).toMatchObject({ text: 'Hola mundo' });
    expect(message?.details.html).toMatch(/^[0-9a-f]{64}$/);
    expect(message?.quoted).toContain('Antes');
    const asked = { method: 'GET' as const, url: `/cases/${found.id}/messages/${message?.id}/html` };
    const page = await boss.ask<string>(asked);
    expect(page.status).toBe(200);
    const shown = String(page.body);
    expect(shown).toContain('<b>mundo</b>');
    expect(shown).toContain('<details>');
    expect(shown).not.toMatch(/onclick|<img src/);
    expect(String((await boss.ask<string>({ ...asked, url: `${asked.url}?pictures=1` })).body)).toContain(
      'src="https://pixel.example/a.png"',
    );
  });

  it.each([
    ['bytes of a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 10, 10, 0, 1, 2, 3, 0, 0, 255, 254, 13, 10])],
    ['nothing at all', Buffer.from('\r\n')],
  ])('that is %s is a visible case with the raw file', async (_, raw) => {
    const { row, found } = await taken(raw);
    expect(row.state).toBe('unreadable');
    expect(found.waits).toContain('unreadable');
    const [file] = found.messages[0]?.attachments ?? [];
    const there = await boss.ask<string>({ method: 'GET', url: `/cases/${found.id}/files/${file?.sha256}` });
    expect(there.status).toBe(200);
    expect(await outgoing(found.id)).toEqual([]);
  });

  it('with control characters and a head in bare Latin-1 is read', async () => {
    const raw = Buffer.from(
      mail('Un pitido:\u0007 y un cero:\u0000 nada más', { Subject: 'Devoluci\xf3n', From: '"Mar\xeda" <maria@example.org>' }),
      'latin1',
    );
    const { found } = await taken(raw);
    expect(found).toMatchObject({ subject: 'Devolución', customer: { name: 'María' } });
    expect(found.messages[0]?.text).toBe('Un pitido: y un cero: nada más');
  });
});

describe('an answer', () => {
  const reply = (id: string, text: string) =>
    house.as('agente').then((agent) => agent.post<Case>(`/cases/${id}/replies`, { text }));
  const delivered = (id: string, state: string) =>
    house.until(`it is ${state}`, async () =>
      (await opened(id)).messages.find((one) => one.direction === 'out' && one.delivery === state),
    );

  it('leaves by real SMTP with the history below, in the thread, and is told to have left', async () => {
    const { found } = await taken(
      mail('¿Cuándo llega?\r\nLa espero.', { From: 'Lía <lia@example.org>', 'Message-ID': '<lia@example.org>' }),
      SENT_ON,
    );
    await mailOf(found.id, 'receipt');
    expect((await reply(found.id, 'Mañana por la mañana.')).status).toBe(200);
    await delivered(found.id, 'sent');
    const raw = lastTo('lia@example.org');
    expect(headerOf(raw, 'Subject')).toContain(`[${found.key}]`);
    expect(headerOf(raw, 'References')).toContain('<lia@example.org>');
    expect(headerOf(raw, 'Auto-Submitted')).toBe('');
    const text = bodyOf(raw);
    expect(text.startsWith('Mañana por la mañana.')).toBe(true);
    expect(text).toContain('> ¿Cuándo llega?\n> La espero.');
    expect(text).toContain(found.key);

    const { row } = await taken(
      mail('Gracias', { From: 'otra@example.org', 'In-Reply-To': headerOf(raw, 'Message-ID') }),
      SENT_ON,
    );
    expect(row.caseId).toBe(found.id);
    const forged = headerOf(raw, 'Message-ID').replace(/\.[\w-]{16}@/, '.AAAAAAAAAAAAAAAA@');
    expect((await taken(mail('Forjada', { 'In-Reply-To': forged }), SENT_ON)).row.caseId).not.toBe(found.id);
  });

  it('that comes back is shown to have failed, in its case', async () => {
    const { found } = await taken(mail('Hola', { From: 'Eva <eva@example.org>' }), SENT_ON);
    await reply(found.id, 'Buenas.');
    await delivered(found.id, 'sent');
    const original = lastTo('eva@example.org');
    const report = [
      ...[
        'From: MAILER-DAEMON@example.org',
        'Subject: Undelivered',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      ],
      ...['', '--b', 'Content-Type: text/plain', '', 'mailbox full', '--b', 'Content-Type: message/delivery-status', ''],
      ...[
        'Reporting-MTA: dns; example.org',
        '',
        'Final-Recipient: rfc822; eva@example.org',
        'Action: failed',
        'Status: 5.2.2',
        '',
      ],
      ...['--b', 'Content-Type: message/rfc822', '', original, '--b--', ''],
    ].join('\r\n');
    const { row } = await taken(report, SENT_ON, '');
    expect(row.caseId).toBe(found.id);
    const failed = await delivered(found.id, 'failed');
    expect(failed?.deliveryNote).toContain('mailbox full');
    expect((await outgoing(found.id)).filter(({ kind }) => kind === 'receipt')).toHaveLength(1);
  });

  it('that the other server refuses has failed; where there is no server it stays in the outbox', async () => {
    const refused = await taken(mail('Hola', { From: 'nobody@example.org' }), SENT_ON);
    await reply(refused.found.id, 'Buenas.');
    expect((await delivered(refused.found.id, 'failed'))?.deliveryNote).toContain('no such user');
    const kept = await taken(mail('Hola', { From: 'kept@example.org' }));
    await reply(kept.found.id, 'Buenas.');
    await delivered(kept.found.id, 'outbox');
    expect(left.filter(({ to }) => to === 'kept@example.org')).toEqual([]);
  });
});

const lastTo = (address: string): string => left.findLast(({ to }) => to === address)?.raw ?? '';
const headerOf = (raw: string, name: string): string =>
  new RegExp(`^${name}:(.*(?:\\r\\n[ \\t].*)*)`, 'im')
    .exec(raw)?.[1]
    ?.replace(/\r\n\s+/g, ' ')
    .trim() ?? '';

/** The text of a mail of ours, decoded: quoted-printable or base64, as the sending library saw fit. */
/** The plain words of a mail, whichever other forms it has beside them. */
function bodyOf(mail: string): string {
  const boundary = /^content-type: multipart\/alternative;\s+boundary="([^"]+)"/im.exec(mail)?.[1];
  const raw = boundary ? (mail.split(`--${boundary}\r\n`)[1]?.split(`\r\n--${boundary}`)[0] ?? '') : mail;
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  if (/^content-transfer-encoding: base64/im.test(raw)) return Buffer.from(body, 'base64').toString();
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const decoded = /^content-transfer-encoding: quoted-printable/im.test(raw) ? Buffer.from(bytes, 'latin1').toString() : body;
  return decoded.replaceAll('\r\n', '\n');
}
