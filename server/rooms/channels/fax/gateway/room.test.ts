import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, type DeskHouse, deskHouse } from '../../../../../test/desk-house.ts';
import { barred, tiffOf } from '../../../../../test/paper.ts';
import { Sender } from '../../../../../test/smtp-sender.ts';

const GATEWAY = 'entrega@pasarela.example';
type Fax = {
  id: string;
  state: string;
  number: string | null;
  pages: number | null;
  caseId: string | null;
  problem: string | null;
};
type Out = { id: string; state: string; caseKey: string; problem: string | null };
type Message = {
  text: string;
  details: { auth?: { aligned: boolean } };
  channel: string;
  delivery: string | null;
  deliveryNote: string | null;
  attachments: { type: string }[];
};
type Case = { id: string; key: string; channel: string; messages: Message[]; doors: { channel: string; address: string }[] };

let house: DeskHouse;
let agent: Client;
let port = 0;
let here = '';
/** What the centre's mail server was given, and whom it does not take. */
const taken: { to: string[]; raw: string }[] = [];
let refuses = '';
const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
  onRcptTo: (to, _session, done) =>
    done(to.address === refuses ? Object.assign(new Error('5.1.1 no such number'), { responseCode: 550 }) : null),
  onData: (stream, session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => void parts.push(part));
    stream.on('end', () => {
      taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('latin1') });
      done();
    });
  },
});

beforeAll(async () => {
  house = await deskHouse({ smtpPort: 0, mailLimitMb: 5 });
  ({ smtpPort: port = 0 } = (await house.listen()) as { smtpPort: number });
  agent = await house.as('agente');
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const at = server.server.address() as AddressInfo;
  const boss = await house.as('responsable');
  const smtp = { host: '127.0.0.1', port: at.port, secure: false, user: '' };
  // What is of no mailbox leaves by the centre's own.
  const [own] = (await boss.get<{ id: string; address: string; name: string; language: string }[]>('/mailboxes')).body;
  if (!own) throw new Error('the centre has no mailbox');
  const { id, address, name, language } = own;
  here = address;
  await boss.post('/mailboxes', { id, address, name, language, imap: null, smtp, trustedMx: '*' });
  const line = { name: 'Pasarela', kind: 'gateway', sender: '*@pasarela.example', domain: 'pasarela.example' };
  await boss.post('/fax/lines', { ...line, believesUnproved: true });
  await boss.post('/fax/lines', { name: 'Estricta', kind: 'gateway', sender: '*@estricta.example' });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(() => resolve(null)));
  await house.close();
});

type Sent = { from?: string; found?: string };
/** A mail as a gateway writes it, with a fax in it unless `tiff` is null; `found`: what the mail server before us found of its origin. */
async function gatewayWrites(
  subject: string,
  tiff: Buffer | null,
  id: string,
  { from = GATEWAY, found }: Sent = {},
): Promise<void> {
  const results = found ? [`Authentication-Results: mx.tienda.example; ${found}`] : [];
  const head = [`From: Pasarela <${from}>`, `To: ${here}`, `Subject: ${subject}`, `Message-ID: <${id}@pasarela.example>`];
  const mixed = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Fax',
  ];
  const file = ['--b', 'Content-Type: image/tiff', 'Content-Transfer-Encoding: base64'];
  const named = 'Content-Disposition: attachment; filename=fax.tif';
  const packed = tiff?.toString('base64').replace(/.{76}/g, '$&\r\n') ?? '';
  const sender = new Sender(port);
  await sender.hello();
  const lines = [...results, ...head, ...mixed, ...(tiff ? [...file, named, '', packed] : []), '--b--', ''];
  expect((await sender.send(from, here, Buffer.from(lines.join('\r\n')))).code).toBe(250);
  await sender.close();
}
const faxes = async (): Promise<Fax[]> => (await agent.get<{ faxes: Fax[] }>('/fax/incoming')).body.faxes;
const faxFrom = (number: string) =>
  house.until('the fax is read', async () => (await faxes()).find((one) => one.number === number && one.state !== 'stored'));
const opened = async (id: string | null): Promise<Case> => (await agent.get<Case>(`/cases/${id ?? ''}`)).body;
const out = async (key: string): Promise<Out | undefined> =>
  (await agent.get<Out[]>('/fax/outgoing')).body.find((one) => one.caseKey === key);

/** The case that the mail with this subject was made. */
async function mailOf(about: string): Promise<Case> {
  const boss = await house.as('responsable');
  const row = await house.until('it is understood', async () => {
    const { mails } = (await boss.get<{ mails: { subject: string; state: string; caseId: string | null }[] }>('/mail/incoming'))
      .body;
    return mails.find(({ subject, state }) => subject === about && state !== 'stored');
  });
  return opened(row.caseId);
}

