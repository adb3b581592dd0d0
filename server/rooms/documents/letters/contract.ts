// Owns how the centre writes on paper: its letterhead, and letters made of plain facts.
import { z } from 'zod';
import type { Locale } from '../../../platform/actor.ts';
import type { Routes } from '../../../platform/route.ts';

/** What stands at the head of the centre's papers. Lines left empty are left out. */
export const zLetterhead = z
  .object({
    name: z.string().trim().min(1).max(120),
    /** Street and town, as on an envelope. */
    address: z.array(z.string().trim().max(120)).max(5),
    phone: z.string().trim().max(60).default(''),
    mail: z.string().trim().max(200).default(''),
    taxId: z.string().trim().max(40).default(''),
    /** Where the company is registered (Código de Comercio, 24). */
    registry: z.string().trim().max(300).default(''),
    /** The town before the date. */
    place: z.string().trim().max(80).default(''),
  })
  .meta({ id: 'Letterhead' });
export type Letterhead = z.output<typeof zLetterhead>;

/** What a letter says, in plain facts. `text`: paragraphs with an empty line between. */
export type LetterFacts = {
  locale: Locale;
  addressee: readonly string[];
  reference: string;
  title: string;
  text: string;
  facts?: readonly { name: string; value: string }[];
  signature?: readonly string[];
  foot?: string;
};

/** Data: {}. */
export const events = { letterheadChanged: 'documents.letterheadChanged' } as const;

const person = { access: 'person' } as const;
export const routes = {
  letterhead: {
    ...person,
    method: 'GET',
    path: '/letterhead',
    summary: 'What stands at the head of the centre’s papers',
    scope: 'cases:read',
    returns: zLetterhead,
  },
  putLetterhead: {
    ...person,
    method: 'PUT',
    path: '/letterhead',
    summary: 'Changes it',
    scope: 'organization:admin',
    body: zLetterhead,
    returns: zLetterhead,
  },
  sampleLetter: {
    ...person,
    method: 'GET',
    path: '/letterhead/sample',
    summary: 'A page as it would be printed, or faxed: PDF',
    scope: 'cases:read',
    query: z.object({ how: z.enum(['letter', 'fax']).default('letter') }),
    returns: z.any(),
    file: true,
  },
} satisfies Routes;
