// Owns what the team must know: notices with an effective date, who has read them, and product facts with what changed.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';

export const zNoticeKind = z.enum(['product', 'terms', 'incident', 'memo', 'minutes']);
/** Read from the instants: a published notice is scheduled until it takes effect, in force, then superseded or expired. */
export const zNoticePhase = z.enum(['draft', 'scheduled', 'in_force', 'superseded', 'expired', 'withdrawn']);
export type NoticePhase = z.output<typeof zNoticePhase>;
export const zNoticeVerb = z.enum(['change', 'publish', 'withdraw', 'supersede', 'acknowledge', 'readers']);

export const zNotice = z
  .object({
    id: z.uuid(),
    /** */
    number: z.string(),
    kind: zNoticeKind,
    title: z.string(),
    body: z.string(),
    skus: z.array(z.string()),
    /** Codes of kinds of action it stands before; with `withholds` they are not offered for these products while it is in force. */
    actions: z.array(z.string()),
    withholds: z.boolean(),
    mustAcknowledge: z.boolean(),
    /** For whom; none: everybody who attends customers. */
    unitIds: z.array(z.uuid()),
    phase: zNoticePhase,
    effectiveAt: z.string(),
    dueAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
    publishedAt: z.string().nullable(),
    supersedes: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    supersededBy: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    owner: z.object({ id: z.uuid(), unitId: z.uuid() }),
    /** The reader's own reading. `awaited`: in force, to be acknowledged by me, and not yet. */
    mine: z.object({ openedAt: z.string().nullable(), acknowledgedAt: z.string().nullable(), awaited: z.boolean() }),
    may: z.array(zNoticeVerb),
  })
  .meta({ id: 'Notice' });
export type Notice = z.output<typeof zNotice>;

/** One who should read a notice. `overdue`: the time to acknowledge it is over. */
export const zReader = z.object({
  personId: z.uuid(),
  name: z.string(),
  unitName: z.string(),
  openedAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  overdue: z.boolean(),
});
export const zReaders = z.object({
  notice: zNotice,
  expected: z.int(),
  opened: z.int(),
  acknowledged: z.int(),
  overdue: z.int(),
  readers: z.array(zReader),
});

export type Readers = z.output<typeof zReaders>;

export const zProductFact = z
  .object({
    sku: z.string(),
    name: z.string(),
    value: z.string(),
    previous: z.string().nullable(),
    changedAt: z.string(),
    changedBy: z.string(),
    /** Since the reader last said to have looked at this product. */
    changedSinceLooked: z.boolean(),
  })
  .meta({ id: 'ProductFact' });
export type ProductFact = z.output<typeof zProductFact>;

const zSku = z.string().trim().min(1).max(100);
/** A draft; with `id` the one that is changed. `effectiveAt` may lie ahead: it takes effect at that instant by itself. */
export const zPutNotice = z.object({
  id: z.uuid().optional(),
  kind: zNoticeKind,
  title: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(20_000),
  skus: z.array(zSku).max(500).default([]),
  actions: z.array(z.string().min(1).max(40)).max(50).default([]),
  withholds: z.boolean().default(false),
  mustAcknowledge: z.boolean().default(false),
  unitIds: z.array(z.uuid()).max(100).default([]),
  effectiveAt: z.iso.datetime().nullable().default(null),
  dueAt: z.iso.datetime().nullable().default(null),
  expiresAt: z.iso.datetime().nullable().default(null),
});
export const zPutFacts = z.object({
  sku: zSku,
  facts: z
    .array(z.object({ name: z.string().trim().min(1).max(100), value: z.string().trim().max(2000) }))
    .min(1)
    .max(100),
});

/**
 * Reasons: information.mayNot, information.notFound, information.alreadyPublished, information.notPublished, information.alreadySuperseded,
 * information.notInForce, information.nothingToAcknowledge, information.withholdsNothing, information.endsBeforeItStarts,
 * information.dueBeforeItStarts, information.unitUnknown.
 * Events carry {noticeId, number, …}; published and withdrawn are heard by everybody the notice is for.
 */
export const events = {
  drafted: 'information.noticeDrafted',
  published: 'information.noticePublished',
  withdrawn: 'information.noticeWithdrawn',
  opened: 'information.noticeOpened',
  acknowledged: 'information.noticeAcknowledged',
  factsChanged: 'information.factsChanged',
} as const;

const person = { access: 'person', scope: 'information:read' } as const;
const writer = { access: 'person', scope: 'information:write' } as const;
const one = { params: z.object({ noticeId: z.uuid() }), returns: zNotice } as const;
export const routes = {
  listNotices: {
    ...person,
    method: 'GET',
    path: '/notices',
    summary: 'Notices, newest first: all, in force, or those I must acknowledge',
    query: z.object({
      filter: z.enum(['awaited', 'in_force', 'all']).default('all'),
      sku: zSku.optional(),
      before: z.uuid().optional(),
    }),
    returns: z.array(zNotice),
  },
  openNotice: {
    ...person,
    ...one,
    method: 'POST',
    path: '/notices/:noticeId/open',
    summary: 'Reads a notice and marks it as opened by me',
  },
  putNotice: { ...writer, method: 'POST', path: '/notices', summary: 'Writes a draft', body: zPutNotice, returns: zNotice },
  publishNotice: {
    ...writer,
    ...one,
    method: 'POST',
    path: '/notices/:noticeId/publish',
    summary: 'Publishes a draft; it takes effect at its instant',
  },
  acknowledgeNotice: {
    ...person,
    ...one,
    method: 'POST',
    path: '/notices/:noticeId/acknowledge',
    summary: 'Says that I have read it',
  },
  withdrawNotice: {
    ...writer,
    ...one,
    method: 'POST',
    path: '/notices/:noticeId/withdraw',
    summary: 'Withdraws a notice; the one it superseded holds again',
  },
  supersedeNotice: {
    ...writer,
    ...one,
    method: 'POST',
    path: '/notices/:noticeId/supersede',
    summary: 'Drafts the notice that will take its place',
    body: zPutNotice.omit({ id: true }),
  },
  noticeReaders: {
    ...person,
    method: 'GET',
    path: '/notices/:noticeId/readers',
    summary: 'Who has read it, and who is late',
    params: one.params,
    returns: zReaders,
  },
  productFacts: {
    ...person,
    method: 'GET',
    path: '/product-facts',
    summary: 'What is known of products',
    query: z.object({ sku: z.union([zSku, z.array(zSku)]) }),
    returns: z.array(zProductFact),
  },
  putProductFacts: {
    ...writer,
    method: 'POST',
    path: '/product-facts',
    summary: 'Says what holds for a product; an empty value takes a fact away',
    body: zPutFacts,
    returns: z.array(zProductFact),
  },
  lookAtProducts: {
    ...person,
    method: 'POST',
    path: '/product-facts/looked',
    summary: 'Marks products as looked at by me',
    body: z.object({ skus: z.array(zSku).min(1).max(200) }),
    returns: z.object({ ok: z.boolean() }),
  },
} satisfies Routes;
