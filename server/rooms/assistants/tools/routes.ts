import { Readable } from 'node:stream';
import type { CallToolResult, McpHttpHandler, McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { look, type Tx } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import type { Json } from '../../../platform/json.ts';
import type { Mount } from '../../../platform/mount.ts';
import { Refused, type Refusal, refuse } from '../../../platform/refusal.ts';
import { say } from '../../../platform/words.ts';
import { count } from '../actions/count.ts';
import { addNote } from './actions/add-note.ts';
import { askDepartment } from './actions/ask-department.ts';
import { carryOutAction } from './actions/carry-out-action.ts';
import { carryOutAgreed } from './actions/carry-out-agreed.ts';
import { draftReply } from './actions/draft-reply.ts';
import { proposeAction } from './actions/propose-action.ts';
import { requestAuthorisation } from './actions/request-authorisation.ts';
import { INSTRUCTIONS, inputs, type InputOf, type Tool, tools } from './contract.ts';
import { essence } from './decide.ts';
import { findCases, readCase, readRequests, whatMayBeDone } from './views.ts';

const PATH = '/mcp';
const BODY_LIMIT = 1_000_000;
/** Calls a minute that one key may make of one process; a person at a desk makes a few. */
const PER_MINUTE = 300;

/** The protocol's library, loaded when the first assistant calls: a centre without any keeps its memory. */
const protocol = () => import('@modelcontextprotocol/server');
type Protocol = Awaited<ReturnType<typeof protocol>>;

type Answer = Record<string, unknown>;
type Work<T extends Tool> = (session: Session, input: InputOf<T>) => Promise<Answer>;

type Schema<T extends Tool> = StandardSchemaWithJSON<unknown, InputOf<T>>;
const schemas: { readonly [T in Tool]: Schema<T> } = inputs;

const reads =
  <I>(read: (tx: Tx, input: I) => Promise<Answer>) =>
  (session: Session, input: I): Promise<Answer> =>
    look(session, (tx) => read(tx, input));

/** Under one idempotency key there is one intention: the answer of another one is no answer. */
const writes =
  <I extends { idempotencyKey?: string | undefined }>(
    write: (session: Session, input: I) => Promise<{ asked: string; done: Answer }>,
  ) =>
  async (session: Session, input: I): Promise<Answer> => {
    const { idempotencyKey } = input;
    const { asked, done } = await write(
      { ...session, ...(idempotencyKey ? { idempotencyKey: `mcp:${idempotencyKey}` } : {}) },
      input,
    );
    if (asked !== essence(input)) throw new Refused(refuse('conflict', 'assistants.sameKey', { field: 'idempotencyKey' }));
    return done;
  };

const works: { readonly [T in Tool]: Work<T> } = {
  find_cases: reads(findCases),
  read_case: reads(readCase),
  what_may_be_done: reads(whatMayBeDone),
  read_requests: reads(readRequests),
  draft_reply: writes(draftReply),
  propose_action: writes(proposeAction),
  carry_out_action: writes(carryOutAction),
  carry_out_agreed: writes(carryOutAgreed),
  ask_department: writes(askDepartment),
  request_authorisation: writes(requestAuthorisation),
  add_note: writes(addNote),
};

const said = (answer: Answer): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(answer) }],
  structuredContent: answer,
});

function told({ actor }: Session, { kind, reason, field, params }: Refusal): CallToolResult {
  const message = say(actor.locale, reason, params);
  const refusal = { kind, reason, ...(field ? { field } : {}), ...(params ? { params } : {}), message };
  return { isError: true, content: [{ type: 'text', text: message }], structuredContent: { refusal } };
}

async function use<T extends Tool>(session: Session, tool: T, input: InputOf<T>): Promise<CallToolResult> {
  const called = { tool, writes: tools[tool].writes, input: input as Record<string, Json> };
  try {
    const answer = said(await works[tool](session, input));
    await count(session, { ...called, refused: null });
    return answer;
  } catch (error) {
    if (!(error instanceof Refused)) session.ctx.log.error({ err: error, tool }, 'a tool failed');
    const refusal = error instanceof Refused ? error.refusal : refuse('internal', 'platform.internal');
    await count(session, { ...called, refused: { kind: refusal.kind, reason: refusal.reason } });
    return told(session, refusal);
  }
}

