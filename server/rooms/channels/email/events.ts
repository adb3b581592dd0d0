import type { Reaction } from '../../../platform/reactions.ts';
import { events as cases } from '../../cases/contract.ts';
import { events as requests } from '../../requests/contract.ts';
import { putMailbox } from './actions/put-mailbox.ts';
import { sendQueued, type SendMail } from './actions/send-queued.ts';
import { understand } from './actions/understand.ts';
import { events } from './contract.ts';
import { writeReceipt } from './letters/actions/write-receipt.ts';
import { writeReply } from './letters/actions/write-reply.ts';
import { writeRequest } from './letters/actions/write-request.ts';
import { writeSurvey } from './letters/actions/write-survey.ts';
import { lookAs, mailboxes } from './views.ts';
import { centreOf } from '../../organization/views.ts';

const OCCASION = { [requests.asked]: 'asked', [requests.reminded]: 'reminded', [requests.climbed]: 'climbed' } as const;
const PURPOSES = ['reply', 'resolution', 'status'] as const;

export const reactions = (send: SendMail): Reaction[] => [
  {
    // A new centre can read its mail before it has a mail server: it begins with an address of its own and the built-in outbox.
    name: 'email.foundMailbox',
    on: ['organization.founded'],
    run: async (session) => {
      const { has, slug, name } = await lookAs(session.ctx, session.actor.orgId, async (tx) => ({
        has: (await mailboxes(tx)).length > 0,
        ...(await centreOf(tx)),
      }));
      if (!has) await putMailbox(session, { address: `atencion@${slug}.example`, name, language: 'es', imap: null, smtp: null });
    },
  },
  {
    name: 'email.understand',
    on: [events.mailArrived],
    run: async (session, event) => void (event.subjectId && (await understand(session, { rawMailId: event.subjectId }))),
  },
  {
    name: 'email.send',
    on: [events.mailQueued],
    run: async (session, event) => void (event.subjectId && (await sendQueued(session, event.subjectId, send))),
  },
  {
    name: 'email.writeReceipt',
    on: [cases.receiptDue],
    run: async (session, event) => void (event.caseId && (await writeReceipt(session, { caseId: event.caseId }))),
  },
  {
    name: 'email.writeSurvey',
    on: [cases.surveyDue],
    run: async (session, event) => void (event.caseId && (await writeSurvey(session, { caseId: event.caseId }))),
  },
  {
    name: 'email.writeReply',
    on: [cases.messageSent],
    run: async (session, event) => {
      const purpose = PURPOSES.find((p) => p === event.data.purpose) ?? 'reply';
      if (event.caseId && event.subjectId && event.data.byMail === true)
        await writeReply(session, { caseId: event.caseId, messageId: event.subjectId, purpose });
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
