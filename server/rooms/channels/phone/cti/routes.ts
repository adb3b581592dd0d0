import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { look } from '../../../../platform/act.ts';
import { systemActor } from '../../../../platform/actor.ts';
import type { Ctx } from '../../../../platform/context.ts';
import type { Mount } from '../../../../platform/mount.ts';
import { hearCall } from '../actions/hear-call.ts';
import { numberOf } from '../numbers/views.ts';
import { lineOfToken, lineRow } from '../lines/views.ts';
import { answerSipgate, type Fields, readBody } from './decide.ts';

const PATH = '/api/v1/cti/:token';
const BODY_LIMIT = 64_000;
/** Events a minute of one exchange: some hundred calls that begin and end in it. */
const PER_MINUTE = 1200;

type Asked = FastifyRequest<{ Params: { token: string }; Body: unknown }>;

/** A repeated field of a form is a list, as it is in the other notation. */
async function fieldsOf(request: Asked): Promise<Fields> {
  if (!request.isMultipart()) return typeof request.body === 'object' && request.body !== null ? { ...request.body } : {};
  const fields: Record<string, unknown[]> = {};
  for await (const part of request.parts({ limits: { files: 0, fields: 100, fieldSize: 2000 } }))
    if (part.type === 'field') (fields[part.fieldname] ??= []).push(part.value);
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

/** Keeps what the exchange says, and only then answers it; what follows of it is made afterwards. */
async function hear(ctx: Ctx, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = request.params;
  const found = await lineOfToken(ctx, token);
  if (!found) return reply.code(401).send({ error: 'No line has this token' });
  const session = { ctx, actor: systemActor(found.orgId) };
  const line = await look(session, (tx) => lineRow(tx, found.lineId));
  if (!line?.enabled) return reply.code(422).send({ error: 'This line is switched off' });
  const fields = await fieldsOf(request);
  const said = readBody(fields);
  if ('problem' in said) return reply.code(422).send({ error: `Not understood: ${said.problem}` });
  const caller = said.event === 'ringing' && said.direction === 'in' ? numberOf(said.from) : null;
  const rejected = caller !== null && line.rejects.includes(caller);
  await hearCall(session, { lineId: line.id, event: rejected ? { ...said, rejected } : said, raw: JSON.stringify(fields) });
  if (line.kind !== 'sipgate') return reply.send(rejected ? { action: 'reject', reason: 'busy' } : {});
  return reply.type('application/xml').send(answerSipgate(`${ctx.baseUrl}${PATH.replace(':token', token)}`, rejected));
}

/**
 * Where exchanges tell of their calls. The token in the address is all that they prove themselves by, so it is long, kept as a hash, and never logged;
 * what is wrong is answered in their own form.
 */
const mountCti: Mount = async (app, { ctx }) => {
  await app.register(async (door) => {
    await door.register(formbody, { bodyLimit: BODY_LIMIT });
    await door.register(multipart, { limits: { fileSize: 0 } });
    door.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
      if (status === 500) ctx.log.error({ err: error }, 'what an exchange told was not kept');
      return reply.code(status === 400 ? 422 : status).send({ error: status === 500 ? 'Try again' : 'Refused' });
    });
    door.post<{ Params: { token: string }; Body: unknown }>(
      PATH,
      {
        bodyLimit: BODY_LIMIT,
        schema: { hide: true },
        config: {
          rateLimit: {
            max: PER_MINUTE,
            timeWindow: '1 minute',
            errorResponseBuilder: () => Object.assign(new Error('too many'), { statusCode: 429 }),
          },
        },
      },
      (request, reply) => hear(ctx, request, reply),
    );
  });
};

export const mounts: readonly Mount[] = [mountCti];
