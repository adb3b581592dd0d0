import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { type Client, shopKey, signIn, until } from './desk.ts';
import { CENTRE, faxPage, openForm, openLine, postForm, visitor } from './doors.ts';
import { linkIn, openPostOffice, post, type PostOffice } from './post-office.ts';
import { expectAccessible, newPage, seatsOf, seen } from './screens.ts';

// One customer comes by every door, and it is one matter; each answer leaves by the door they came in by; they follow it all on one page.
// The tests of this file are one afternoon of the demonstration centre and follow one another.

const MAILBOX = 'hola@tiendalumbre.example';
const ANA = { email: 'ana.puertas@correo.example', name: 'Ana Puertas', number: '976 55 44 33' };
const GATEWAY = 'fax.pasarela.example';

type Message = { direction: string; channel: string; text: string; address: string | null; delivery: string | null };
type Case = { id: string; key: string; customer: { id: string }; messages: Message[]; doors: { channel: string }[] };

let app: App;
let browser: Browser;
let office: PostOffice;
let admin: Client;
let agent: Client;
let caseId = '';
let page = { key: '', t: '' };
const seats = seatsOf({ stay: true });

beforeAll(async () => {
  [app, browser, office] = await Promise.all([startApp(), launchChromium(), openPostOffice()]);
  admin = await signIn(app, 'admin');
  agent = await signIn(app, 'agente');
  const box = (await admin.get<{ id: string; address: string; name: string }[]>('/mailboxes')).find(
    (one) => one.address === MAILBOX,
  );
  const smtp = { host: '127.0.0.1', port: office.port, secure: false, user: '' };
  await admin.post('/mailboxes', { id: box?.id, address: MAILBOX, name: box?.name, language: 'es', imap: null, smtp });
  await admin.post('/fax/lines', {
    name: 'Pasarela',
    kind: 'gateway',
    sender: `*@${GATEWAY}`,
    domain: GATEWAY,
    // No name of an example can prove anything.
    believesUnproved: true,
    number: '976 000 222',
  });
  const { id } = await admin.post<{ id: string }>('/stores', {
    ...{ code: 'PUERTAS', name: 'Tienda de puertas', connector: 'push', address: 'http://127.0.0.1:9/hook' },
  });
  const order = {
    ...{ ref: 'p-1', number: '91777', state: 'delivered', currency: 'EUR', totalMinor: 9000, paidMinor: 9000 },
    ...{ placedAt: new Date(Date.now() - 5 * 86_400_000).toISOString(), deliveredAt: new Date().toISOString() },
    customer: { ref: 'c-ana', email: ANA.email, name: ANA.name },
    lines: [{ ref: '1', sku: 'SIL-1', name: 'Silla', quantity: 1, unitMinor: 9000 }],
    payments: [{ ref: 'p1', method: 'card', minor: 9000 }],
  };
  await (await shopKey(app)).post(`/stores/${id}/orders`, { items: [order] });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await office?.close();
});

const see = (): Promise<Case> => agent.get<Case>(`/cases/${caseId}`);
/** The newest message of the case that came by this door. */
const came = (channel: string): Promise<Message> =>
  until(`something came by ${channel}`, async () =>
    (await see()).messages.findLast((one) => one.direction === 'in' && one.channel === channel),
  );
/** The agent answers without choosing a door; by which it left. */
async function answer(text: string): Promise<Message> {
  await agent.post(`/cases/${caseId}/replies`, { text });
  const sent = (await see()).messages.findLast((one) => one.direction === 'out' && one.text === text);
  if (!sent) throw new Error('the answer is not in the case');
  return sent;
}
const delivered = (text: string, state: string) =>
  until(`«${text}» is ${state}`, async () => (await see()).messages.find((one) => one.text === text)?.delivery === state);

