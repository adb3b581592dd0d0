import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';

let app: App;
let browser: Browser;

beforeAll(async () => {
  app = await startApp({ args: ['--empty'] });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Opens the first page as somebody would, waits until it says something, and answers what the browser complained about. */
async function faultsOfFirstPage(): Promise<string[]> {
  const page = await browser.newPage({ locale: 'es-ES' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => response.status() >= 500 && complaints.push(`${response.status()} ${response.url()}`));
  await page.goto(app.url);
  await expect
    .poll(() => page.getByRole('heading').allInnerTexts(), { timeout: 30_000 })
    .toContainEqual(expect.stringMatching(/\w/));
  await page.close();
  return complaints;
}

/** Runs the product with these settings until it ends by itself. */
async function endOf(settings: Record<string, string>, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const server = path.join(import.meta.dirname, '../dist/server.js');
  const child = spawn(process.execPath, [server, ...args], { env: { ...process.env, LANG: 'es_ES.UTF-8', ...settings } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'close');
  return { code: child.exitCode, said };
}

test('the first page opens in a real browser without a fault', async () => {
  expect(await faultsOfFirstPage()).toEqual([]);
});

test('killed without warning, it starts again on the same data', async () => {
  await app.killAndRestart();
  expect(await faultsOfFirstPage()).toEqual([]);
});

test('a second one on the same data says who is there and leaves the first alone', async () => {
  const { code, said } = await endOf({ MOSTRADOR_HOME: app.home, PORT: '0', MOSTRADOR_SMTP_PORT: 'off' });
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toEqual([
    expect.stringMatching(/^Otro Mostrador ya está usando la carpeta de datos .* \(proceso \d+\)\./),
  ]);
  expect(await faultsOfFirstPage()).toEqual([]);
});

test('a taken port is said in one sentence and nothing is made', async () => {
  const home = `${app.home}-other`;
  const { code, said } = await endOf({ MOSTRADOR_HOME: home, PORT: new URL(app.url).port, MOSTRADOR_SMTP_PORT: 'off' });
  expect(code).toBe(1);
  expect(said).toBe(`El puerto ${new URL(app.url).port} ya está ocupado. Elige otro con PORT.\n`);
  expect(existsSync(home)).toBe(false);
});
