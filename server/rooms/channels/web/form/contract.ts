// Owns the form that anybody fills in: its signed paper, how careful to be with it, what was sent twice, and what its owner says they never wrote.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';
import { zReasonOfContact } from '../../../cases/contract.ts';

/** A file that came with the form and is kept while its writer mends the rest. */
export const zKeptFile = z.object({ name: z.string(), type: z.string(), size: z.int(), sha256: z.string() });
export type KeptFile = z.output<typeof zKeptFile>;

const line = (most: number) => z.string().trim().max(most);
/** What stands in the fields. */
export const zFields = z.object({
  name: line(200).min(1),
  email: line(254).pipe(z.email()),
  reason: z.union([zReasonOfContact, z.literal('')]).catch(''),
  orderNumber: line(100).default(''),
  text: line(20_000).min(1),
});

/** A form as it was sent: `place` is the network address, `answer` and `work` what is asked of whoever sends many, `website` a field that people leave empty. */
export const zForm = zFields.extend({
  language: z.enum(['es', 'en']),
  files: z.array(zKeptFile).max(5),
  token: z.string().max(200),
  website: z.string().max(0),
  place: z.string(),
  answer: z.string().max(40).default(''),
  work: z.string().max(40).default(''),
});

/** What a centre sets: shops whose pages may show the form in a frame (origins; none: any), and how many an hour are usual. */
export const zFormSettings = z.object({
  shops: z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)).max(50),
  perHour: z.int().min(1).max(100_000),
});
export type FormSettings = z.output<typeof zFormSettings>;

const person = { access: 'person', path: '/web/form' } as const;
export const formRoutes = {
  readForm: {
    ...person,
    method: 'GET',
    summary: 'Where the form may be shown, its address, and the lines that put it into a page',
    scope: 'organization:read',
    returns: zFormSettings.extend({ url: z.string(), snippet: z.string() }),
  },
  putForm: {
    ...person,
    method: 'PUT',
    summary: 'Sets it',
    scope: 'organization:admin',
    body: zFormSettings,
    returns: zFormSettings,
  },
} satisfies Routes;
