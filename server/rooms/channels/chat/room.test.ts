import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type DeskHouse, deskHouse } from '../../../../test/desk-house.ts';
import { look } from '../../../platform/act.ts';
import { customerLink } from '../../cases/customer/views.ts';
import type { Visit } from './views.ts';

let house: DeskHouse;
let now = Date.now();
const SLUG = 'tienda-lumbre';

beforeAll(async () => {
  house = await deskHouse({ clock: { now: () => new Date(now) } });
  const admin = await house.as('admin');
  await admin.ask({ method: 'PUT', url: '/chat-widget', body: widget() });
});
afterAll(() => house.close());

const widget = (more: object = {}) => ({ on: true, sites: [], greetingEs: '', greetingEn: '', assistantId: null, ...more });
const sit = async (who: string, available = true, capacity = 3) =>
  (await house.as(who)).post('/chats/seat', { available, capacity });

type Visitor = { id: string; client: Client; opened: Visit; status: number; reason: string; body: Record<string, unknown> };
const letter = (text: string, more: object = {}) => ({ message: randomUUID(), text, ...more });
/** Somebody on a shop's page opens a conversation. */
async function visitor(more: object = {}, slug = SLUG): Promise<Visitor> {
  const id = randomUUID();
  const token = randomBytes(32).toString('base64url');
  const body = { ...letter('¿Dónde está mi pedido?'), id, token, name: 'Eva Sanz', ...more };
  const answer = await house.nobody.ask<Visit>({ method: 'POST', url: `/public/chat/${slug}`, body });
  const client = house.withKey(token);
  return { id, client, opened: answer.body, status: answer.status, reason: answer.reason, body };
}
const at = (one: { id: string }, rest = '') => `/public/chat/${SLUG}/${one.id}${rest}`;
const visit = async (one: Visitor) => (await one.client.get<Visit>(at(one))).body;

type Chats = { chats: { id: string; caseId: string; key: string; state: string; may: { take: boolean } }[]; there: number };
const listed = async (who: string) => (await (await house.as(who)).get<Chats>('/chats')).body;
const deskChat = async (who: string, one: Visitor) => (await listed(who)).chats.find((chat) => chat.id === one.id);
const caseOf = async (one: Visitor) => (await deskChat('agente', one))?.caseId ?? '';
const reply = async (who: string, caseId: string, text: string) =>
  (await house.as(who)).post(`/cases/${caseId}/replies`, { text, when: 'now', door: { channel: 'chat', address: null } });
const hears = (one: Visitor, text: string) =>
  house.until(`the visitor hears «${text}»`, async () => (await visit(one)).turns.find((turn) => turn.text === text));

test('a visitor opens, an agent takes it and answers, and each sees what the other said, once', async () => {
  await sit('agente');
  const one = await visitor({ email: 'eva@correo.example' });
  expect(one.status).toBe(200);
  expect(one.opened).toMatchObject({
    state: 'waiting',
    answering: null,
    turns: [{ who: 'visitor', text: '¿Dónde está mi pedido?' }],
  });
  expect(one.opened.key).toMatch(/^[A-Z0-9]{2}-?[A-Z0-9]{4}/);
  expect(one.opened.person.requestedAt).not.toBeNull();
  // The answer was lost on its way: the same again is the same conversation.
  const again = await house.nobody.post<Visit>(`/public/chat/${SLUG}`, one.body);
  expect(again.body).toMatchObject({ id: one.id, turns: [{ number: 1 }] });

  const caseId = await caseOf(one);
  const agent = await house.as('agente');
  expect((await agent.post(`/chats/${one.id}/take`)).body).toEqual({ caseId });
  const taken = await visit(one);
  expect(taken.answering?.assistant).toBe(false);
  expect(taken.answering?.name).toMatch(/^\p{L}+ \p{L}\.$/u);
  expect(taken.person.connectedAt).not.toBeNull();

  expect((await reply('agente', caseId, 'Sale mañana.')).status).toBe(200);
  const turn = await hears(one, 'Sale mañana.');
  expect(turn).toMatchObject({ who: 'person', number: 2 });
  const said = letter('Gracias');
  await one.client.post(at(one, '/messages'), said);
  const twice = await one.client.post<Visit>(at(one, '/messages'), said);
  expect(twice.body.turns.map(({ text }) => text)).toEqual(['¿Dónde está mi pedido?', 'Sale mañana.', 'Gracias']);
  await one.client.post(at(one, '/presence'), { here: true, read: 3 });
  const seen = await agent.get<{ messages: { text: string; delivery: string }[] }>(`/cases/${caseId}`);
  expect(seen.body.messages.filter(({ text }) => text === 'Gracias')).toHaveLength(1);
  expect(seen.body.messages.find(({ text }) => text === 'Sale mañana.')?.delivery).toBe('delivered');
});

