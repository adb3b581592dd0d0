import { look } from '../../../platform/act.ts';
import { readFileOf } from '../../../platform/files.ts';
import { refused } from '../../../platform/refusal.ts';
import { door } from '../../../platform/route.ts';
import { mayAdminister, mayDeliver, mayReadBodies, mayReadMail } from './access.ts';
import { releaseAddress } from './bounces/actions/release-address.ts';
import { bounceRoutes } from './bounces/contract.ts';
import { suppressions } from './bounces/views.ts';
import { checkMailbox, type Probes } from './actions/check-mailbox.ts';
import { keepMail } from './actions/keep-mail.ts';
import { putMailbox } from './actions/put-mailbox.ts';
import { resend } from './actions/resend.ts';
import { routes } from './contract.ts';
import { askBackfill } from './mailboxes/actions/ask-backfill.ts';
import { mailboxes } from './mailboxes/views.ts';
import { letterRoutes } from './letters/contract.ts';
import { mailOf } from './letters/views.ts';
import { incoming, outbox, rawFile, receiverOf } from './views.ts';

const ask = (may: boolean): void => {
  if (!may) throw refused('forbidden', 'email.mayNot');
};

export const doors = (probes: Probes) => [
  door('email/letters', letterRoutes, {
    mailOfCase: ({ session, params, query }) => look(session, (tx) => mailOf(tx, params.caseId, query.to)),
  }),
  door('email/bounces', bounceRoutes, {
    suppressions: ({ session, query }) => (ask(mayReadMail(session.actor)), look(session, (tx) => suppressions(tx, query))),
    releaseAddress: ({ session, body }) => releaseAddress(session, body),
  }),
  door('email', routes, {
    mailboxes: ({ session }) => (ask(mayAdminister(session.actor)), look(session, mailboxes)),
    putMailbox: ({ session, body }) => putMailbox(session, body),
    checkMailbox: ({ session, params }) => checkMailbox(session, params.mailboxId, probes),
    backfill: ({ session, params, body }) => askBackfill(session, { ...params, ...body }),
    outbox: ({ session, query }) => (ask(mayReadMail(session.actor)), look(session, (tx) => outbox(tx, query.before))),
    resend: ({ session, params }) => resend(session, params),
    incoming: ({ session, query }) => (
      ask(mayReadMail(session.actor) && mayReadBodies(session.actor)),
      look(session, (tx) => incoming(tx, query.state, query.before))
    ),
    raw: ({ session, params }) => (
      ask(mayReadMail(session.actor) && mayReadBodies(session.actor)),
      look(session, async (tx) => {
        const file = await rawFile(tx, params.mailId);
        const data = file ? await readFileOf(tx, file.sha256) : null;
        if (!data) throw refused('not_found', 'email.mailUnknown');
        return { type: 'message/rfc822', name: `${params.mailId}.eml`, data };
      })
    ),
    deliver: async ({ session, ctx, body }) => {
      ask(mayDeliver(session.actor));
      const receiver = await receiverOf(ctx, body.recipient);
      if (receiver?.orgId !== session.actor.orgId) throw refused('invalid', 'email.mailboxUnknown', { field: 'recipient' });
      const { id } = await keepMail(session, {
        mailboxId: receiver.mailboxId,
        raw: Buffer.from(body.raw, 'base64'),
        from: body.sender,
        to: body.recipient,
      });
      if (!id) throw refused('conflict', 'email.alreadyHere', { field: 'raw' });
      return { id };
    },
  }),
];
