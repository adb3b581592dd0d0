import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as formWords } from '../server/words/web-form.ts';
import { words as rightsWords } from '../portal/words/rights.ts';
import { learn } from '../server/platform/words.ts';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { type Client, shopKey, signIn, until } from './desk.ts';
import { faultsOf, inEnglish, newPage, type Seat, seatsOf, seen, t } from './screens.ts';

// Doors that anybody opens: the form without a script, in a shop's page and in bad hands; the customer's page with all that can be done there.

learn([formWords, rightsWords]);

const FORM = '/form/tienda-lumbre';
let app: App;
let browser: Browser;
let agent: Client;
let people = 0;
const seats = seatsOf();

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchChromium()]);
  agent = await signIn(app, 'agente');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const sit = async (sight: Parameters<typeof newPage>[2] = {}): Promise<Seat> => {
  const seat = await newPage(browser, app, sight);
  seats.push(seat);
  return seat;
};
const somebody = () => `puerta${++people}@correo.example`;
/** A person takes longer than this to fill in a form. */
const breathe = () => new Promise((resolve) => setTimeout(resolve, 2200));

async function fillIn(page: Page, said: { name?: string; email: string; text: string }, words = t): Promise<void> {
  await page.getByLabel(words('web.form.name'), { exact: true }).fill(said.name ?? 'Ana Ruiz');
  await page.getByLabel(words('web.form.email')).fill(said.email);
  await page.getByLabel(words('web.form.text')).fill(said.text);
}

/** The signed link that the receipt brought, from the outbox of a centre that sends nothing. */
async function linkOf(key: string): Promise<string> {
  const manager = await signIn(app, 'responsable');
  return until(`the receipt of ${key} is written`, async () => {
    const { mails } = await manager.get<{ mails: { body: string }[] }>('/mail/outgoing');
    const link = mails.flatMap((mail) => /https?:\/\/\S+\/c\/\S+\?t=\S+/.exec(mail.body) ?? []).find((one) => one.includes(key));
    return link && new URL(link).pathname + new URL(link).search;
  });
}
const caseOf = async (key: string) => {
  const { cases } = await agent.get<{ cases: { id: string; key: string }[] }>(`/cases/search?q=${key}`);
  return cases.find((one) => one.key === key)?.id ?? '';
};

test('without JavaScript: the form says what is missing, keeps what was typed and the file, and gives the key; the state can be read', async () => {
  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false, locale: 'es-ES' });
  const page = await context.newPage();
  await page.goto(`${FORM}?order=P-1&reason=damaged`);
  await fillIn(page, { email: 'ana', text: 'Llegó roto.' });
  await page.locator('input[type=file]').setInputFiles({ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('hola') });
  await breathe();
  await page.getByRole('button', { name: t('web.form.send') }).click();
  await seen(page.getByText(t('web.form.emailNeeded')));
  expect(await page.getByLabel(t('web.form.order')).inputValue()).toBe('P-1');
  expect(await page.getByLabel('nota.txt').isChecked()).toBe(true);
  await page.getByLabel(t('web.form.email')).fill(somebody());
  await page.getByRole('button', { name: t('web.form.send') }).click();
  const key = (await page.locator('.key').textContent()) ?? '';
  expect(key).toMatch(/^TL-/);
  const found = await agent.get<{ messages: { attachments: { name: string }[] }[] }>(`/cases/${await caseOf(key)}`);
  expect(found.messages[0]?.attachments).toMatchObject([{ name: 'nota.txt' }]);
  await page.getByRole('link', { name: t('web.form.follow') }).click();
  await seen(page.getByRole('heading', { level: 1 }));
  expect(await page.locator('body').textContent()).toContain(key);
  await context.close();
});

const SIGHTS = [
  { phone: true, dark: false, locale: 'es' },
  { phone: false, dark: true, locale: 'en' },
  { phone: true, dark: true, locale: 'es' },
] as const;

