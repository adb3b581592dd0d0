import type { FastifyReply } from 'fastify';
import type { Mount } from '../../../../platform/mount.ts';
import { Refused } from '../../../../platform/refusal.ts';
import { builtFile, policy } from '../sheets/views.ts';
import { byKey, customerPage } from '../views.ts';
import { shellWith, summaryOf } from './decide.ts';

const PER_MINUTE = 60;
const HOUR_SECONDS = 3600;

/** The customer's page as it comes over the wire: its state can be read before the script, and without it. And the lines that let a form grow in a shop's page. */
const mountShell: Mount = async (app, { ctx }) => {
  const config = { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } };
  const shell = builtFile('index.html')?.toString('utf8') ?? null;
  const guarded = (reply: FastifyReply) =>
    reply
      // The chat stands in a frame of ours.
      .header('content-security-policy', `${policy};frame-src 'self';frame-ancestors 'none'`)
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .type('text/html; charset=utf-8');
  if (shell)
    app.get<{ Params: { key: string } }>('/c/:key', { config, schema: { hide: true } }, async (request, reply) => {
      try {
        const known = await byKey(ctx, request.params.key, undefined);
        const page = await customerPage(ctx, known);
        const title = `${page.key} · ${page.centre}`;
        return await guarded(reply).send(shellWith(shell, { title, summary: summaryOf(page) }));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return guarded(reply.code(404)).send(shell);
      }
    });
  const grows = builtFile('embed.js');
  if (grows)
    app.get('/embed.js', { config, schema: { hide: true } }, async (_request, reply) =>
      reply
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', `public, max-age=${HOUR_SECONDS}`)
        .type('text/javascript; charset=utf-8')
        .send(grows),
    );
};

export const mounts: readonly Mount[] = [mountShell];
