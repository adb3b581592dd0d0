import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refused } from './refusal.ts';

const YEAR_SECONDS = 31_536_000;

/** Addresses that people without an account open: the customer's page, the answer by link, the form. */
const PORTAL = /^\/(c|answer|form)(\/|$)/;

/** Another site's page may load it, as a script or a style. */
function lend(reply: { header(name: string, value: string): unknown }): void {
  reply.header('cross-origin-resource-policy', 'cross-origin');
  reply.header('access-control-allow-origin', '*');
}

/** What an address in a content policy is made of; anything else could be read as another rule. */
const ADDRESS = /^wss?:\/\/[a-z0-9.-]+(:\d{1,5})?$/;
const reaching = (policy: string, addresses: readonly string[]): string =>
  policy.replace("connect-src 'self'", ["connect-src 'self'", ...addresses.filter((one) => ADDRESS.test(one))].join(' '));

/**
 * Serves the built pages: the desk at the root, the portal's files under /portal/, and each page's shell at its own addresses. `reaches`: where the desk's
 * pages may connect to beside here, as it stands when the page is asked for.
 */
export async function servePages(app: FastifyInstance, dist: string, reaches: () => Promise<readonly string[]>): Promise<void> {
  const web = path.join(dist, 'web');
  const portal = path.join(dist, 'portal');
  const widget = path.join(dist, 'widget');
  const shell = (folder: string) =>
    existsSync(path.join(folder, 'index.html')) ? readFileSync(path.join(folder, 'index.html')) : null;
  const shells = { web: shell(web), portal: shell(portal) };
  const assets = (root: string, prefix: string) => ({
    root,
    prefix,
    index: false as const,
    wildcard: false,
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
    decorateReply: false,
  });
  if (shells.web) await app.register(fastifyStatic, assets(web, '/'));
  if (shells.portal) await app.register(fastifyStatic, assets(portal, '/portal/'));
  // Strangers' pages and a frame without an origin load these; the frame's page itself is served by the room of the chat.
  if (existsSync(path.join(widget, 'widget.js'))) {
    await app.register(fastifyStatic, { ...assets(path.join(widget, 'assets'), '/widget/assets/'), setHeaders: lend });
    const loader = readFileSync(path.join(widget, 'widget.js'));
    app.get('/widget.js', { schema: { hide: true } }, (_request, reply) => {
      return reply
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', 'public, max-age=600')
        .type('text/javascript; charset=utf-8')
        .send(loader);
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const ofPortal = PORTAL.test(request.url);
    const page = ofPortal ? shells.portal : shells.web;
    // The portal's files lie elsewhere, and a signed link has dots in it that end no file's name.
    const isFile = !ofPortal && path.extname(request.url.split('?')[0] ?? '') !== '';
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api/') && !isFile;
    if (!page || !wantsPage) throw refused('not_found', 'platform.notFound');
    const policy = reply.getHeader('content-security-policy');
    if (!ofPortal) reply.header('content-security-policy', reaching(String(policy), await reaches()));
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