/** A server for one request: it knows who asks and keeps nothing, so that any process may answer the next one. */
function serverFor({ McpServer: Server }: Protocol, session: Session): McpServer {
  const info = { name: 'mostrador', title: 'Mostrador', version: '1' };
  const server = new Server(info, { instructions: INSTRUCTIONS });
  const offer = <T extends Tool>(tool: T): void => {
    const { title, description, writes: changes, grants } = tools[tool];
    const moves = grants === true;
    const annotations = { title, readOnlyHint: !changes, destructiveHint: moves, idempotentHint: true, openWorldHint: moves };
    server.registerTool<Schema<T>, Schema<T>>(tool, { title, description, annotations, inputSchema: schemas[tool] }, (input) =>
      use(session, tool, input),
    );
  };
  for (const tool of Object.keys(inputs) as Tool[]) offer(tool);
  return server;
}

const asRequest = (base: string, { method, url, headers, body }: FastifyRequest): Request => {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) given.set(name, String(value));
  return new Request(new URL(url, base), {
    method,
    headers: given,
    ...(Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}),
  });
};

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status).headers(Object.fromEntries(response.headers));
  if (!response.body) return reply.send();
  const streams = response.headers.get('content-type')?.includes('event-stream');
  return reply.send(streams ? Readable.from(response.body) : Buffer.from(await response.arrayBuffer()));
}

/** As the protocol has it for what never reached it. */
const refusedAs = (message: string, code = -32000): string =>
  JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } });

/** The address where assistants connect, and the document that says how keys are presented (RFC 9728). */
const mountTools: Mount = async (app, { ctx, identify }) => {
  const resource = `${ctx.baseUrl}${PATH}`;
  const about = `${ctx.baseUrl}/.well-known/oauth-protected-resource${PATH}`;
  const scopes = [...new Set(Object.values(tools).map(({ scope }) => scope))];
  const metadata = { resource, resource_name: 'Mostrador', bearer_methods_supported: ['header'], scopes_supported: scopes };
  const sessions = new WeakMap<object, Session>();
  let handler: McpHttpHandler | null = null;
  const handlerOf = (library: Protocol): McpHttpHandler =>
    (handler ??= library.createMcpHandler(
      ({ authInfo }) => {
        const session = authInfo && sessions.get(authInfo);
        if (!session) throw new Error('a call without a session');
        return serverFor(library, session);
      },
      { onerror: (error) => ctx.log.debug({ err: error }, 'assistant protocol') },
    ));
  for (const path of ['/.well-known/oauth-protected-resource', `/.well-known/oauth-protected-resource${PATH}`])
    app.get(path, { schema: { hide: true } }, async () => metadata);
  app.addHook('preClose', async () => handler?.close());
  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));
    door.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) ctx.log.error({ err: error }, 'assistant protocol');
      return reply
        .code(status)
        .type('application/json')
        .send(refusedAs(status === 429 ? 'Too many calls: wait a minute' : 'Refused'));
    });
    // A page that made its own name point here is told apart by the name it came by.
    door.addHook('onRequest', async (request, reply) => {
      const { localhostAllowedHostnames, validateHostHeader, validateOriginHeader } = await protocol();
      const hosts = [new URL(ctx.baseUrl).hostname, ...localhostAllowedHostnames()];
      const host = validateHostHeader(request.host, hosts);
      const origin = validateOriginHeader(request.headers.origin, hosts);
      const wrong = host.ok ? (origin.ok ? null : origin.message) : host.message;
      if (wrong) await reply.code(403).type('application/json').send(refusedAs(wrong));
    });
    door.route({
      method: ['GET', 'POST', 'DELETE'],
      url: PATH,
      schema: { hide: true },
      config: {
        rateLimit: {
          max: PER_MINUTE,
          timeWindow: '1 minute',
          keyGenerator: (request: FastifyRequest) => request.headers.authorization ?? request.ip,
          errorResponseBuilder: () => Object.assign(new Error('too many calls'), { statusCode: 429 }),
        },
      },
      handler: async (request, reply) => {
        const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
        const actor = token ? await identify.key(token) : null;
        const library = await protocol();
        if (!token || !actor) {
          const { bearerAuthChallengeResponse, OAuthError, OAuthErrorCode } = library;
          const why = new OAuthError(OAuthErrorCode.InvalidToken, 'A key of this centre is needed: Settings, Assistants');
          return answer(reply, bearerAuthChallengeResponse(why, { resourceMetadataUrl: about }));
        }
        const authInfo = { token, clientId: actor.id, scopes: actor.keyScopes ?? [] };
        sessions.set(authInfo, { ctx, actor });
        return answer(reply, await handlerOf(library).fetch(asRequest(ctx.baseUrl, request), { authInfo }));
      },
    });
  });
};

export const mounts: readonly Mount[] = [mountTools];
