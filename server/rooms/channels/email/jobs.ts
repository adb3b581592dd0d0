import type { Session } from '../../../platform/context.ts';
import type { TimedJob } from '../../../platform/reactions.ts';
import { keepMail } from './actions/keep-mail.ts';
import { sendQueued } from './actions/send-queued.ts';
import { understand } from './actions/understand.ts';
import type { FetchNew } from './fetching/contract.ts';
import type { ReadRaw } from './reading/contract.ts';
import type { SendMail } from './sending/contract.ts';
import { leftBehind, lookAs, mailboxRows, secretsOf } from './views.ts';

export type Needs = { send: SendMail; read: ReadRaw; fetchNew: FetchNew };

const FETCH_SECONDS = 20;
const SWEEP_SECONDS = 30;

export const timedJobs = ({ send, read, fetchNew }: Needs): TimedJob[] => [
  {
    name: 'email.fetch',
    everySeconds: FETCH_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) await fetchFor(sessionFor(orgId), fetchNew);
    },
  },
  {
    // What a lost job left behind, and sendings whose time to try again has come.
    name: 'email.sweep',
    everySeconds: SWEEP_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        const left = await lookAs(session.ctx, orgId, leftBehind);
        for (const rawMailId of left.raw) await alone(session, () => understand(session, rawMailId, read));
        for (const id of left.outgoing) await alone(session, () => sendQueued(session, id, send));
      }
    },
  },
];

/** One mailbox that fails holds up no other. */
async function fetchFor(session: Session, fetchNew: FetchNew): Promise<void> {
  const { ctx, actor } = session;
  const boxes = await lookAs(ctx, actor.orgId, async (tx) =>
    (await mailboxRows(tx)).map((row) => ({ row, password: secretsOf(tx, row).imapPassword ?? '' })),
  );
  for (const { row, password } of boxes) {
    if (!row.imap) continue;
    const account = { ...row.imap, password };
    await alone(session, () =>
      fetchNew(account, { uidValidity: row.uid_validity, lastUid: row.last_uid }, async (raw, last, validity) => {
        await keepMail(session, { mailboxId: row.id, raw, from: '', to: row.address, uid: { validity, last } });
      }),
    );
  }
}

async function alone(session: Session, work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => session.ctx.log.warn({ err: error }, 'mail'));
}
