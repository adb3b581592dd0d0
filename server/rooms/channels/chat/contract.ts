// Owns conversations of the chat widget: who waits, who answers, whether it is a machine, and the transcript.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zAttachment } from '../../cases/files/contract.ts';

/** `assistant`: a program answers first; `left`: nobody was there, the message waits as a case. */
export const zChatState = z.enum(['assistant', 'waiting', 'talking', 'left', 'ended']);
export type ChatState = z.output<typeof zChatState>;

/** `open`: somebody is there to chat. Else, outside the centre's hours, when they begin again; null while nobody can say. */
export const zOpening = z.object({ open: z.boolean(), opensAt: z.string().nullable() });

const zTurn = z.object({
  number: z.int(),
  id: z.uuid(),
  /** The visitor's own id of it. */
  ref: z.uuid().nullable(),
  at: z.string(),
  who: z.enum(['visitor', 'person', 'assistant', 'house']),
  name: z.string(),
  text: z.string(),
  files: z.array(zAttachment.pick({ name: true, type: true, size: true, sha256: true, warning: true })),
});

/** A conversation as its visitor sees it: what was said in it and nothing else of the case. */
export const zVisit = z.object({
  id: z.uuid(),
  state: zChatState,
  endedBy: z.enum(['visitor', 'agent', 'silence']).nullable(),
  /** The key of the case: told during the conversation (Ley 10/2025, 11). */
  key: z.string(),
  centre: z.string(),
  timeZone: z.string(),
  turns: z.array(zTurn),
  answering: z.object({ name: z.string(), assistant: z.boolean() }).nullable(),
  typing: z.boolean(),
  person: z.object({ requestedAt: z.string().nullable(), connectedAt: z.string().nullable() }),
  opening: zOpening,
  /** With its middle left out. */
  email: z.string().nullable(),
  transcript: z.enum(['none', 'code', 'wanted', 'sent']),
});

const zFile = z.object({ name: z.string().min(1).max(255), type: z.string().max(200), data: z.base64() });
const zSaid = z.object({
  /** Made by the page: the same one twice is one message. */
  message: z.uuid(),
  text: z.string().max(4000).default(''),
  files: z.array(zFile).max(3).default([]),
});
export const zOpen = zSaid.extend({
  /** Made by the page, with the secret by which it reads and writes: 32 random bytes, base64url. */
  id: z.uuid(),
  token: z.string().regex(/^[\w-]{43}$/),
  name: z.string().trim().max(100).default(''),
  email: z.union([z.email().max(254), z.literal('')]).default(''),
  orderNumber: z.string().trim().max(100).default(''),
  language: z.enum(['es', 'en']).default('es'),
  page: z.string().max(500).default(''),
  /** Not a program: a person from the start. */
  person: z.boolean().default(false),
  /** Key and signature of the customer's page, where the visitor comes from it. */
  key: z.string().max(40).optional(),
  t: z.string().max(100).optional(),
});