test.each(SIGHTS)('every page of a customer can be used by everybody: %o', async (sight) => {
  const words = sight.locale === 'en' ? inEnglish : t;
  const { page, faults } = await sit(sight);
  const look = async (what: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    faults.push(...(await faultsOf(page)).map((fault) => `${what}: ${fault}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (wide) faults.push(`${what} is wider than the window`);
  };
  const email = await buyer();
  await page.goto(`${FORM}?lang=${sight.locale}`);
  await look('form');
  await breathe();
  await page.getByRole('button', { name: words('web.form.send') }).click();
  await seen(page.getByText(words('web.form.nameNeeded')));
  await look('form with what is amiss');
  await fillIn(page, { email, text: `Escribo desde ${JSON.stringify(sight)}.` }, words);
  await page.locator('input[type=file]').setInputFiles([
    { name: 'una.txt', mimeType: 'text/plain', buffer: Buffer.from('una') },
    { name: 'dos.txt', mimeType: 'text/plain', buffer: Buffer.from('dos') },
  ]);
  await page.getByRole('button', { name: /una\.txt/ }).click();
  await page.getByRole('button', { name: words('web.form.send') }).click();
  await seen(page.getByText(words('web.form.received')));
  await look('thanks');
  const key = (await page.locator('.key').textContent()) ?? '';

  await page.goto(`/c/${key}`);
  await page.getByRole('button', { name: words('portal.customer.link.ask') }).click();
  await seen(page.getByRole('status'));
  await look('page by key');
  const link = await linkOf(key);
  await page.goto(link);
  await seen(page.getByText('dos.txt'));
  await page.getByLabel(/^(Escriba a|Write to)/).fill('Añado una foto.');
  await page.locator('#files').setInputFiles({ name: 'foto.txt', mimeType: 'text/plain', buffer: Buffer.from('foto') });
  await page.getByRole('button', { name: words('portal.send') }).click();
  await seen(page.getByText('Añado una foto.'));
  await look('page by link');

  await page.getByRole('link', { name: words('portal.customer.withdraw') }).click();
  await seen(page.getByRole('checkbox'));
  await look('withdrawal');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: words('portal.withdrawal.continue') }).click();
  await look('withdrawal to confirm');
  await page.getByRole('button', { name: words('portal.withdrawal.confirm') }).click();
  await seen(page.getByRole('heading', { name: words('portal.withdrawal.done') }));
  await look('withdrawal acknowledged');
  await page.getByRole('link', { name: words('portal.rights.back') }).click();
  await seen(page.getByRole('link', { name: /\.pdf$/ }));
  await page.getByRole('link', { name: words('portal.customer.data') }).click();
  await page.getByLabel(words('portal.data.name')).fill('Ana Ruiz Gil');
  await look('own data');
  await page.getByRole('button', { name: words('portal.data.send') }).click();
  await seen(page.getByText(words('portal.data.done')));
  expect(faults).toEqual([]);
});

/** Somebody with an order of theirs, delivered the other day. */
async function buyer(): Promise<string> {
  const email = somebody();
  const admin = await signIn(app, 'admin');
  const [store] = await admin.get<{ id: string }[]>('/stores');
  const number = String(990_000 + people);
  const order = {
    ...{ ref: `portal-${number}`, number, state: 'delivered', currency: 'EUR', totalMinor: 4500, paidMinor: 4500 },
    ...{
      placedAt: new Date(Date.now() - 4 * 86_400_000).toISOString(),
      deliveredAt: new Date(Date.now() - 86_400_000).toISOString(),
    },
    customer: { ref: email, email, name: 'Ana Ruiz' },
    lines: [{ ref: '1', sku: 'SIL-1', name: 'Silla', quantity: 2, unitMinor: 2250 }],
    payments: [{ ref: 'p1', method: 'card', minor: 4500 }],
  };
  await (await shopKey(app)).post(`/stores/${store?.id}/orders`, { items: [order] });
  return email;
}

test('in the page of a shop the form grows to what it holds, and is sent there', async () => {
  const { page, faults } = await sit();
  const html = `<!doctype html><h1>Contacto</h1><iframe src="${app.url}${FORM}?embed=1" style="width:100%;height:300px" data-mostrador></iframe><script src="${app.url}/embed.js" async></script>`;
  const shop = createServer((_request, reply) => reply.setHeader('content-type', 'text/html').end(html)).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/contacto`);
  const height = () => page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);
  await until('it has grown', async () => (await height()) > 600);
  const frame = page.frameLocator('iframe');
  await frame.getByLabel(t('web.form.name'), { exact: true }).fill('Ana Ruiz');
  await frame.getByLabel(t('web.form.email')).fill(somebody());
  await frame.getByLabel(t('web.form.text')).fill('Desde la tienda.');
  await breathe();
  await frame.getByRole('button', { name: t('web.form.send') }).click();
  await frame.locator('.key').waitFor();
  await until('it has shrunk', async () => (await height()) < 500);
  shop.close();
  expect(faults).toEqual([]);
});

test('many from one place: the browser does its little work by itself, and nobody is turned away', async () => {
  const { page } = await sit();
  for (let n = 0; n < 4; n++) {
    await page.goto(FORM);
    await fillIn(page, { email: somebody(), text: `Número ${n}.` });
    await breathe();
    await page.getByRole('button', { name: t('web.form.send') }).click();
    await page.locator('.key').waitFor();
  }
});

const HOSTILE = [
  '<script>window.ran=1</script>',
  '<img src=x onerror="window.ran=2">',
  '"><svg onload=window.ran=3>',
  "javascript:window.ran=4//'",
  '</textarea></title></style><iframe srcdoc="<script>parent.ran=5</script>">',
  '{{constructor.constructor("window.ran=6")()}}',
];

test('what a stranger writes runs nowhere: in no field of the form, in no place of the page', async () => {
  const { page, faults } = await sit();
  const ran = () => page.evaluate(() => (window as { ran?: number }).ran ?? 0);
  const all = HOSTILE.join('\n');
  await page.goto(`${FORM}?order=${encodeURIComponent(all)}&reason=${encodeURIComponent(all)}`);
  await fillIn(page, { name: HOSTILE[1] ?? '', email: HOSTILE[2] ?? '', text: all });
  await page.getByRole('button', { name: t('web.form.send') }).click();
  await seen(page.getByText(t('web.form.emailNeeded')));
  expect(await ran()).toBe(0);
  const email = somebody();
  await page.getByLabel(t('web.form.email')).fill(email);
  await page.getByLabel(t('web.form.order')).fill(HOSTILE[2] ?? '');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '"><img src=x onerror=window.ran=7>.txt', mimeType: 'text/plain', buffer: Buffer.from(all) });
  await breathe();
  await page.getByRole('button', { name: t('web.form.send') }).click();
  const key = (await page.locator('.key').textContent()) ?? '';
  const link = await linkOf(key);
  await agent.post(`/cases/${await caseOf(key)}/replies`, { text: HOSTILE.slice(0, 5).join('\n') });
  await page.goto(link);
  await seen(page.getByText(/onerror=window\.ran=7/));
  await page.waitForLoadState('networkidle');
  expect(await ran()).toBe(0);
  for (const path of [
    `/c/${encodeURIComponent(all)}`,
    `/c/${key}?t=${encodeURIComponent(all)}`,
    `${link}#${encodeURIComponent(all)}`,
  ]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await ran()).toBe(0);
  }
  const answer = await page.request.get(link);
  expect(answer.headers()['content-security-policy']).toContain("script-src 'self'");
  expect(answer.headers()['referrer-policy']).toBe('no-referrer');
  expect(answer.headers()['x-robots-tag']).toBe('noindex');
  expect(faults).toEqual([]);
});

