import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { type Client, signIn, until } from './desk.ts';
import { expectAccessible, seatsOf, seen, sitDown, t } from './screens.ts';

// What an agent writes leaves once, whatever the network does.

type Said = { direction: string; text: string };
type Case = { messages: Said[] };

let app: App;
let browser: Browser;
let agent: Client;
const seats = seatsOf();
let customers = 0;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchChromium()]);
  agent = await signIn(app, 'agente');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const field = (page: Page) => page.getByRole('textbox', { name: t('cases.key.reply') });
const look = (caseId: string) => agent.get<Case>(`/cases/${caseId}`);

/** A case that nobody has answered, open before an agent. */
async function open(): Promise<{ page: Page; caseId: string }> {
  const from = { address: `escribe${++customers}@correo.example`, name: 'Ana Ruiz' };
  const body = { channel: 'email', from, subject: 'La silla', text: 'Hola: la silla llegó rota. ¿Qué hacemos ahora?' };
  const { caseId } = await agent.post<{ caseId: string }>('/cases', body);
  const seat = await sitDown(browser, app, 'agente');
  seats.push(seat);
  await seat.page.goto(`/case/${caseId}`);
  await seen(field(seat.page));
  return { page: seat.page, caseId };
}

test('an answer whose receipt was lost is taken from the field once the case shows it, and leaves once', async () => {
  const { page, caseId } = await open();
  await page.evaluate(() =>
    fetch('/api/v1/writing-habit', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"undoSeconds":0}' }),
  );
  await page.route('**/replies', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await field(page).fill('Mañana se la cambiamos.');
  await field(page).press('Control+Enter');
  await until('the case shows it, the field does not', async () => (await field(page).inputValue()) === '');
  await page.unroute('**/replies');
  await field(page).press('Control+Enter');
  await expectAccessible(page);
  expect((await look(caseId)).messages.filter(({ direction }) => direction === 'out')).toHaveLength(1);
});
