import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { words } from '../widget/words/chat.ts';
import { words as desk } from '../web/words/chat.ts';
import { said } from '../widget/words/button.ts';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { byKey, type Client, signIn, until } from './desk.ts';
import { faultsOf, newPage, type Seat, seen, sitDown, takePictures } from './screens.ts';

// A shop on another origin, with a strict policy of its own, pastes one line; a visitor and an agent talk.

const SLUG = 'tienda-lumbre';
const WIDGET_KB = 25;
let app: App;
let browser: Browser;
let shop: Server;
let shopUrl: string;
let agent: Client;
const seats: Seat[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchChromium()]);
  // No script but from our address, no style written into the page, no frame but ours, nothing fetched.
  const policy = `default-src 'none'; script-src ${app.url}; frame-src ${app.url}; style-src 'none'; require-trusted-types-for 'script'`;
  const page = `<!doctype html><html lang="es"><title>Tienda</title><h1>Una tienda</h1><input aria-label="Buscar"><script async src="${app.url}/widget.js" data-centre="${SLUG}"></script></html>`;
  shop = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(page),
  ).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`;
  agent = await signIn(app, 'agente');
});
afterAll(async () => {
  await browser?.close();
  shop?.close();
  await app?.stop();
});

const es = words.es;
const frameOf = (page: Page): FrameLocator => page.frameLocator(`iframe[title="${said.es.title}"]`);
const sit = (available: boolean) => agent.post('/chats/seat', { available, capacity: 10 });

async function visitor(sight: { phone?: boolean; dark?: boolean } = {}): Promise<Seat & { frame: FrameLocator }> {
  const seat = await newPage(browser, app, sight);
  seats.push(seat);
  seat.page.on(
    'console',
    (line) => line.type() === 'error' && /policy|refused/i.test(line.text()) && seat.faults.push(line.text()),
  );
  await seat.page.goto(shopUrl);
  return { ...seat, frame: frameOf(seat.page) };
}
/** Opens the widget by the keyboard and asks. */
async function ask(page: Page, frame: FrameLocator, text: string, email = ''): Promise<void> {
  await page.getByRole('button', { name: said.es.open }).press('Enter');
  await frame.getByLabel(es.question).fill(text);
  await frame.getByLabel(es.name).fill('Eva Sanz');
  if (email) await frame.getByLabel(es.email, { exact: true }).fill(email);
}
type Chats = { chats: { id: string; caseId: string; lastText: string; state: string }[] };
const chatSaying = (text: string) =>
  until(`the desk lists «${text}»`, async () => (await agent.get<Chats>('/chats')).chats.find((chat) => chat.lastText === text));

test('what the widget brings is small', () => {
  const folder = path.join(import.meta.dirname, '../dist/widget');
  const files = ['widget.js', 'index.html', ...readdirSync(path.join(folder, 'assets')).map((name) => `assets/${name}`)];
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, name))).length, 0);
  expect(bytes / 1024).toBeLessThan(WIDGET_KB);
});

test('a visitor and an agent talk; the page around is left alone; the transcript goes by mail', async ({ task }) => {
  onTestFailed(() => takePictures(seats, task.name));
  await sit(true);
  const { page, frame, faults } = await visitor();
  const before = await page.evaluate(() => ({ names: Object.keys(window).length, cookies: document.cookie }));
  await ask(page, frame, '¿Cuándo llega mi lámpara?', 'eva@correo.example');
  expect(await faultsInFrame(page)).toEqual([]);
  await frame.getByRole('button', { name: es.start }).press('Enter');
  await seen(frame.getByText(es.waitingNow));
  await seen(frame.getByText(/Su clave: TL-/));

  const seat = await sitDown(browser, app, 'agente');
  seats.push(seat);
  await seat.page.goto('/chats');
  await seen(seat.page.getByText('¿Cuándo llega mi lámpara?'));
  expect(await faultsOf(seat.page)).toEqual([]);
  await seat.page.getByRole('button', { name: desk.es['chat.take'] }).first().press('Enter');
  await seen(frame.getByText(/Le responde Lucía \p{L}\./u));
  await seen(seat.page.getByText(desk.es['chat.reach.now']));
  const field = seat.page.locator('textarea').last();
  await field.fill('Mañana <b>por la tarde</b>: https://example.com/envio');
  await seen(frame.getByText(/está escribiendo/));
  await field.press('Control+Enter');
  await seen(frame.getByText('<b>por la tarde</b>'));
  expect(await frame.getByRole('link').getAttribute('href')).toBe('https://example.com/envio');
  await frame.getByLabel(es.write).fill('Estupendo');
  await frame.getByLabel(es.write).press('Enter');
  await seen(seat.page.getByText('Estupendo'));
  await seen(frame.getByText(es.delivered).nth(1));

  await frame.getByRole('button', { name: es.menu }).press('Enter');
  await frame.getByRole('button', { name: es.transcript }).press('Enter');
  const code = await until(
    'a code is sent',
    async () => /\n(\d{6})\n/.exec((await mailTo('eva@correo.example'))?.body ?? '')?.[1],
  );
  await frame.getByLabel(/Escriba el código/).fill(code);
  await frame.locator('#options').getByRole('button', { name: es.send }).press('Enter');
  await seen(frame.getByText(/Le enviaremos la copia/));
  await frame.getByRole('button', { name: es.end }).press('Enter');
  await seen(frame.getByText(es.ended));
  const mail = await until('the transcript is in the outbox', async () => {
    const found = await mailTo('eva@correo.example');
    return found?.body.includes('Estupendo') && found;
  });
  expect(mail.body).toContain('Mañana <b>por la tarde</b>');

  // Escape closes from inside, and the focus is back on the button.
  await frame.getByRole('button', { name: es.new }).press('Escape');
  await page.getByRole('button', { name: said.es.open }).waitFor();
  const after = await page.evaluate(() => ({ names: Object.keys(window).length, cookies: document.cookie }));
  expect(after).toEqual(before);
  expect([...faults, ...seat.faults]).toEqual([]);
});

type Mail = { to: string; body: string };
async function mailTo(address: string): Promise<Mail | undefined> {
  const manager = await signIn(app, 'responsable');
  return (await manager.get<{ mails: Mail[] }>('/mail/outgoing')).mails.find(({ to }) => to === address);
}

/** What axe finds inside the frame. */
async function faultsInFrame(page: Page): Promise<string[]> {
  const inside = page.frames().find((one) => one.url().includes('/widget/'));
  return inside ? faultsOf({ evaluate: inside.evaluate.bind(inside) } as Page) : ['no frame'];
}

test('a program answers first and says that it is one; a person is asked for and comes; on a telephone, in the dark', async ({
  task,
}) => {
  onTestFailed(() => takePictures(seats, task.name));
  const admin = await signIn(app, 'admin');
  const people = await admin.get<{ id: string; assistant: boolean }[]>('/people');
  const assistantId = people.find((one) => one.assistant)?.id;
  const { token } = await admin.post<{ token: string }>('/api-keys', {
    ...{ name: 'journey', personId: assistantId, scopes: ['cases:read', 'cases:write'] },
  });
  await setWidget({ on: true, sites: [], greetingEs: '', greetingEn: '', assistantId });
  const { page, frame } = await visitor({ phone: true, dark: true });
  await ask(page, frame, '¿Tienen la mesa en negro?');
  await seen(frame.getByText(es.byMachine));
  expect(await faultsInFrame(page)).toEqual([]);
  await frame.getByRole('button', { name: es.start }).press('Enter');
  await seen(frame.getByText(/asistente automático/));
  const { caseId, id } = await chatSaying('¿Tienen la mesa en negro?');
  await byKey(app, token).post(`/cases/${caseId}/replies`, { text: 'Sí, en negro y en roble.' });
  await seen(frame.locator('.turn.assistant').getByText(/asistente automático/));
  await frame.getByRole('button', { name: es.person }).press('Enter');
  await seen(frame.getByText(es.waitingNow));
  await agent.post(`/chats/${id}/take`);
  await seen(frame.getByText(/Le responde Lucía/));
  expect(await faultsInFrame(page)).toEqual([]);
  await setWidget({ on: true, sites: [], greetingEs: '', greetingEn: '', assistantId: null });
});

const setWidget = async (body: object): Promise<void> => {
  const session = await fetch(`${app.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: app.signIns.find(({ email }) => email.startsWith('admin'))?.email,
      password: app.signIns[0]?.password,
    }),
  });
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const answer = await fetch(`${app.url}/api/v1/chat-widget`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
};

