import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { look } from '../../../platform/act.ts';
import type { Mount } from '../../../platform/mount.ts';
import { refused } from '../../../platform/refusal.ts';
import { door } from '../../../platform/route.ts';
import { askPerson } from './actions/ask-person.ts';
import { beHere } from './actions/be-here.ts';
import { end } from './actions/end.ts';
import { leave } from './actions/leave.ts';
import { open } from './actions/open.ts';
import { say } from './actions/say.ts';
import { setWidget } from './actions/set-widget.ts';
import { sit } from './actions/sit.ts';
import { take } from './actions/take.ts';
import { wantTranscript } from './actions/want-transcript.ts';
import { write } from './actions/write.ts';
import { routes } from './contract.ts';
import { chatOfCase, chatsFor, widgetSheet } from './desk/views.ts';
import { fileOfVisit, frameOf, houseAt, visitWith, widgetOf } from './views.ts';

/** The conversation's secret, as the visitor's page carries it. */
const tokenOf = (headers: Record<string, string | string[] | undefined>): string =>
  /^Bearer ([\w-]{1,100})$/.exec(String(headers.authorization ?? ''))?.[1] ?? '';

export const doors = [
  door('chat', routes, {
    frame: async ({ ctx, params }) => look(await houseAt(ctx, params.centre), frameOf),
    open: async ({ ctx, params, body, ip }) => open(await houseAt(ctx, params.centre), { ...body, ip }),
    visit: async ({ ctx, params, headers }) => visitWith(await houseAt(ctx, params.centre), params.chatId, tokenOf(headers)),
    say: async ({ ctx, params, body, headers }) =>
      say(await houseAt(ctx, params.centre), { ...body, chatId: params.chatId, token: tokenOf(headers) }),
    presence: async ({ ctx, params, body, headers }) =>
      beHere(await houseAt(ctx, params.centre), { ...body, chatId: params.chatId, token: tokenOf(headers) }),
    askPerson: async ({ ctx, params, headers }) =>
      askPerson(await houseAt(ctx, params.centre), { chatId: params.chatId, token: tokenOf(headers) }),
    leave: async ({ ctx, params, headers }) =>
      leave(await houseAt(ctx, params.centre), { chatId: params.chatId, token: tokenOf(headers) }),
    transcript: async ({ ctx, params, body, headers }) =>
      wantTranscript(await houseAt(ctx, params.centre), { ...body, chatId: params.chatId, token: tokenOf(headers) }),
    file: async ({ ctx, params, headers }) =>
      fileOfVisit(await houseAt(ctx, params.centre), params.chatId, tokenOf(headers), params.sha256),
    chats: ({ session }) => look(session, chatsFor),
    ofCase: ({ session, params }) => look(session, async (tx) => ({ chat: await chatOfCase(tx, params.caseId) })),
    take: ({ session, params }) => take(session, params),
    end: ({ session, params }) => end(session, params),
    typing: ({ session, params }) => write(session, params),
    sit: ({ session, body }) => sit(session, body),
    widget: ({ session }) => look(session, widgetSheet),
    setWidget: ({ session, body }) => setWidget(session, body),
  }),
];

const LIVES_PER_MINUTE = 60;
/** Without "allow-same-origin" in its sandbox the frame's page has no origin: our own address is named, not meant by 'self' alone. */
const policyOf = (sites: readonly string[], self: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${self}`,
    `style-src 'self' ${self}`,
    `connect-src 'self' ${self}`,
    `img-src 'self' ${self} data: blob:`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${sites.length > 0 ? ["'self'", self, ...sites].join(' ') : '*'}`,
  ].join('; ');

/** The widget's own page in its frame, which only the centre's sites may show, and the stream that tells it that something was said. */
const mountChat: Mount = async (app, { ctx, live, dist }) => {
  const file = path.join(dist, 'widget/index.html');
  const shell = existsSync(file) ? readFileSync(file) : null;
  app.get<{ Params: { slug: string } }>('/widget/:slug', { schema: { hide: true } }, async (request, reply) => {
    const widget = await look(await houseAt(ctx, request.params.slug), widgetOf);
    if (!shell) throw refused('not_found', 'platform.notFound');
    return reply
      .removeHeader('x-frame-options')
      .header('content-security-policy', policyOf(widget.sites, ctx.baseUrl))
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(shell);
  });
  const url = '/api/v1/public/chat/:centre/:chatId/live';
  const config = { rateLimit: { max: LIVES_PER_MINUTE, timeWindow: '1 minute' } };
  app.options(url, { schema: { hide: true } }, async (_request, reply) =>
    reply
      .headers({
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, last-event-id',
        'access-control-max-age': '86400',
      })
      .code(204)
      .send(),
  );
  app.get<{ Params: { centre: string; chatId: string } }>(url, { config, schema: { hide: true } }, async (request, reply) => {
    const { centre, chatId } = request.params;
    reply.header('access-control-allow-origin', '*');
    if (!z.uuid().safeParse(chatId).success) throw refused('not_found', 'chat.unknown');
    const house = await houseAt(ctx, centre);
    const { id } = await visitWith(house, chatId, tokenOf(request.headers));
    reply.raw.setHeader('access-control-allow-origin', '*');
    await live.serve(request, reply, { orgId: house.actor.orgId, hears: [`chat:${id}`] });
  });
};

export const mounts: readonly Mount[] = [mountChat];
