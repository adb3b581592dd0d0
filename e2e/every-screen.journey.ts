import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { signIn } from './desk.ts';
import { faultsOf, newPage, seatsOf, seen, sitDown } from './screens.ts';

// Every screen is opened by somebody whose screen it is, in both languages, light and dark, at a desk and on a telephone.

let app: App;
let browser: Browser;
const seats = seatsOf();

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const SCREENS: [string, string[]][] = [
  ['agente', ['/', '/requests', '/attributions', '/information', '/account']],
  ['agente', ['/phone', '/phone?tab=now', '/phone?tab=history', '/papers', '/papers?tab=toSend', '/papers?tab=sent', '/chats']],
  ['responsable', ['/', '/scheme', '/scheme?span=quarter&as=table', '/reports', '/people', '/outbox', '/outbox?tab=closed']],
  ['responsable', ['/people?unit=absences', '/people?unit=duty', '/settings', '/outbox?tab=in', '/outbox?tab=shop']],
  ['responsable', ['mailboxes', 'templates', 'phone', 'papers', 'assistants', 'rates'].map((tab) => `/settings?tab=${tab}`)],
  ['admin', ['/', ...['form', 'chat', 'shops', 'keys'].map((tab) => `/settings?tab=${tab}`)]],
  [
    'responsable',
    ['matrix', 'kinds', 'examples', 'proposals', 'trials', 'versions', 'who'].map((tab) => `/attributions?tab=${tab}`),
  ],
  ['coordinacion', ['/attributions?tab=audits', '/attributions?tab=proposals', '/account']],
  ['logistica', ['/requests', '/information']],
];
const SIGHTS = [
  { locale: 'es', dark: false, phone: false },
  { locale: 'en', dark: true, phone: false },
  { locale: 'es', dark: true, phone: true },
] as const;

/** Whether the frame itself can be scrolled away: what is long scrolls inside it, however it is hidden. */
const isLongerThanTheWindow = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return scrollHeight > clientHeight || scrollWidth > clientWidth;
  });

test.each(SCREENS.flatMap(([who, paths]) => SIGHTS.map((sight) => [who, sight, paths] as const)))(
  '%s, %o',
  async (who, sight, paths) => {
    const seat = await sitDown(browser, app, who, sight);
    seats.push(seat);
    const { page, faults } = seat;
    await page.evaluate(
      async (locale) =>
        fetch('/api/v1/me', {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ locale }),
        }),
      sight.locale,
    );
    for (const path of paths) {
      await page.goto(path);
      await seen(page.getByRole('heading'));
      await page.waitForLoadState('networkidle');
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
      if (await isLongerThanTheWindow(page)) faults.push(`${path} scrolls as a whole`);
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(sight.locale);
    expect(faults).toEqual([]);
  },
);

test.each([false, true])('pages without an account (on a telephone: %s)', async (phone) => {
  const agent = await signIn(app, 'agente');
  const { cases } = await agent.get<{ cases: { key: string }[] }>('/cases?view=open');
  const seat = await newPage(browser, app, { phone });
  seats.push(seat);
  const { page, faults } = seat;
  for (const path of ['/sign-in', '/form/tienda-lumbre', `/c/${cases[0]?.key}`, '/c/TL-2222-2222', '/answer/nothing']) {
    await page.goto(path);
    await seen(page.getByRole('heading'));
    await page.waitForLoadState('networkidle');
    faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
  }
  expect(faults).toEqual([]);
});