test('killed in the middle: nothing acknowledged is lost, nothing is said twice, and the conversation goes on by itself', async ({
  task,
}) => {
  onTestFailed(() => takePictures(seats, task.name));
  await sit(true);
  const { page, frame } = await visitor();
  await ask(page, frame, 'Antes del corte');
  await frame.getByRole('button', { name: es.start }).press('Enter');
  await seen(frame.getByText(/Su clave: TL-/));
  const { caseId } = await chatSaying('Antes del corte');
  const write = frame.getByLabel(es.write);
  const lines = Array.from({ length: 12 }, (_, n) => `Línea ${n} del corte`);
  let cut: Promise<void> | null = null;
  for (const [n, line] of lines.entries()) {
    if (n === 4) cut = app.killAndRestart();
    await write.fill(line);
    await write.press('Enter');
  }
  await cut;
  await agent.post(`/cases/${caseId}/replies`, { text: 'Aquí seguimos.', door: { channel: 'chat', address: null } });
  await seen(frame.getByText('Aquí seguimos.'));
  await frame.locator('.turn.pending').first().waitFor({ state: 'detached', timeout: 60_000 });
  const said = await frame.locator('.turn.visitor .text').allTextContents();
  expect(said).toEqual(['Antes del corte', ...lines]);
  const { messages } = await agent.get<{ messages: { direction: string; text: string }[] }>(`/cases/${caseId}`);
  expect(messages.filter(({ direction }) => direction === 'in').map(({ text }) => text)).toEqual(['Antes del corte', ...lines]);
  // The shop's next page goes on with it.
  await page.reload();
  await page.getByRole('button', { name: /chat/i }).press('Enter');
  await seen(frameOf(page).getByText('Aquí seguimos.'));
});

