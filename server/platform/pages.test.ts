import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastify from 'fastify';
import { afterAll, expect, it } from 'vitest';
import { servePages } from './pages.ts';

const dist = mkdtempSync(path.join(tmpdir(), 'mostrador-pages-'));
afterAll(() => rmSync(dist, { recursive: true, force: true }));
for (const one of ['web', 'portal']) {
  mkdirSync(path.join(dist, one));
  writeFileSync(path.join(dist, one, 'index.html'), `<title>${one}</title>`);
}

it('the desk’s page may connect to the exchanges there are when it is asked for, the customer’s page to nothing but here', async () => {
  const reached = ['wss://pbx.example:7443'];
  const app = fastify();
  await app.register(helmet, { contentSecurityPolicy: { directives: { connectSrc: ["'self'"], defaultSrc: ["'self'"] } } });
  await servePages(app, dist, async () => reached);
  const rule = async (url: string) =>
    String((await app.inject(url)).headers['content-security-policy'])
      .split(';')
      .find((one) => one.startsWith('connect-src'));
  expect(await rule('/desk')).toBe("connect-src 'self' wss://pbx.example:7443");
  reached.push('ws://127.0.0.1:5066', "wss://x.example;script-src 'unsafe-inline'", 'https://elsewhere.example');
  expect(await rule('/')).toBe("connect-src 'self' wss://pbx.example:7443 ws://127.0.0.1:5066");
  expect(await rule('/c/MO-1')).toBe("connect-src 'self'");
  await app.close();
});
