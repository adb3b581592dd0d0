import type { z } from 'zod';
import type { Ctx, Session } from './context.ts';

/**
 * One line of a room's HTTP table, under /api/v1. The table is the contract: validation, serialisation, OpenAPI and the typed
 * client of the screens all come from it.
 */
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` parameters. A template type, so that each table keeps its own paths and the screens' client can tell them apart. */
  path: `/${string}`;
  summary: string;
  /** `person`: signed in or an API key; `public`: anybody, rate limited by address. */
  access: 'person' | 'public';
  /** What an API key must hold, e.g. `cases:write`. */
  scope: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  returns: z.ZodType;
  /** A page of any site may call it: it reads no cookie, what opens it is carried by the caller. Public routes only. */
  anyOrigin?: true;
  /** Largest body in bytes, where uploads are expected. */
  bodyLimit?: number;
  /** The handler gets the bytes as they came (`raw`), to check a signature. */
  rawBody?: true;
  /** Answers a file: the handler returns a `FileAnswer` instead. */
  file?: true;
};
export type Routes = Record<string, Route>;

/** `framed`: it is looked at in a frame of our own, under this policy, and not saved. */
export type FileAnswer = { type: string; name: string; data: Buffer; framed?: string };

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What came over HTTP, already parsed, and for whom. `session` of a public route has no actor: it is null. */
export type Call<R extends Route> = {
  ctx: Ctx;
  session: R['access'] extends 'person' ? Session : null;
  params: Out<R['params']>;
  query: Out<R['query']>;
  body: Out<R['body']>;
  raw: Buffer;
  ip: string;
  headers: Record<string, string | string[] | undefined>;
  cookies: Record<string, string | undefined>;
  /** Sets or, with null, clears the session cookie. */
  setSession(token: string | null, expires?: Date): void;
};

export type Handler<R extends Route> = (call: Call<R>) => Promise<R['file'] extends true ? FileAnswer : z.input<R['returns']>>;
export type Handlers<T extends Routes> = { [K in keyof T]: Handler<T[K]> };

/** A room's table together with who serves it, as compose.ts mounts it. */
export type Door = { room: string; routes: Routes; handlers: Record<string, (call: never) => Promise<unknown>> };

export function door<T extends Routes>(room: string, routes: T, handlers: Handlers<T>): Door {
  return { room, routes, handlers };
}