test('who has not the secret learns nothing, whatever they ask; another centre has no such conversation', async () => {
  const one = await visitor();
  const stranger = house.withKey(randomBytes(32).toString('base64url'));
  for (const rest of ['', '/files/'.concat('a'.repeat(64)), '/live'])
    expect((await stranger.get(at(one, rest))).status).toBe(404);
  for (const rest of ['/messages', '/presence', '/person', '/end', '/transcript']) {
    const answer = await stranger.post(at(one, rest), { ...letter('hola'), here: true });
    expect([rest, answer.reason]).toEqual([rest, 'chat.unknown']);
  }
  expect((await house.nobody.get(at(one))).status).toBe(404);
  const retold = await house.nobody.post(`/public/chat/${SLUG}`, { ...one.body, token: randomBytes(32).toString('base64url') });
  expect(retold.reason).toBe('chat.unknown');
  const other = await house.otherCentre('Vecina');
  expect((await one.client.get(`/public/chat/${other.slug}/${one.id}`)).status).toBe(404);
  const their = await house.as(other.admin);
  expect((await their.post(`/chats/${one.id}/end`)).status).toBe(404);
  expect((await their.post(`/chats/${one.id}/take`)).status).toBe(404);
  expect((await visitor({}, other.slug)).reason).toBe('chat.off');
});

test('by role: departments and administrators take nothing, a colleague does not take over, who leads may', async () => {
  await sit('agente');
  const one = await visitor();
  for (const who of ['logistica', 'admin', 'externa']) {
    expect(await deskChat(who, one)).toBeUndefined();
    expect((await (await house.as(who)).post(`/chats/${one.id}/take`)).status).toBe(404);
  }
  await (await house.as('supervision')).post(`/chats/${one.id}/take`);
  expect((await (await house.as('agente')).post(`/chats/${one.id}/take`)).reason).toBe('chat.taken');
  expect((await (await house.as('agente')).post(`/chats/${one.id}/end`)).status).toBe(403);
  expect((await (await house.as('coordinacion')).post(`/chats/${one.id}/take`)).status).toBe(200);
  expect((await (await house.as('agente')).ask({ method: 'PUT', url: '/chat-widget', body: widget() })).status).toBe(403);
  expect((await (await house.as('agente')).get('/chat-widget')).status).toBe(403);
});

test('nobody there: the message is left with an address, becomes a case, and the answer goes by mail', async () => {
  for (const who of ['agente', 'coordinacion']) await sit(who, false);
  expect((await visitor()).reason).toBe('chat.emailNeeded');
  const one = await visitor({ email: 'noche@correo.example', text: 'Escribo de noche.' });
  expect(one.opened).toMatchObject({ state: 'left', opening: { open: false } });
  const agent = await house.as('agente');
  const { body } = await agent.get<{ cases: { id: string; subject: string; channel: string }[] }>('/cases?view=open');
  const found = body.cases.find((each) => each.subject === 'Escribo de noche.');
  expect(found?.channel).toBe('chat');
  await reply('agente', found?.id ?? '', 'Le contesto por la mañana.');
  await house.until('it goes by mail', async () => (await mailsTo('noche@correo.example')).find(({ kind }) => kind === 'reply'));
  await sit('agente');
});

type Mail = { to: string; kind: string; body: string };
const mailsTo = async (address: string) =>
  (await (await house.as('responsable')).get<{ mails: Mail[] }>('/mail/outgoing')).body.mails.filter(
    (mail) => mail.to === address,
  );

