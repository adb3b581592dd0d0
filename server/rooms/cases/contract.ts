// Owns the matter: its key, issues, thread, clocks, owner and queue; asks the rooms below what may be done, and does it.
import { z } from 'zod';
import { zJson } from '../../platform/json.ts';
import { zMoney } from '../../platform/money.ts';
import { zRuling } from '../attributions/contract.ts';
import { zAskingCost } from '../attributions/costs/contract.ts';
import { zUsual } from '../requests/contract.ts';
import { zChannel, zDoor, zDoorChoice, zMessageDetails } from './doors/contract.ts';
import { zAttachment } from './files/contract.ts';
import { zDraft, zHeld } from './replies/contract.ts';
import { zStep } from './thread/contract.ts';

export const REASONS = [
  'order_status',
  'return',
  'refund_status',
  'damaged',
  'delivery_failed',
  'product_question',
  'exchange',
  'warranty',
  'billing',
  'cancel_order',
  'account',
  'price',
  'data_rights',
  'fraud',
  'other',
] as const;
export const zReasonOfContact = z.enum(REASONS);
export const zNature = z.enum(['enquiry', 'incident', 'complaint', 'suggestion']);
export const zCaseState = z.enum([
  'new',
  'in_progress',
  'waiting_customer',
  'resolved',
  'notified',
  'closed',
  'withdrawn',
  'merged',
]);
export const zLanguage = z.string().regex(/^[a-z]{2}$/);

export const zMessage = z
  .object({
    id: z.uuid(),
    at: z.string(),
    direction: z.enum(['in', 'out', 'note']),
    channel: zChannel,
    author: z.object({
      kind: z.enum(['customer', 'person', 'assistant', 'system', 'department', 'party']),
      id: z.uuid().nullable(),
      name: z.string(),
    }),
    text: z.string(),
    /** Quoted text and signature: folded on the screen, never cut. */
    quoted: z.string(),
    attachments: z.array(zAttachment),
    /** The mail as it came, where there is one. */
    raw: z.string().nullable(),
    delivery: z.enum(['queued', 'sent', 'delivered', 'outbox', 'failed']).nullable(),
    deliveryNote: z.string().nullable(),
    /** From whom it came, or to whom it went, at that door. */
    address: z.string().nullable(),
    details: zMessageDetails,
  })
  .meta({ id: 'Message' });

export const zIssue = z.object({
  id: z.uuid(),
  at: z.string(),
  reason: zReasonOfContact,
  text: z.string(),
  state: z.enum(['open', 'answered']),
  outcome: z.enum(['favourable', 'partial', 'denied', 'information']).nullable(),
  answer: z.string().nullable(),
});
export const zClock = z.object({
  id: z.uuid(),
  kind: z.enum(['legal', 'promise', 'internal']),
  basis: z.string(),
  startsAt: z.string(),
  dueAt: z.string(),
  stoppedAt: z.string().nullable(),
});

export const zCaseAction = z.object({
  id: z.uuid(),
  at: z.string(),
  action: z.string(),
  name: z.string(),
  params: z.record(z.string(), zJson),
  amount: zMoney.nullable(),
  circuit: z.enum(['own', 'consulted', 'authorised']),
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn', 'lapsed', 'executing', 'done', 'failed', 'unknown']),
  requestId: z.uuid().nullable(),
  executionId: z.uuid().nullable(),
  by: z.string(),
  endedAt: z.string().nullable(),
  note: z.string().nullable(),
});

/** Put before whoever has the case: a draft answer, or an action with its reason in `text`. It grants nothing. */
export const zSuggestion = z.object({
  id: z.uuid(),
  at: z.string(),
  kind: z.enum(['reply', 'action']),
  text: z.string(),
  action: z.string().nullable(),
  /** The action in words. */
  name: z.string().nullable(),
  params: z.record(z.string(), zJson),
  amount: zMoney.nullable(),
  orderId: z.uuid().nullable(),
  by: z.object({ id: z.uuid(), name: z.string(), assistant: z.boolean() }),
  state: z.enum(['open', 'taken', 'dropped', 'replaced']),
  endedBy: z.string().nullable(),
});

export const zCaseRow = z
  .object({
    id: z.uuid(),
    key: z.string(),
    state: zCaseState,
    subject: z.string(),
    snippet: z.string(),
    customerName: z.string(),
    channel: zChannel,
    language: z.string(),
    nature: zNature,
    reason: zReasonOfContact,
    queueId: z.uuid(),
    ownerId: z.uuid().nullable(),
    ownerName: z.string().nullable(),
    circuit: z.enum(['own', 'consulted', 'authorised']).nullable(),
    waits: z.array(z.string()),
    openedAt: z.string(),
    lastInAt: z.string().nullable(),
    nextDueAt: z.string().nullable(),
    nextDueKind: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'CaseRow' });

