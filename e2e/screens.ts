import path from 'node:path';
import library from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { emailOf, PASSWORD } from '../demo/people.ts';
import { words as answerWords } from '../portal/words/answer.ts';
import { words as customerWords } from '../portal/words/customer.ts';
import { words as frameWords } from '../portal/words/frame.ts';
import { words as surveyWords } from '../portal/words/survey.ts';
import { learn, type Params, say } from '../server/platform/words.ts';
import { words as trialsWords } from '../web/words/attributions-trials.ts';
import { words as attributionsWords } from '../web/words/attributions.ts';
import { words as authorizationsWords } from '../web/words/authorizations.ts';
import { words as barWords } from '../web/words/cases-bar.ts';
import { words as threadWords } from '../web/words/cases-thread.ts';
import { words as writingWords } from '../web/words/cases-writing.ts';
import { words as casesWords } from '../web/words/cases.ts';
import { words as consultationsWords } from '../web/words/consultations.ts';
import { words as organizationWords } from '../web/words/organization.ts';
import { words as proposalsWords } from '../web/words/proposals.ts';
import { words as replayWords } from '../web/words/replay.ts';
import { words as requestsWords } from '../web/words/requests.ts';
import { words as schemeWords } from '../web/words/scheme.ts';
import { words as shellWords } from '../web/words/shell.ts';
import { words as softphoneWords } from '../web/words/softphone.ts';
import { words as suppliesWords } from '../web/words/supplies.ts';
import type { App } from './app.ts';

learn([
  ...[shellWords, organizationWords, casesWords, barWords, threadWords, writingWords, requestsWords, consultationsWords],
  ...[authorizationsWords, suppliesWords, answerWords, customerWords, frameWords, surveyWords],
  ...[attributionsWords, trialsWords, proposalsWords, replayWords, schemeWords, softphoneWords],
]);

/** What a screen says under a key, in Spanish; a no-break space counts as any other. */
export const t = (key: string, params?: Params): RegExp => pattern(say('es', key, params));
export const inEnglish = (key: string, params?: Params): RegExp => pattern(say('en', key, params));
const pattern = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));

type Finding = { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] };
/** In the page. */
declare const axe: { run(context: object, options: object): Promise<{ violations: Finding[] }> };

/** What seriously keeps somebody from using the page, as axe finds it: rule, how often, and the first place. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(library.source);
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 300)} ${nodes[0]?.failureSummary ?? ''}`);
  });
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}

type Sight = { phone?: boolean; dark?: boolean };

/** A browser of its own for somebody, as if on another computer. What the pages complain of is kept in `faults`. */
export async function newPage(browser: Browser, app: App, { phone = false, dark = false }: Sight = {}) {
  const context = await browser.newContext({
    ...{ baseURL: app.url, locale: 'es-ES', timezoneId: 'Europe/Madrid', colorScheme: dark ? 'dark' : 'light' },
    ...(phone
      ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
      : { viewport: { width: 1440, height: 900 } }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`));
  return { page, faults };
}
export type Seat = Awaited<ReturnType<typeof newPage>>;

/** Somebody of the demo centre signed in at a screen of their own. */
export async function sitDown(browser: Browser, app: App, who: string, sight: Sight = {}): Promise<Seat> {
  const seat = await newPage(browser, app, sight);
  const { page } = seat;
  await page.goto('/');
  await page.getByLabel(t('organization.signIn.email')).fill(emailOf(who));
  await page.getByLabel(t('organization.signIn.password'), { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: t('organization.signIn.do') }).press('Enter');
  await page.getByRole('navigation').first().waitFor();
  return seat;
}

/** Presses a button from the keyboard once it says that it can be pressed. */
export async function press(page: Page, name: RegExp): Promise<void> {
  const ready = page.getByRole('button', { name }).and(page.locator(':not([aria-disabled=true])')).first();
  await ready.waitFor();
  await ready.press('Enter');
}

/** Waits until it is there to be seen. */
export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'visible', timeout: 30_000 });

/** Leaves a picture of every screen of a journey that failed, in .cache/journeys. */
export async function takePictures(seats: readonly Seat[], name: string): Promise<void> {
  const file = (at: number) =>
    path.join(import.meta.dirname, '../.cache/journeys', `${name.replaceAll(/\W+/g, '-').slice(0, 60)}-${at}.png`);
  await Promise.all(seats.map(({ page }, at) => page.screenshot({ path: file(at) }).catch(() => null)));
}

/** The seats of a file's journeys: where a test fails, each is seen on a picture; they are left after each test, unless they `stay` for the next. */
export function seatsOf({ stay = false } = {}): Seat[] {
  const seats: Seat[] = [];
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures(seats, task.name);
    if (!stay) for (const { page } of seats.splice(0)) await page.context().close();
  });
  return seats;
}
