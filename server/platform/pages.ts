import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refused } from './refusal.ts';

const YEAR_SECONDS = 31_536_000;

/** Addresses that people without an account open: the customer's page, the answer by link, the form. */
const PORTAL = /^\/(c|answer|form)(\/|$)/;

/** Serves the built pages: the desk at the root, the portal's files under /portal/, and each page's shell at its own addresses. */
export async function servePages(app: FastifyInstance, dist: string): Promise<void> {
  const web = path.join(dist, 'web');
  const portal = path.join(dist, 'portal');
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
  app.setNotFoundHandler((request, reply) => {
    const ofPortal = PORTAL.test(request.url);
    const page = ofPortal ? shells.portal : shells.web;
    // The portal's files lie elsewhere, and a signed link has dots in it that end no file's name.
    const isFile = !ofPortal && path.extname(request.url.split('?')[0] ?? '') !== '';
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api/') && !isFile;
    if (!page || !wantsPage) throw refused('not_found', 'platform.notFound');
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
