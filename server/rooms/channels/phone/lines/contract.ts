// Owns lines: each a number with the exchange that tells of it, its token, and who sits at which extension.
import { z } from 'zod';
import { zJson } from '../../../../platform/json.ts';
import type { Routes } from '../../../../platform/route.ts';

/** How a line's calls are told: the generic form or sipgate's push over HTTP, a connection to an Asterisk, or the softphone on the desk. */
export const zLineKind = z.enum(['generic', 'sipgate', 'asterisk', 'softphone']);
export type LineKind = z.output<typeof zLineKind>;

export const zLine = z
  .object({
    id: z.uuid(),
    kind: zLineKind,
    name: z.string().trim().min(1).max(100),
    /** Of the line, as customers dial it. */
    number: z.string().max(60),
    /** Named where the exchange names none. */
    queue: z.string().max(100),
    enabled: z.boolean(),
    /** Numbers that are turned away before they ring. */
    rejects: z.array(z.string().max(60)).max(500),
    /** What the kind needs to connect: host, port, user…; secrets are apart. */
    settings: z.record(z.string(), zJson),
    /** Names of the secrets that are kept; what they are is never shown. */
    secretNames: z.array(z.string()),
    hasToken: z.boolean(),
    lastEventAt: z.string().nullable(),
    /** Somebody was told that it is quiet: when it was last heard. */
    quietSince: z.string().nullable(),
    /** What the standing connection says of itself, where the kind has one. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'PhoneLine' });
export type Line = z.output<typeof zLine>;

/** Who sits where: how the exchange may name a person. Numbers, extensions and logins, each of one person. */
export const zSeat = z.object({ personId: z.uuid(), names: z.array(z.string().trim().min(1).max(100)).max(10) });

const person = { access: 'person' } as const;
const one = z.object({ lineId: z.uuid() });
export const lineRoutes = {
  lines: {
    ...person,
    method: 'GET',
    path: '/phone/lines',
    summary: 'Lines',
    scope: 'phone:admin',
    returns: z.object({ lines: z.array(zLine) }),
  },
  putLine: {
    ...person,
    method: 'POST',
    path: '/phone/lines',
    summary: 'Adds or changes a line, by id. A secret left out stays; an empty one is forgotten',
    scope: 'phone:admin',
    body: zLine
      .pick({ kind: true, name: true })
      .extend(zLine.pick({ number: true, queue: true, enabled: true, rejects: true, settings: true }).partial().shape)
      .extend({ id: z.uuid().optional(), secrets: z.record(z.string().max(60), z.string().max(2000)).optional() }),
    returns: zLine,
  },
  renewToken: {
    ...person,
    method: 'POST',
    path: '/phone/lines/:lineId/token',
    summary: 'A new token for the exchange, shown this once; the one before ends',
    scope: 'phone:admin',
    params: one,
    returns: z.object({ token: z.string(), url: z.string() }),
  },
  revokeToken: {
    ...person,
    method: 'DELETE',
    path: '/phone/lines/:lineId/token',
    summary: 'Ends the token: the exchange is heard no more',
    scope: 'phone:admin',
    params: one,
    returns: zLine,
  },
  seats: {
    ...person,
    method: 'GET',
    path: '/phone/seats',
    summary: 'Who sits at which extension',
    scope: 'phone:admin',
    returns: z.object({ seats: z.array(zSeat) }),
  },
  putSeat: {
    ...person,
    method: 'POST',
    path: '/phone/seats',
    summary: 'How the exchange names a person',
    scope: 'phone:admin',
    body: zSeat,
    returns: zSeat,
  },
} satisfies Routes;