export const zCase = zCaseRow
  .extend({
    customer: z.object({
      id: z.uuid().nullable(),
      name: z.string(),
      address: z.string().nullable(),
      since: z.string().nullable(),
      tier: z.string(),
      language: z.string(),
      cases: z.int(),
      orders: z.int(),
      /** Numbers we know the customer by, as they are kept; none for who sees no more than what was put to them. */
      phones: z.array(z.string()),
    }),
    storeId: z.uuid().nullable(),
    orderId: z.uuid().nullable(),
    queueName: z.string(),
    issues: z.array(zIssue),
    messages: z.array(zMessage),
    steps: z.array(zStep),
    clocks: z.array(zClock),
    actions: z.array(zCaseAction),
    suggestions: z.array(zSuggestion),
    /** By which the customer came, the last one first, and may be answered. */
    doors: z.array(zDoor),
    /** By which an answer leaves unless somebody chooses another. */
    answerBy: zDoorChoice,
    held: z.array(zHeld),
    /** The case that this one was put into, and those that were put into it. */
    mergedInto: z.object({ id: z.uuid(), key: z.string() }).nullable(),
    mergedFrom: z.array(z.object({ id: z.uuid(), key: z.string(), at: z.string(), by: z.string() })),
    resolution: z.enum(['favourable', 'partial', 'denied', 'none']).nullable(),
    resolvedAt: z.string().nullable(),
    notifiedAt: z.string().nullable(),
    draft: zDraft.extend({ attachments: z.array(zAttachment) }),
    others: z.array(z.object({ name: z.string(), writing: z.boolean() })),
    survey: z.object({ sentAt: z.string(), score: z.int().nullable(), comment: z.string().nullable() }).nullable(),
    previous: z.array(z.object({ id: z.uuid(), key: z.string(), subject: z.string(), openedAt: z.string(), state: zCaseState })),
    may: z.object({ reply: z.boolean(), act: z.boolean(), assign: z.boolean(), resolve: z.boolean(), reopen: z.boolean() }),
  })
  .meta({ id: 'Case' });

/** One line of the "you may" bar: the ruling, how long it usually takes, what the shop would do. */
export const zMayLine = z.object({
  action: z.string(),
  name: z.string(),
  section: z.string(),
  ruling: zRuling,
  usual: zUsual.nullable(),
  /** Minor units that asking costs by the centre's own rates; null in circuit 1. */
  askCostMinor: z.int().nullable(),
  /** The same in its parts. */
  askCost: zAskingCost.nullable(),
  /** False when the shop's rules or a notice forbid it now; `why` says so. */
  can: z.boolean(),
  why: z.string().nullable(),
  maxMinor: z.int().nullable(),
  suggestedMinor: z.int().nullable(),
  /** What will happen in the shop, sentence by sentence. */
  effects: z.array(z.string()),
  params: z.array(z.object({ name: z.string(), type: z.string(), required: z.boolean(), choices: z.array(z.string()) })),
});

/** A message at a door becomes a case or a step of one. `ref` is the door's own id: the same one twice is one message. */
export const zReceive = z.object({
  channel: zChannel,
  ref: z.string().nullable().default(null),
  at: z.iso.datetime().optional(),
  from: z.object({
    address: z.string().nullable(),
    kind: z.enum(['email', 'phone', 'post']).default('email'),
    name: z.string().default(''),
  }),
  subject: z.string().max(500).default(''),
  text: z.string().max(500_000),
  quoted: z.string().default(''),
  language: zLanguage.optional(),
  reason: zReasonOfContact.optional(),
  nature: zNature.optional(),
  orderNumber: z.string().max(100).optional(),
  storeCode: z.string().optional(),
  attachments: z.array(zAttachment).default([]),
  rawSha256: z.string().nullable().default(null),
  /** The case the door has recognised, by token, references or key. */
  caseId: z.uuid().nullable().default(null),
  /** The raw thing could not be understood: the case is made visible with it. */
  unreadable: z.boolean().default(false),
  /** False for automatic mail: nothing is answered by itself. */
  receipt: z.boolean().default(true),
  /**
   * Which open case of the same customer it joins where the door has recognised none: one that it names by key or order, also the only one
   * there is, or none.
   */
  join: z.enum(['named', 'open', 'none']).default('named'),
  details: zMessageDetails.default({}),
});

export const zTakeAction = z.object({
  action: z.string(),
  params: z.record(z.string(), zJson).default({}),
  amount: zMoney.nullable().default(null),
  issueId: z.uuid().nullable().default(null),
  orderId: z.uuid().nullable().default(null),
  /** What the agent saw: a circuit that is another by now is refused as stale, so that nobody promises in vain. */
  expects: z.enum(['own', 'consulted', 'authorised']),
  /** Why, for the department or the superior; required beyond circuit 1. */
  reason: z.string().max(2000).default(''),
  promisedAt: z.iso.datetime().nullable().default(null),
  live: z.boolean().default(false),
  evidence: z.array(zAttachment).default([]),
  identityVerified: z.boolean().default(false),
});

/** Data of each starts with {caseId, key}. `messageSent` says {messageId, purpose, channel, address}: the room of that channel carries it. `stepped` is a line of the timeline: {word, params, circuit, arrow}. */
export const events = {
  opened: 'cases.opened',
  messageReceived: 'cases.messageReceived',
  messageSent: 'cases.messageSent',
  noteAdded: 'cases.noteAdded',
  suggested: 'cases.suggested',
  suggestionEnded: 'cases.suggestionEnded',
  classified: 'cases.classified',
  assigned: 'cases.assigned',
  actionTaken: 'cases.actionTaken',
  actionEnded: 'cases.actionEnded',
  issueAnswered: 'cases.issueAnswered',
  promised: 'cases.promised',
  resolved: 'cases.resolved',
  notified: 'cases.notified',
  reopened: 'cases.reopened',
  surveyDue: 'cases.surveyDue',
  surveyAnswered: 'cases.surveyAnswered',
  touched: 'cases.touched',
  receiptDue: 'cases.receiptDue',
  stepped: 'cases.stepped',
  held: 'cases.held',
  forwarded: 'cases.forwarded',
  partyAnswered: 'cases.partyAnswered',
  merged: 'cases.merged',
  unmerged: 'cases.unmerged',
  split: 'cases.split',
} as const;