test('nobody there: the message becomes a case; another site may not show it', async ({ task }) => {
  onTestFailed(() => takePictures(seats, task.name));
  // An agent's open screen says every minute that they are there.
  for (const seat of seats.splice(0)) await seat.page.context().close();
  await sit(false);
  const { page, frame } = await visitor();
  await ask(page, frame, 'Escribo cuando no hay nadie');
  await frame.getByRole('button', { name: es.leaveMessage }).press('Enter');
  await seen(frame.getByText(es.emailNeeded));
  await frame.getByLabel(es.email, { exact: true }).fill('nadie@correo.example');
  await frame.getByRole('button', { name: es.leaveMessage }).press('Enter');
  await seen(frame.getByText(es.left));
  const { cases } = await agent.get<{ cases: { subject: string; channel: string }[] }>('/cases?view=open&limit=100');
  expect(cases.find(({ subject }) => subject === 'Escribo cuando no hay nadie')).toMatchObject({ channel: 'chat' });

  await setWidget({ on: true, sites: ['https://otra.example'], greetingEs: '', greetingEn: '', assistantId: null });
  const other = await visitor();
  await other.page.getByRole('button', { name: said.es.open }).press('Enter');
  await until('the browser refuses the frame', async () => other.faults.some((fault) => fault.includes('frame-ancestors')));
  const desk = await fetch(`${app.url}/`);
  expect(desk.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});