test('a transcript goes out once, after one of us spoke, to an address proved by its code', async () => {
  await sit('agente');
  const one = await visitor({ text: 'Compre en mi-tienda-falsa.example' });
  const want = (body: object) => one.client.post<Visit>(at(one, '/transcript'), body);
  expect((await want({})).reason).toBe('chat.transcript.needsEmail');
  expect((await want({ email: 'copia@correo.example' })).reason).toBe('chat.transcript.tooEarly');
  const caseId = await caseOf(one);
  await reply('agente', caseId, 'Aquí estamos.');
  await hears(one, 'Aquí estamos.');
  expect((await want({ email: 'copia@correo.example' })).body).toMatchObject({
    transcript: 'code',
    email: 'c···a@correo.example',
  });
  const code = await house.until('the code is sent', async () => {
    const [mail] = await mailsTo('copia@correo.example');
    expect(mail?.body ?? '').not.toContain('mi-tienda-falsa');
    return /^\d{6}$/m.exec(mail?.body ?? '')?.[0];
  });
  const wrong = code === '111111' ? '222222' : '111111';
  expect((await want({ code: wrong })).body.transcript).toBe('code');
  expect((await want({ code })).body.transcript).toBe('wanted');
  await one.client.post(at(one, '/end'));
  await one.client.post(at(one, '/transcript'), {});
  const sent = await house.until('the transcript is sent', async () => {
    const mails = await mailsTo('copia@correo.example');
    return mails.length === 2 && mails;
  });
  expect(sent.map(({ body }) => body).join()).toContain('Aquí estamos.');
  expect((await visit(one)).transcript).toBe('sent');
});

test('an answer that the visitor is not there to read goes by mail after some minutes, once; one who waits is called to mind', async () => {
  await sit('agente');
  const one = await visitor({ email: 'ida@correo.example' });
  now += 130_000;
  await sit('agente');
  const bell = await house.until(
    'people are told',
    async () => {
      const told = await (await house.as('coordinacion')).get<{ text: string; word: string }[]>('/notifications');
      return told.body.find(({ word, text }) => word === 'chat.waits' && text.includes(one.opened.key));
    },
    40,
  );
  expect(bell.text).toContain('Eva Sanz');
  await one.client.post(at(one, '/presence'), { here: false });
  await reply('agente', await caseOf(one), 'Ya está arreglado.');
  await hears(one, 'Ya está arreglado.');
  await house.until('it is not sent yet', async () => (await mailsTo('ida@correo.example')).length === 0);
  now += 200_000;
  await house.until(
    'it goes by mail',
    async () => (await mailsTo('ida@correo.example')).find((m) => m.body.includes('Ya está arreglado.')),
    40,
  );
  now += 25 * 60_000;
  await house.until('it ends', async () => (await deskChat('agente', one)) === undefined, 40);
  expect((await visit(one)).endedBy).toBe('silence');
  expect((await mailsTo('ida@correo.example')).filter((m) => m.body.includes('Ya está arreglado.'))).toHaveLength(1);
  expect((await one.client.post(at(one, '/messages'), letter('¿Hola?'))).reason).toBe('chat.over');
});

test('a program answers first and is said to be one; a person can be asked for at any moment', async () => {
  const people = await (await house.as('admin')).get<{ id: string; assistant: boolean; name: string }[]>('/people');
  const program = people.body.find((one) => one.assistant);
  const admin = await house.as('admin');
  expect(
    (
      await admin.ask({
        method: 'PUT',
        url: '/chat-widget',
        body: widget({ assistantId: people.body.find((p) => !p.assistant)?.id }),
      })
    ).reason,
  ).toBe('chat.assistantUnknown');
  await admin.ask({ method: 'PUT', url: '/chat-widget', body: widget({ assistantId: program?.id }) });
  const one = await visitor();
  expect(one.opened).toMatchObject({ state: 'assistant', answering: { assistant: true }, person: { requestedAt: null } });
  const asked = await one.client.post<Visit>(at(one, '/person'));
  expect(asked.body.state).toBe('waiting');
  const [first, second] = [
    asked.body.person.requestedAt,
    (await one.client.post<Visit>(at(one, '/person'))).body.person.requestedAt,
  ];
  expect(second).toBe(first);
  await sit('agente', true, 20);
  await (await house.as('agente')).post(`/chats/${one.id}/take`);
  expect((await visit(one)).answering).toMatchObject({ assistant: false });
  await admin.ask({ method: 'PUT', url: '/chat-widget', body: widget() });
});

