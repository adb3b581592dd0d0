import type { Reaction } from '../../../platform/reactions.ts';
import { events as cases } from '../../cases/contract.ts';
import { events as requests } from '../../requests/contract.ts';
import { followSplit } from './actions/follow-split.ts';
import { events as chat } from '../chat/contract.ts';
import { events as fax } from '../fax/contract.ts';
import { events as links } from '../web/links/contract.ts';
import { foundMailbox } from './actions/found-mailbox.ts';
import { sendQueued } from './actions/send-queued.ts';
import { understand } from './actions/understand.ts';
import { events } from './contract.ts';
import { writeFax } from './letters/actions/write-fax.ts';
import { writeForward } from './letters/actions/write-forward.ts';
import { writeChat } from './letters/actions/write-chat.ts';
import { writeLink } from './letters/actions/write-link.ts';
import { writeReceipt } from './letters/actions/write-receipt.ts';
import { writeReply } from './letters/actions/write-reply.ts';
import { writeRequest } from './letters/actions/write-request.ts';
import { writeSurvey } from './letters/actions/write-survey.ts';
import type { FetchOld } from './fetching/contract.ts';
import { runBackfill } from './mailboxes/actions/run-backfill.ts';
import type { AskToken } from './mailboxes/contract.ts';
import type { Authenticate } from './authenticity/contract.ts';
import type { ReadRaw } from './reading/contract.ts';
import type { SendMail } from './sending/contract.ts';

const OCCASION = { [requests.asked]: 'asked', [requests.reminded]: 'reminded', [requests.climbed]: 'climbed' } as const;
const PURPOSES = ['reply', 'resolution', 'status'] as const;

type Needs = { send: SendMail; read: ReadRaw; authenticate: Authenticate; askToken: AskToken; fetchOld: FetchOld };

export const reactions = ({ send, read, authenticate, askToken, fetchOld }: Needs): Reaction[] => [
  { name: 'email.foundMailbox', on: ['organization.founded'], run: (session) => foundMailbox(session, {}) },
  {
    name: 'email.understand',
    on: [events.mailArrived],
    run: async (session, event) => void (event.subjectId && (await understand(session, event.subjectId, { read, authenticate }))),
  },
  {
    name: 'email.send',
    on: [events.mailQueued],
    run: async (session, event) => void (event.subjectId && (await sendQueued(session, event.subjectId, { send, askToken }))),
  },
  {
    name: 'email.backfill',
    on: [events.backfillAsked],
    run: async (session, event) =>
      void (event.subjectId && (await runBackfill(session, event.subjectId, { fetchOld, askToken }))),
  },
  {
    name: 'email.writeFax',
    on: [fax.gatewayDue],
    run: async (session, { caseId, data }) => writeFax(session, { ...data, caseId } as Parameters<typeof writeFax>[1]),
  },
  {
    name: 'email.writeReceipt',
    on: [cases.receiptDue],
    run: async (session, event) => void (event.caseId && (await writeReceipt(session, { caseId: event.caseId }))),
  },
  {
    name: 'email.followSplit',
    on: [cases.split],
    run: async (session, { caseId, data }) => {
      const raws = Array.isArray(data.raws) ? data.raws.filter((raw) => typeof raw === 'string') : [];
      if (caseId && typeof data.from === 'string' && raws.length > 0)
        await followSplit(session, { caseId, from: data.from, raws });
    },
  },
  {
    name: 'email.writeLink',
    on: [links.linkAsked],
    run: async (session, event) => void (event.caseId && (await writeLink(session, { caseId: event.caseId, because: event.id }))),
  },
  {
    name: 'email.writeSurvey',
    on: [cases.surveyDue],
    run: async (session, event) => void (event.caseId && (await writeSurvey(session, { caseId: event.caseId }))),
  },
  {
    name: 'email.writeChat',
    on: [chat.transcriptDue, chat.codeDue],
    run: async (session, event) => {
      const what = event.name === chat.codeDue ? 'code' : 'transcript';
      if (event.subjectId) await writeChat(session, { chatId: event.subjectId, what, because: event.id });
    },
  },
  {
    // Said in a conversation whose visitor is gone.
    name: 'email.writeChatAnswer',
    on: [chat.answerDue],
    run: async (session, event) => {
      const purpose = PURPOSES.find((p) => p === event.data.purpose) ?? 'reply';
      if (event.caseId && event.subjectId)
        await writeReply(session, { caseId: event.caseId, messageId: event.subjectId, purpose });
    },
  },
  {
    name: 'email.writeReply',
    on: [cases.messageSent],
    run: async (session, event) => {
      const purpose = PURPOSES.find((p) => p === event.data.purpose) ?? 'reply';
      if (event.caseId && event.subjectId && event.data.channel === 'email')
        await writeReply(session, { caseId: event.caseId, messageId: event.subjectId, purpose });
    },
  },
  {
    name: 'email.writeForward',
    on: [cases.forwarded],
    run: async (session, event) => {
      const partyId = event.data.partyId;
      if (event.caseId && event.subjectId && typeof partyId === 'string')
        await writeForward(session, { caseId: event.caseId, messageId: event.subjectId, partyId });
    },
  },
  {
    name: 'email.writeRequest',
    on: Object.keys(OCCASION),
    run: async (session, event) => {
      const occasion = OCCASION[event.name as keyof typeof OCCASION];
      if (event.subjectId) await writeRequest(session, { requestId: event.subjectId, because: event.id, occasion });
    },
  },
];
