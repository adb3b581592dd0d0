import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { launchChromium } from '../e2e/chromium.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { playAll } from './html/run.ts';

/** One of so many is enough where every change is tested; the program plays them all. */
const EVERY = 10;

it('no hostile HTML does anything where a customer’s text is shown', { timeout: 240_000 }, async ({ skip }) => {
  const from = path.resolve(import.meta.dirname, '../../shared/data/html/xss-payloads.jsonl');
  if (!existsSync(from)) skip(`no ${from}`);
  if (!existsSync(path.join(import.meta.dirname, '../dist/web/index.html'))) skip('the pages are not built');
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-html-'));
  const lines = readFileSync(from, 'utf8').split('\n').filter(Boolean);
  writeFileSync(path.join(folder, 'xss-payloads.jsonl'), lines.filter((_, n) => n % EVERY === 0).join('\n'));
  const house = await throwAwayHouse('corpus_html_test', { port: 4808 });
  const browser = await launchChromium();
  try {
    const { framed, ran, unseen } = await playAll(house.url, folder, browser);
    expect(ran).toEqual([]);
    expect(unseen).toEqual([]);
    expect(framed).toBeGreaterThan(0);
  } finally {
    await browser.close();
    await house.close();
    rmSync(folder, { recursive: true });
  }
});