test('a mail opens it, and its answer goes out by mail, with the page where it is followed', async () => {
  const text = 'La silla del pedido 91777 llegó con una pata rota. ¿Qué hacemos?';
  await post(app.smtpPort, { from: `"${ANA.name}" <${ANA.email}>`, to: MAILBOX, subject: 'Silla rota', text });
  const receipt = await office.letterTo(ANA.email);
  const link = new URL(linkIn(receipt));
  page = { key: link.pathname.split('/').at(-1) ?? '', t: link.searchParams.get('t') ?? '' };
  const { cases } = await agent.get<{ cases: { id: string }[] }>(`/cases/search?q=${page.key}`);
  caseId = cases[0]?.id ?? '';
  expect(await answer('Se la cambiamos por otra.')).toMatchObject({ channel: 'email', address: ANA.email });
  const letter = await office.letterTo(ANA.email, (one) => one.text.includes('Se la cambiamos'));
  expect(letter.mail.html).toContain('Se la cambiamos por otra.');
  await delivered('Se la cambiamos por otra.', 'sent');
  const { customer } = await see();
  await agent.post(`/customers/${customer.id}/identities`, { kind: 'phone', value: ANA.number });
});

test('a call of the number she gave, however the exchange spells it, is a line of it before anybody answers', async () => {
  const tell = await openLine(admin);
  const call = { direction: 'in', from: '0034976554433', to: '34976000111', callId: 'ana-1' };
  await tell({ ...call, event: 'newCall' });
  await came('phone');
  await tell({ ...call, event: 'answer', answeringNumber: '201' });
  await tell({ ...call, event: 'hangup', cause: 'normalClearing' });
  expect(await answer('Como le he dicho, sale hoy.')).toMatchObject({ channel: 'email', address: ANA.email });
});

test('a fax that a service brings by mail is pages of it, and its answer goes out as a fax', async () => {
  await post(app.smtpPort, {
    ...{ from: `fax@${GATEWAY}`, to: MAILBOX, subject: 'Fax de +34 976 554 433 (1 página)', text: 'Adjunto el fax.' },
    file: { name: 'fax.tif', type: 'image/tiff', data: faxPage() },
  });
  await came('fax');
  expect(await answer('Hemos recibido su fax.')).toMatchObject({ channel: 'fax', address: '+34976554433' });
  const letter = await office.letterTo(`34976554433@${GATEWAY}`, (one) => one.mail.attachments.length > 0);
  expect(letter.mail.attachments[0]?.contentType).toBe('application/pdf');
  await delivered('Hemos recibido su fax.', 'sent');
});

test('a form without scripts that names the order is part of it', async () => {
  const token = await openForm(app);
  await sleep(2100); // no person fills it in sooner, and the form knows
  const fields = {
    token,
    website: '',
    name: ANA.name,
    email: ANA.email,
    orderNumber: '91777',
    reason: '',
    text: '¿Y el embalaje?',
  };
  const thanks = await postForm(app, `/form/${CENTRE}`, fields);
  expect(thanks).toContain(page.key);
  await came('web');
  expect(await answer('Quédese con el embalaje.')).toMatchObject({ channel: 'email', address: ANA.email });
});

test('a chat that begins on her page is part of it, and the answer is said in the chat', async () => {
  await agent.post('/chats/seat', { available: true, capacity: 3 });
  const ana = visitor(app, page);
  await ana.open('¿Ha salido ya?');
  await came('chat');
  await agent.post(`/chats/${ana.id}/take`);
  await ana.here();
  expect(await answer('Salió a las diez.')).toMatchObject({ channel: 'chat' });
  const { turns } = await until('the answer is in the chat', async () => {
    const visit = await ana.visit();
    return visit.turns.some((turn) => turn.text === 'Salió a las diez.') && visit;
  });
  // What was said at other doors is not said here.
  expect(turns.map((turn) => turn.text).filter((text) => text.includes('embalaje'))).toEqual([]);
});

test('it is one case with five doors, and she follows all of it on one page', async () => {
  const { messages, doors } = await see();
  const channels = new Set(messages.filter((one) => one.direction === 'in').map((one) => one.channel));
  expect([...channels].toSorted()).toEqual(['chat', 'email', 'fax', 'phone', 'web']);
  expect(new Set(doors.map((door) => door.channel)).size).toBe(5);
  for (const phone of [false, true]) {
    const seat = await newPage(browser, app, { phone });
    seats.push(seat);
    await seat.page.goto(`/c/${page.key}?t=${page.t}`);
    for (const text of ['Se la cambiamos', 'Hemos recibido su fax', '¿Y el embalaje?', 'Salió a las diez'])
      await seen(seat.page.getByText(text));
    await expectAccessible(seat.page);
    expect(seat.faults).toEqual([]);
  }
});