test('the signed link proves who it is and leads into their case; a key alone does not, and nothing of the case is shown', async () => {
  const first = await visitor({ email: 'firma@correo.example', text: 'Algo muy privado' });
  const caseId = await caseOf(first);
  const { key } = first.opened;
  const link = new URL(await look(house.centre.house, async (tx) => customerLink(tx, caseId, key)));
  const proved = await visitor({ key, t: link.searchParams.get('t') ?? '', text: 'Soy yo' });
  expect(proved.opened.key).toBe(key);
  expect(proved.opened.turns.map(({ text }) => text)).toEqual(['Soy yo']);
  expect(proved.opened.email).toBe('f···a@correo.example');
  const forged = await visitor({ key, t: 'x'.repeat(32), text: 'No soy yo' });
  expect(forged.opened.key).not.toBe(key);
});

test('who only says whose case it is hears nothing of it: not its key, not its messages, not what is said in it afterwards', async () => {
  now += 11 * 60_000;
  await sit('agente', true, 20);
  const email = 'duena@correo.example';
  const theirs = await visitor({ email, text: 'Mi dirección es Calle Mayor 1, pedido 87575' });
  const caseId = await caseOf(theirs);
  const { key } = theirs.opened;
  const stranger = await visitor({ email, key, orderNumber: '87575', text: `Soy yo otra vez, clave ${key}, pedido 87575` });
  expect(stranger.opened.key).not.toBe(key);
  expect(stranger.opened.turns).toHaveLength(1);
  expect(stranger.opened.email).not.toContain(email);
  await reply('agente', caseId, 'Se lo enviamos a Calle Mayor 1.');
  await hears(theirs, 'Se lo enviamos a Calle Mayor 1.');
  await (await house.as('agente')).post(`/cases/${caseId}/resolve`, { text: 'Le hemos devuelto 80 €.', outcome: 'favourable' });
  await stranger.client.post(at(stranger, '/messages'), letter('¿Y bien?'));
  expect((await visit(stranger)).turns.map(({ text }) => text)).toEqual([
    `Soy yo otra vez, clave ${key}, pedido 87575`,
    '¿Y bien?',
  ]);
  // Nor is the copy sent to her without a code, though her address is known: its words are the stranger's.
  await reply('agente', await caseOf(stranger), 'Un momento.');
  await hears(stranger, 'Un momento.');
  expect((await stranger.client.post<Visit>(at(stranger, '/transcript'), {})).body.transcript).toBe('code');
});

test('files are kept for what they are and given back only to the conversation; too large or empty is refused', async () => {
  const one = await visitor();
  const files = [{ name: 'foto.png', type: 'image/png', data: Buffer.from('<script>alert(1)</script>').toString('base64') }];
  const said = await one.client.post<Visit>(at(one, '/messages'), letter('', { files }));
  const file = said.body.turns.at(-1)?.files[0];
  const got = await one.client.get<string>(at(one, `/files/${file?.sha256}`));
  expect(got.status).toBe(200);
  const other = await visitor();
  expect((await other.client.get(at(other, `/files/${file?.sha256}`))).reason).toBe('chat.fileUnknown');
  const large = [{ name: 'a.bin', type: 'application/octet-stream', data: Buffer.alloc(10_000_001).toString('base64') }];
  expect((await one.client.post(at(one, '/messages'), letter('x', { files: large }))).reason).toBe('chat.tooLarge');
  expect((await one.client.post(at(one, '/messages'), letter('  '))).reason).toBe('chat.empty');
});

test('nobody opens conversations without end from one address', async () => {
  now += 11 * 60_000;
  await sit('agente', true, 20);
  const statuses = [];
  for (let i = 0; i < 9; i++) statuses.push((await visitor({ text: `Otra vez ${i}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 409]);
});