test('killed in the middle of forms: each is one case, whatever was sent again', async () => {
  const FORMS = 12;
  const papers = await Promise.all(
    Array.from({ length: FORMS }, async () => {
      const page = await (await fetch(`${app.url}${FORM}`)).text();
      return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    }),
  );
  await breathe();
  let done = 0;
  let cuts: Promise<void> = Promise.resolve();
  const send = async (token: string, n: number): Promise<string> => {
    const worked = await work(token);
    return until(`form ${n} is taken`, async () => {
      const body = new FormData();
      const said = {
        token,
        name: 'Corte',
        email: `corte-form-${n}@correo.example`,
        text: `Corte de formulario ${n}.`,
        work: worked,
      };
      for (const [name, value] of Object.entries(said)) body.append(name, value);
      body.append('files', new Blob([`archivo ${n}`], { type: 'text/plain' }), 'nota.txt');
      const page = await (await fetch(`${app.url}${FORM}`, { method: 'POST', body })).text();
      const key = /class="key">([^<]+)</.exec(page)?.[1];
      if (key && ++done % 4 === 0 && done < FORMS) cuts = cuts.then(() => app.killAndRestart());
      return key;
    });
  };
  const keys = await Promise.all(papers.map(send));
  await cuts;
  expect(new Set(keys).size).toBe(FORMS);
  agent = await signIn(app, 'agente');
  const again = await Promise.all(papers.map(send));
  expect(again).toEqual(keys);
  const { cases } = await agent.get<{ cases: { snippet: string }[] }>('/cases?view=open&limit=100');
  const mine = cases.map((one) => one.snippet).filter((snippet) => snippet.startsWith('Corte de formulario'));
  expect(mine.toSorted()).toEqual(Array.from({ length: FORMS }, (_, n) => `Corte de formulario ${n}.`).toSorted());
});

/** What a browser works out for a paper when many come from one place. */
async function work(token: string): Promise<string> {
  const { hash } = await import('../portal/sheet/hash.ts');
  for (let n = 0; ; n++) if (hash(`${token}:${n}`) >>> 17 === 0) return String(n);
}