it('a mail of the gateway is a fax of whoever its subject names, and no case by mail; told twice it is one', async () => {
  const page = tiffOf([barred(1), barred(2)]);
  await gatewayWrites('Fax de 976 123 456 (2 paginas)', page, 'uno');
  const fax = await faxFrom('+34976123456');
  expect(fax).toMatchObject({ state: 'understood', pages: 2 });
  const held = await opened(fax.caseId);
  expect(held).toMatchObject({ channel: 'fax', doors: [{ channel: 'fax', address: '+34976123456' }] });
  expect(held.messages.map(({ channel }) => channel)).toEqual(['fax']);
  expect(held.messages[0]?.attachments.map(({ type }) => type)).toEqual(['image/tiff', 'image/png', 'image/png']);
  await gatewayWrites('Fax de 976 123 456 (2 paginas)', page, 'uno');
  const { body } = await (await house.as('responsable')).get<{ mails: { from: string; state: string }[] }>('/mail/incoming');
  expect(body.mails.filter((mail) => mail.from === GATEWAY).length).toBeGreaterThan(0);
  expect(await faxes()).toHaveLength(1);
  expect((await opened(fax.caseId)).messages).toHaveLength(1);
});

it('the answer leaves as a mail to the number at the gateway, with the pages; once it is sent the fax is, too', async () => {
  const { id, key } = await opened((await faxFrom('+34976123456')).caseId);
  await agent.post(`/cases/${id}/replies`, { text: 'Le enviamos otra lámpara.' });
  const mail = await house.until('the mail leaves', async () =>
    taken.find(({ to }) => to.includes('34976123456@pasarela.example')),
  );
  expect(mail.raw).toContain(`fax-${key}.pdf`);
  expect(mail.raw).toMatch(/Content-Type: application\/pdf/i);
  expect(mail.raw).toContain(Buffer.from('%PDF-').toString('base64').slice(0, 6));
  await house.until('the fax is sent', async () => (await out(key))?.state === 'sent');
  const said = (await opened(id)).messages.find(({ delivery }) => delivery !== null);
  expect(said).toMatchObject({ channel: 'fax', delivery: 'sent' });
});

it('a number that the gateway does not take is a fax that failed, and says why', async () => {
  refuses = '34976555000@pasarela.example';
  await gatewayWrites('Fax from +34976555000', tiffOf([barred(3)]), 'dos');
  const { id, key } = await opened((await faxFrom('+34976555000')).caseId);
  await agent.post(`/cases/${id}/replies`, { text: 'Le llamamos mañana.' });
  const fax = await house.until('the fax fails', async () => {
    const one = await out(key);
    return one?.state === 'failed' && one;
  });
  expect(fax.problem).toContain('no such number');
  const said = (await opened(id)).messages.find(({ delivery }) => delivery !== null);
  expect(said?.delivery).toBe('failed');
  expect(said?.deliveryNote).toContain('no such number');
});

it('a mail of the gateway without pages is a mail as any other', async () => {
  await gatewayWrites('Su factura', null, 'tres');
  expect(await mailOf('Su factura')).toMatchObject({ channel: 'email' });
});

const STRICT = 'fax@estricta.example';
/** Mails that were written about a case. */
const writtenIn = async (caseId: string) =>
  (await (await house.as('responsable')).get<{ mails: { caseId: string }[] }>('/mail/outgoing')).body.mails.filter(
    (one) => one.caseId === caseId,
  );

it('a mail that proves where it is from is a fax of a line that believes nothing else', async () => {
  const found = 'dmarc=pass header.from=estricta.example';
  await gatewayWrites('Fax de 976 200 001', tiffOf([barred(1)]), 'cuatro', { from: STRICT, found });
  expect(await opened((await faxFrom('+34976200001')).caseId)).toMatchObject({ channel: 'fax' });
});

it('one that proves nothing stays a mail with its pages, which says so and is answered by no machine, unless the line believes it', async () => {
  await gatewayWrites('Fax de 976 200 002', tiffOf([barred(2)]), 'cinco', { from: STRICT });
  const held = await mailOf('Fax de 976 200 002');
  expect(held).toMatchObject({ channel: 'email', messages: [{ attachments: [{ type: 'image/tiff' }] }] });
  expect(held.messages[0]?.text).toContain('«Estricta»');
  await gatewayWrites('Fax de 976 200 003', tiffOf([barred(3)]), 'seis', { found: 'spf=none; dkim=none; dmarc=none' });
  expect(await opened((await faxFrom('+34976200003')).caseId)).toMatchObject({ channel: 'fax' });
  expect(await writtenIn(held.id)).toEqual([]);
});

it.each([
  ['its policy', 'spf=none; dkim=none; dmarc=fail header.from=pasarela.example'],
  ['its servers', 'spf=fail smtp.mailfrom=pasarela.example; dkim=none; dmarc=none'],
  ['its signature', 'spf=none; dkim=fail header.d=pasarela.example; dmarc=none'],
])(
  'one that is proved false by %s is no fax, whatever the line believes: a mail of its own, in no case that it names',
  async (of, found) => {
    const { key, id } = await opened((await faxFrom('+34976123456')).caseId);
    const before = (await opened(id)).messages.length;
    const subject = `Fax de 976 123 456 ${of} [${key}]`;
    await gatewayWrites(subject, tiffOf([barred(4)]), of.replace(' ', '-'), { found });
    const held = await mailOf(subject);
    expect(held).toMatchObject({ channel: 'email', messages: [{ details: { auth: { aligned: false } } }] });
    expect(held.messages[0]?.text).toContain('se ha comprobado que no viene de su servicio');
    expect(held.id).not.toBe(id);
    expect((await opened(id)).messages).toHaveLength(before);
    expect(await writtenIn(held.id)).toEqual([]);
  },
);
