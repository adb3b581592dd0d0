// Hostile HTML in every place where a customer's text is shown, in a real Chromium: npm run corpus -- html PATH
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../e2e/chromium.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { playAll } from './html/run.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '4804' } } });
const [at] = positionals;
if (!at) {
  console.error('npm run corpus -- html PATH\na file of payloads (xss-payloads.jsonl), or the directory that holds it');
  process.exit(2);
}
if (!existsSync(path.join(import.meta.dirname, '../dist/web/index.html'))) {
  console.error('the pages are not built yet: npm run build');
  process.exit(2);
}

const house = await throwAwayHouse('corpus_html', { port: Number(values.port) });
const browser = await launchChromium();
try {
  const { payloads, framed, seen, unseen, opened, ran } = await playAll(house.url, at, browser, (done) =>
    console.error(`${done}`),
  );
  for (const { id, place, what } of ran) console.log(`ran         ${id}, in ${place}: ${what}`);
  for (const what of unseen) console.log(`not shown   ${what}`);
  console.log(`payloads                 ${payloads}, ${framed} of them kept formatted`);
  for (const [place, n] of Object.entries(seen)) console.log(`seen in ${place.padEnd(36)} ${n}`);
  console.log(`pages opened             ${opened}`);
  console.log(`places not shown         ${unseen.length} (none may be)`);
  console.log(`that did anything        ${new Set(ran.map(({ id }) => id)).size} (none may)`);
  process.exitCode = ran.length === 0 && unseen.length === 0 && framed > 0 ? 0 : 1;
} finally {
  await browser.close();
  await house.close();
}
