import type { FastifyReply } from 'fastify';
import { look } from '../../../platform/act.ts';
import type { Mount } from '../../../platform/mount.ts';
import { must } from '../../../platform/refusal.ts';
import { door } from '../../../platform/route.ts';
import { mayReadAll, maySeeLines } from './access.ts';
import { keepFax } from './actions/keep-fax.ts';
import { putLine } from './actions/put-line.ts';
import { renewToken } from './actions/renew-token.ts';
import { sendAgain } from './actions/send-again.ts';
import { tellJob } from './actions/tell-job.ts';
import { routes } from './contract.ts';
import { incoming, lineByToken, lines, outgoing, outgoingFile, rawFile } from './views.ts';

export const doors = [
  door('fax', routes, {
    lines: ({ session }) => (must(maySeeLines(session.actor)), look(session, lines)),
    putLine: ({ session, body }) => putLine(session, body),
    renewToken: ({ session, params }) => renewToken(session, params),
    incoming: ({ session, query }) => (
      must(mayReadAll(session.actor)), look(session, (tx) => incoming(tx, query.state, query.before))
    ),
    raw: ({ session, params }) => (must(mayReadAll(session.actor)), look(session, (tx) => rawFile(tx, params.faxId))),
    upload: async ({ session, body }) => {
      const { number, senderName, data, ...file } = body;
      const { id } = await keepFax(session, {
        ...{ ...file, lineId: null, data: Buffer.from(data, 'base64') },
        ...{ callerId: number, callerName: senderName },
      });
      return { id };
    },
    outgoing: ({ session, query }) => (must(mayReadAll(session.actor)), look(session, (tx) => outgoing(tx, query.before))),
    pages: ({ session, params }) => (must(mayReadAll(session.actor)), look(session, (tx) => outgoingFile(tx, params.faxId))),
    sendAgain: ({ session, params }) => sendAgain(session, params),
  }),
];

const PER_MINUTE = 300;
const FILE_BYTES = 50_000_000;
const FIELDS = 20;
const FIELD_BYTES = 2000;

const no = (reply: FastifyReply, status: number, error: string): FastifyReply =>
  reply.code(status).type('application/json').send(JSON.stringify({ error }));

/** The doors of a fax server: what it received, and what became of what we gave it. Its token stands in the address, as the scripts have it. */
const mountFax: Mount = async (app, { ctx }) => {
  const { default: multipart } = await import('@fastify/multipart');
  await app.register(async (inside) => {
    await inside.register(multipart, { limits: { fileSize: FILE_BYTES, files: 1, fields: FIELDS, fieldSize: FIELD_BYTES } });
    const config = { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } };
    const bodyLimit = FILE_BYTES + 1_000_000;
    inside.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) ctx.log.error({ err: error }, 'fax door');
      return no(reply, status, status >= 500 ? 'internal' : 'refused');
    });
    const schema = { hide: true };
    inside.post<{ Params: { token: string } }>(
      '/api/v1/fax/inbound/:token',
      { schema, config, bodyLimit },
      async (request, reply) => {
        const line = await lineByToken(ctx, request.params.token);
        if (!line) return no(reply, 401, 'token');
        const fields = new Map<string, string>();
        let file: { data: Buffer; name: string; type: string } | null = null;
        for await (const part of request.parts()) {
          if (part.type === 'file') file = { data: await part.toBuffer(), name: part.filename || 'fax.tif', type: part.mimetype };
          else fields.set(part.fieldname, String(part.value));
        }
        if (!file) return no(reply, 400, 'file');
        const field = (...names: string[]): string => names.map((name) => fields.get(name)?.trim() ?? '').find(Boolean) ?? '';
        const pages = field('pages');
        const { id, isNew } = await keepFax(line.session, {
          ...{ lineId: line.lineId, ...file, name: file.name.slice(-300), commid: field('commid').slice(0, 200) },
          ...{ callerId: field('cid', 'callerid', 'number').slice(0, 200), callerName: field('name', 'cidname').slice(0, 200) },
          ...{ error: field('error', 'error-msg').slice(0, 1000), device: field('device').slice(0, 100) },
          pages: /^\d{1,4}$/.test(pages) ? Number(pages) : null,
        });
        return reply.code(200).type('application/json').send(JSON.stringify({ id, isNew }));
      },
    );
    inside.post<{ Params: { token: string } }>('/api/v1/fax/outbound/:token', { schema, config }, async (request, reply) => {
      const line = await lineByToken(ctx, request.params.token);
      if (!line) return no(reply, 401, 'token');
      const fields = new Map<string, string>();
      for await (const part of request.parts()) if (part.type === 'field') fields.set(part.fieldname, String(part.value));
      const [job, why] = [fields.get('job') ?? '', fields.get('why') ?? ''];
      if (!job || !why) return no(reply, 400, 'job, why');
      await tellJob(line.session, {
        lineId: line.lineId,
        job: job.slice(0, 40),
        why: why.slice(0, 60),
        text: (fields.get('text') ?? '').slice(0, 1000),
      });
      return reply.code(200).type('application/json').send('{}');
    });
  });
};

export const mounts: readonly Mount[] = [mountFax];
