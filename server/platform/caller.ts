import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './actor.ts';
import { refused } from './refusal.ts';
import type { Route } from './route.ts';

/** Who a cookie or a key stands for; the organisation's room answers it. */
export type Identify = { session(token: string): Promise<Actor | null>; key(token: string): Promise<Actor | null> };

const SECURE = '__Host-session';
const PLAIN = 'session';

export const cookieName = (baseUrl: string): string => (baseUrl.startsWith('https:') ? SECURE : PLAIN);

/** The session token that a request carries, whichever way the installation is reached. */
export const sessionToken = (cookies: Record<string, string | undefined>): string | undefined =>
  cookies[SECURE] ?? cookies[PLAIN];

export async function callerOf(identify: Identify, request: FastifyRequest): Promise<Actor | null> {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return identify.key(bearer);
  const token = sessionToken(request.cookies);
  return token ? identify.session(token) : null;
}

/** The caller, or a refusal: not signed in, a key without the scope, or a page of somebody else's using the cookie. */
export function mayPass(actor: Actor | null, route: Pick<Route, 'scope' | 'method'>, request: FastifyRequest): Actor {
  if (!actor) throw refused('unauthorized', 'organization.notSignedIn');
  if (actor.keyScopes && route.scope && !actor.keyScopes.includes(route.scope)) {
    throw refused('forbidden', 'platform.keyLacksScope', { params: { scope: route.scope } });
  }
  if (!actor.keyScopes && route.method !== 'GET' && isForeign(request)) throw refused('forbidden', 'platform.foreignPage');
  return actor;
}

/** Whether a browser says that another site's page sent this. */
export function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  return origin !== undefined && URL.parse(origin)?.host !== request.host;
}

export function sessionCookie(baseUrl: string, reply: FastifyReply, token: string | null, expires?: Date): void {
  const secure = baseUrl.startsWith('https:');
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' as const, ...(expires ? { expires } : {}) };
  if (token) reply.setCookie(cookieName(baseUrl), token, options);
  else reply.clearCookie(cookieName(baseUrl), options);
}
