import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastJsonStringify from 'fast-json-stringify';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fromZod } from './act.ts';
import type { Actor } from './actor.ts';
import type { Ctx } from './context.ts';
import { callerOf, type Identify, mayPass, sessionCookie } from './caller.ts';
import { isRefusal, type Refusal, Refused, refuse, statusOf } from './refusal.ts';
import type { Call, Door, FileAnswer, Route } from './route.ts';
import { say } from './words.ts';

const PUBLIC_PER_MINUTE = 120;
const CSP = {
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    // The desk's own page adds the exchanges that the centres' telephones speak with: see pages.ts.
    connectSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  },
};

export type HttpOptions = { ctx: Ctx; doors: readonly Door[]; identify: Identify; trustProxy: boolean | number | string[] };

/** The one HTTP server: every route of every room's table under /api/v1, parsed, guarded, answered and documented from the table. */
export async function openHttp({ ctx, doors, identify, trustProxy }: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: typeof trustProxy === 'number' ? (_address: string, hop: number) => hop <= trustProxy : trustProxy,
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 500 },
  });
  app.setValidatorCompiler(({ schema }) => (data) => {
    const parsed = (schema as z.ZodType).safeParse(data ?? {});
    return parsed.success ? { value: parsed.data } : { error: new Refused(fromZod(parsed.error)) };
  });
  app.setSerializerCompiler(
    ({ schema }) =>
      (answer) =>
        writerOf(schema as z.ZodType)(answer),
  );
  await app.register(cookie);
  await app.register(helmet, { contentSecurityPolicy: CSP, hsts: ctx.baseUrl.startsWith('https:') });
  await app.register(compress, { customTypes: /^(text\/(?!event-stream)|application\/(json|javascript|xml))/ });
  await app.register(rateLimit, {
    global: false,
    max: PUBLIC_PER_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new Refused(refuse('conflict', 'platform.tooMany')),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mostrador',
        version: '1',
        description: 'Everything that the screens can do. Errors: `{refusal: {kind, reason, field?, params?, message}}`.',
      },
      components: {
        securitySchemes: { key: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'session' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    (request as FastifyRequest & { rawBody?: Buffer }).rawBody = body as Buffer;
    try {
      done(null, body.length ? JSON.parse(body.toString('utf8')) : undefined);
    } catch (error) {
      ctx.log.debug({ err: error }, 'not JSON');
      done(new Refused(refuse('invalid', 'platform.notJson')));
    }
  });
  app.setErrorHandler((error, request, reply) => answerError(ctx, error, request, reply));
  for (const door of doors) for (const [name, route] of Object.entries(door.routes)) mount(app, ctx, identify, door, name, route);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}

const writers = new WeakMap<z.ZodType, (answer: unknown) => string>();
/** Writes answers of one kind. Made when the first is given, and once for all routes that answer so: they are large, and most are not asked all day. */
function writerOf(schema: z.ZodType): (answer: unknown) => string {
  const known = writers.get(schema);
  if (known) return known;
  const writer = fastJsonStringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) as object);
  writers.set(schema, writer);
  return writer;
}

/** Other sites' pages ask first whether they may; the same address may stand under several methods. */
function answerPreflight(app: FastifyInstance, url: string): void {
  if (app.hasRoute({ method: 'OPTIONS', url })) return;
  const may = { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'authorization, content-type' };
  app.options(url, { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ ...may, 'access-control-allow-origin': '*', 'access-control-max-age': '86400' })
      .code(204)
      .send(),
  );
}

function mount(app: FastifyInstance, ctx: Ctx, identify: Identify, door: Door, name: string, route: Route): void {
  const handler = door.handlers[name] as ((call: Call<Route>) => Promise<unknown>) | undefined;
  if (!handler) throw new Error(`${door.room}.${name} has a route and no handler`);
  const parsed = { params: route.params, querystring: route.query, body: route.body };
  if (route.anyOrigin) answerPreflight(app, `/api/v1${route.path}`);
  app.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    config: route.access === 'public' ? { rateLimit: { max: PUBLIC_PER_MINUTE } } : {},
    schema: {
      ...Object.fromEntries(Object.entries(parsed).filter(([, schema]) => schema)),
      ...(route.file ? {} : { response: { 200: route.returns } }),
      summary: route.summary,
      operationId: `${door.room.replaceAll('/', '.')}.${name}`,
      tags: [door.room],
      ...(route.access === 'person' ? { security: [{ key: [] }, { session: [] }] } : {}),
    },
    // Who asks is settled before what they ask is parsed.
    onRequest: async (_request, reply) => {
      if (route.anyOrigin) reply.header('access-control-allow-origin', '*');
    },
    preValidation: async (request) => {
      const actor = route.access === 'person' ? mayPass(await callerOf(identify, request), route, request) : null;
      (request as Asked).actor = actor;
    },
    handler: async (request, reply) => {
      const answer = await handler(callOf(ctx, request as Asked, reply));
      if (isRefusal(answer)) throw new Refused(answer);
      return route.file ? sendFile(reply, answer as FileAnswer) : answer;
    },
  });
}

type Asked = FastifyRequest & { actor: Actor | null; rawBody?: Buffer };

function callOf(ctx: Ctx, request: Asked, reply: FastifyReply): Call<Route> {
  const key = request.headers['idempotency-key'];
  const actor = request.actor;
  const session = actor
    ? { ctx, actor, ...(typeof key === 'string' && request.method !== 'GET' ? { idempotencyKey: key.slice(0, 200) } : {}) }
    : null;
  return {
    ctx,
    session: session as never,
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    raw: request.rawBody ?? Buffer.alloc(0),
    ip: request.ip,
    headers: request.headers,
    cookies: request.cookies,
    setSession: (token, expires) => sessionCookie(ctx.baseUrl, reply, token, expires),
  };
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const name = encodeURIComponent(file.name);
  return reply
    .header('content-type', file.type)
    .header('content-disposition', file.framed ? 'inline' : `attachment; filename*=UTF-8''${name}`)
    .header('content-security-policy', file.framed ?? "sandbox; default-src 'none'")
    .send(file.data);
}

function answerError(ctx: Ctx, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error);
  if (refusal.kind === 'internal') ctx.log.error({ err: error, url: request.routeOptions.url }, 'request failed');
  const actor = (request as Partial<Asked>).actor;
  const locale = actor?.locale ?? (/^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'es');
  const { refused: _, ...told } = refusal;
  // Written by hand: a refusal is not what the route's own schema describes.
  return reply
    .status(statusOf[refusal.kind])
    .header('content-type', 'application/json; charset=utf-8')
    .serializer((body: unknown) => body as string)
    .send(JSON.stringify({ refusal: { ...told, message: say(locale, refusal.reason, refusal.params) } }));
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('invalid', 'platform.tooLarge');
  if (statusCode && statusCode >= 400 && statusCode < 500) return refuse('invalid', 'platform.badRequest');
  return refuse('internal', 'platform.internal');
}