/** A conversation as the desk lists it. */
const zDeskChat = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  key: z.string(),
  subject: z.string(),
  name: z.string(),
  language: z.string(),
  state: zChatState,
  verified: z.boolean(),
  page: z.string(),
  openedAt: z.string(),
  requestedAt: z.string().nullable(),
  connectedAt: z.string().nullable(),
  agentId: z.uuid().nullable(),
  agentName: z.string().nullable(),
  lastSaidAt: z.string(),
  lastBy: z.enum(['visitor', 'person', 'assistant', 'house']),
  lastText: z.string(),
  here: z.boolean(),
  typing: z.boolean(),
  /** Whether an answer reaches them now or, once they are gone, by mail. */
  mail: z.boolean(),
  may: z.object({ take: z.boolean(), end: z.boolean() }),
});
const zSeat = z.object({ available: z.boolean(), capacity: z.int().min(1).max(20), busy: z.int() });
export const zWidget = z.object({
  on: z.boolean(),
  /** Origins such as https://tienda.example whose pages may show it; none: any. */
  sites: z.array(z.string().regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i)).max(50),
  greetingEs: z.string().max(500),
  greetingEn: z.string().max(500),
  assistantId: z.uuid().nullable(),
});
const zWidgetSheet = zWidget.extend({
  slug: z.string(),
  snippet: z.string(),
  assistants: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

/**
 * Data of each: {chatId, caseId}. `said` is heard by the visitor too: {messageId}; `answerDue` {messageId, purpose}: the visitor is gone, it goes
 * by mail; `transcriptDue` and `codeDue` are letters to the visitor, whose words `letters` has.
 */
export const events = {
  opened: 'chat.opened',
  said: 'chat.said',
  changed: 'chat.changed',
  ended: 'chat.ended',
  answerDue: 'chat.answerDue',
  transcriptDue: 'chat.transcriptDue',
  codeDue: 'chat.codeDue',
  seated: 'chat.seated',
  widgetSet: 'chat.widgetSet',
} as const;

const person = { access: 'person' } as const;
/** From a frame on any page: nothing but the conversation's own secret opens it. */
const open = { access: 'public', scope: '', anyOrigin: true } as const;
const centre = z.object({ centre: z.string().max(100) });
const visit = centre.extend({ chatId: z.uuid() });
const oneChat = z.object({ chatId: z.uuid() });
const done = z.object({ ok: z.boolean() });

export const routes = {
  frame: {
    ...open,
    method: 'GET',
    path: '/public/chat/:centre',
    summary: 'What the widget shows before a conversation',
    params: centre,
    returns: z.object({
      on: z.boolean(),
      centre: z.string(),
      locale: z.string(),
      timeZone: z.string(),
      opening: zOpening,
      assistant: z.boolean(),
      greeting: z.object({ es: z.string(), en: z.string() }),
    }),
  },
  open: {
    ...open,
    method: 'POST',
    path: '/public/chat/:centre',
    summary: 'Opens a conversation with its first message, or leaves the message while nobody is there',
    params: centre,
    body: zOpen,
    returns: zVisit,
    bodyLimit: 14_500_000,
  },
  visit: {
    ...open,
    method: 'GET',
    path: '/public/chat/:centre/:chatId',
    summary: 'The conversation, for who holds its secret (Authorization: Bearer)',
    params: visit,
    returns: zVisit,
  },
  say: {
    ...open,
    method: 'POST',
    path: '/public/chat/:centre/:chatId/messages',
    summary: 'The visitor says something',
    params: visit,
    body: zSaid,
    returns: zVisit,
    bodyLimit: 14_500_000,
  },
  presence: {
    ...open,
    method: 'POST',
    path: '/public/chat/:centre/:chatId/presence',
    summary: 'The visitor is here, writes, has seen what was said up to a number',
    params: visit,
    body: z.object({ here: z.boolean(), typing: z.boolean().default(false), read: z.int().nonnegative().default(0) }),
    returns: done,
  },
  askPerson: {
    ...open,
    method: 'POST',
    path: '/public/chat/:centre/:chatId/person',
    summary: 'The visitor asks for a person, at any moment',
    params: visit,
    returns: zVisit,
  },
  leave: {
    ...open,
    method: 'POST',
    path: '/public/chat/:centre/:chatId/end',
    summary: 'The visitor ends it',
    params: visit,
    returns: zVisit,
  },
  transcript: {
    ...open,
    method: 'POST',
    path: '/public/chat/:centre/:chatId/transcript',
    summary: 'The visitor wants what was said by mail; an address that nobody has proved gets a code first',
    params: visit,
    body: z.object({
      email: z.email().max(254).optional(),
      code: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    returns: zVisit,
  },
  file: {
    ...open,
    method: 'GET',
    path: '/public/chat/:centre/:chatId/files/:sha256',
    summary: 'A file of the conversation',
    params: visit.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    returns: z.any(),
    file: true,
  },
  chats: {
    ...person,
    method: 'GET',
    path: '/chats',
    summary: 'Conversations that are going on and I may open, and whether I am there to chat',
    scope: 'cases:read',
    returns: z.object({ chats: z.array(zDeskChat), seat: zSeat, there: z.int(), may: z.object({ sit: z.boolean() }) }),
  },
  ofCase: {
    ...person,
    method: 'GET',
    path: '/chats/of-case/:caseId',
    summary: 'The conversation that goes on in a case',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    returns: z.object({ chat: zDeskChat.nullable() }),
  },
  take: {
    ...person,
    method: 'POST',
    path: '/chats/:chatId/take',
    summary: 'I answer this one: the visitor is told my name',
    scope: 'cases:write',
    params: oneChat,
    returns: z.object({ caseId: z.uuid() }),
  },
  end: {
    ...person,
    method: 'POST',
    path: '/chats/:chatId/end',
    summary: 'Ends it; the case goes on',
    scope: 'cases:write',
    params: oneChat,
    returns: done,
  },
  typing: {
    ...person,
    method: 'POST',
    path: '/chats/:chatId/typing',
    summary: 'The visitor sees that I write',
    scope: 'cases:write',
    params: oneChat,
    returns: done,
  },
  sit: {
    ...person,
    method: 'POST',
    path: '/chats/seat',
    summary: 'I am there to chat, or not; said again every minute while I am',
    scope: 'cases:write',
    body: zSeat.pick({ available: true, capacity: true }),
    returns: zSeat,
  },
  widget: {
    ...person,
    method: 'GET',
    path: '/chat-widget',
    summary: 'How the widget is set, and the line to paste',
    scope: 'organization:admin',
    returns: zWidgetSheet,
  },
  setWidget: {
    ...person,
    method: 'PUT',
    path: '/chat-widget',
    summary: 'Sets the widget',
    scope: 'organization:admin',
    body: zWidget,
    returns: zWidgetSheet,
  },
} satisfies Routes;
