import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What a page did that only a stranger's text could have made it do. */
export type Deeds = string[];

/** Addresses that the page itself opens: of our own house, or of nowhere. */
const isOurs = (url: string, base: string): boolean => url.startsWith(base) || /^(data|blob|about):/.test(url);

/** A browser window whose every step outside is written down: dialogs, other windows, calls from scripts, requests to elsewhere. */
export async function watched(browser: Browser, base: string): Promise<{ context: BrowserContext; page: Page; deeds: Deeds }> {
  const deeds: Deeds = [];
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1400, height: 1000 } });
  await context.exposeFunction('tellDeed', (what: string) => void deeds.push(what));
  await context.addInitScript(() => {
    const tell = (what: string) => (Reflect.get(globalThis, 'tellDeed') as (what: string) => unknown)(what);
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
      Object.defineProperty(globalThis, name, { value: () => tell(`${name}() was called`), configurable: false });
  });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (isOurs(url, base)) return route.continue();
    deeds.push(`asked for ${url.slice(0, 200)}`);
    return route.abort();
  });
  context.on('page', (opened) => {
    if (context.pages().length > 1) deeds.push(`opened ${opened.url().slice(0, 200)}`);
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    deeds.push(`a dialog: ${dialog.message().slice(0, 100)}`);
    dialog.dismiss().catch(() => deeds.push('a dialog that would not go'));
  });
  page.on('framenavigated', (frame) => {
    if (!isOurs(frame.url(), base)) deeds.push(`went to ${frame.url().slice(0, 200)}`);
  });
  return { context, page, deeds };
}

/** Presses every button of this name until none is left, as each is called otherwise once it is pressed; answers how many there were. */
export async function pressAll(page: Page, name: string): Promise<number> {
  const left = page.getByRole('button', { name, exact: true });
  let pressed = 0;
  for (; (await left.count()) > 0; pressed++) await left.first().click({ timeout: 5000 });
  return pressed;
}

/** Brings every frame in sight and waits until it has been drawn; answers how many of them show a message. */
export async function drawn(page: Page): Promise<number> {
  const frames = await page.locator('iframe').all();
  for (const frame of frames) await frame.scrollIntoViewIfNeeded({ timeout: 2000 });
  let shown = 0;
  for (const frame of frames) {
    const inside = await (await frame.elementHandle())?.contentFrame();
    await inside?.waitForSelector('meta[http-equiv="content-security-policy" i]', { state: 'attached', timeout: 10_000 });
    if (inside) shown++;
  }
  return shown;
}

const LETTERS = /[^\p{L}\p{N}]+/gu;
/** How many of these texts stand on the page as plain words. */
export async function readable(page: Page, texts: readonly string[]): Promise<number> {
  const all = (await page.locator('body').innerText()).replace(LETTERS, '');
  return texts.filter((text) => text.replace(LETTERS, '') !== '' && all.includes(text.replace(LETTERS, ''))).length;
}

/** Opens everything that is folded in every frame, and says what stands in them that could run. */
export async function lookInside(page: Page): Promise<Deeds> {
  const found: Deeds = [];
  for (const frame of page.frames()) {
    const inside = await frame
      .evaluate(() => {
        const bad: string[] = [];
        for (const folded of document.querySelectorAll('details')) folded.open = true;
        if (!document.querySelector('meta[http-equiv="content-security-policy" i]')) return bad;
        for (const element of document.body.querySelectorAll('*')) {
          if (/^(script|iframe|object|embed|base|meta|link|form|svg|math|style|template|noscript)$/i.test(element.tagName))
            bad.push(`<${element.tagName}>`);
          for (const { name, value } of element.attributes) {
            if (/^on/i.test(name)) bad.push(`${name}=`);
            if (/^(href|src|action|formaction|data)$/i.test(name) && /^[^a-z]*(javascript|vbscript|data:text)/i.test(value))
              bad.push(`${name}=${value.slice(0, 40)}`);
          }
        }
        return bad;
      })
      .catch(() => []);
    found.push(...inside.map((what) => `${what} stands in a frame`));
  }
  return found;
}
