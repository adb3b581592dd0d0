// Owns who writes to us: customers, the addresses they are recognised by, their language and tier.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';

/** By what a customer is recognised: an e-mail address, a phone number, the lines of an envelope, or the id that a store gives (`shop:<store id>`). */
export const zIdentityKind = z.union([z.enum(['email', 'phone', 'post']), z.string().regex(/^shop:[0-9a-f-]{36}$/)]);
export const zIdentity = z.object({ kind: zIdentityKind, value: z.string().min(1).max(320) });
export type Identity = z.output<typeof zIdentity>;

export const zCustomer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** ISO 639-1. */
    language: z.string(),
    tier: z.string(),
    since: z.string(),
    identities: z.array(z.object({ kind: z.string(), value: z.string() })),
  })
  .meta({ id: 'Customer' });
export type Customer = z.output<typeof zCustomer>;

export const zRecognise = zIdentity.extend({
  name: z.string().max(200).default(''),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
});

/** Reasons: customers.notFound, customers.mayNot, customers.badEmail, customers.badPhone. */
export const events = { recognised: 'customers.recognised', changed: 'customers.changed' } as const;

const person = { access: 'person' } as const;
const one = z.object({ customerId: z.uuid() });
export const routes = {
  readCustomer: {
    ...person,
    method: 'GET',
    path: '/customers/:customerId',
    summary: 'A customer',
    scope: 'cases:read',
    params: one,
    returns: zCustomer,
  },
  findCustomers: {
    ...person,
    method: 'GET',
    path: '/customers',
    summary: 'Customers known by an address',
    scope: 'cases:read',
    query: z.object({ address: z.string().min(1).max(320) }),
    returns: z.array(zCustomer),
  },
  changeCustomer: {
    ...person,
    method: 'PATCH',
    path: '/customers/:customerId',
    summary: 'Name, language, tier',
    scope: 'cases:write',
    params: one,
    body: z.object({
      name: z.string().min(1).max(200).optional(),
      language: z
        .string()
        .regex(/^[a-z]{2}$/)
        .optional(),
      tier: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,39}$/)
        .optional(),
    }),
    returns: zCustomer,
  },
  addIdentity: {
    ...person,
    method: 'POST',
    path: '/customers/:customerId/identities',
    summary: 'Another address of a customer; answers whose it is',
    scope: 'cases:write',
    params: one,
    body: zIdentity,
    returns: z.object({ customerId: z.uuid(), added: z.boolean() }),
  },
} satisfies Routes;
