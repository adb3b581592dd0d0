// Owns how people and programs come in: passwords, second step, sessions, API keys, brakes on guessing.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';

/** Scopes of an API key. `*:read` of a room reads, `*:write` does what its person may. */
export const KEY_SCOPES = [
  'cases:read',
  'cases:write',
  'requests:read',
  'requests:write',
  'attributions:read',
  'attributions:write',
  'stores:read',
  'stores:push',
  'stores:admin',
  'information:read',
  'information:write',
  'organization:read',
  'organization:admin',
  'reports:read',
  'email:read',
  'email:admin',
  'record:read',
] as const;

export const zApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The first signs of the token, to tell keys apart. */
  prefix: z.string(),
  personId: z.uuid(),
  personName: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type ApiKey = z.output<typeof zApiKey>;

/** What stands between a password and the desk: nothing, a code, or setting the second step up. */
export const zSignedIn = z.object({ next: z.enum(['done', 'totp', 'enrol']) });
export const zPassword = z.string().min(10).max(200);

const own = { access: 'person', scope: 'organization:read' } as const;
const admin = { access: 'person', scope: 'organization:admin' } as const;
const open = { access: 'public', scope: '' } as const;
export const sessionRoutes = {
  signIn: {
    ...open,
    method: 'POST',
    path: '/session',
    summary: 'Signs in with a password',
    body: z.object({ email: z.email(), password: z.string().min(1).max(200) }),
    returns: zSignedIn,
  },
  signInTotp: {
    ...open,
    method: 'POST',
    path: '/session/totp',
    summary: 'The second step: a code or a recovery code',
    body: z.object({ code: z.string().min(6).max(40) }),
    returns: zSignedIn,
  },
  signOut: { ...own, method: 'DELETE', path: '/session', summary: 'Signs out', returns: z.object({ ok: z.boolean() }) },
  enrolTotp: {
    ...own,
    method: 'POST',
    path: '/me/totp',
    summary: 'Starts two-step sign-in: the secret as a QR picture',
    returns: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }),
  },
  confirmTotp: {
    ...own,
    method: 'POST',
    path: '/me/totp/confirm',
    summary: 'Confirms it with a code; answers recovery codes once',
    body: z.object({ code: z.string() }),
    returns: z.object({ recoveryCodes: z.array(z.string()) }),
  },
  apiKeys: { ...admin, method: 'GET', path: '/api-keys', summary: 'API keys', returns: z.array(zApiKey) },
  addApiKey: {
    ...admin,
    method: 'POST',
    path: '/api-keys',
    summary: 'Makes a key; its token is shown once',
    body: z.object({
      name: z.string().min(1),
      personId: z.uuid(),
      scopes: z.array(z.enum(KEY_SCOPES)).min(1),
      expiresAt: z.iso.datetime().nullable().default(null),
    }),
    returns: zApiKey.extend({ token: z.string() }),
  },
  revokeApiKey: {
    ...admin,
    method: 'DELETE',
    path: '/api-keys/:keyId',
    summary: 'Revokes a key',
    params: z.object({ keyId: z.uuid() }),
    returns: zApiKey,
  },
} satisfies Routes;
