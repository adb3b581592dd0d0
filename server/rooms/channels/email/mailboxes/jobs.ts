import { setTimeout as sleep } from 'node:timers/promises';
import type { Tx } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import type { StandingWork, TimedJob } from '../../../../platform/reactions.ts';
import type { Reader } from '../fetching/contract.ts';
import { lookAs, mailboxRows, secretsOf } from '../views.ts';
import { readMailbox } from './actions/read-mailbox.ts';
import { watchOver } from './actions/watch-over.ts';
import type { AskCertificate, AskToken } from './contract.ts';
import { waitAfter } from './decide.ts';
import { linksOf } from './views.ts';

type Needs = Reader & { askToken: AskToken; askCertificate: AskCertificate };

const NOTICE_MS = 3000;
const NET_SECONDS = 30;
/** A connection that stands looks every minute: what was not looked at for so long has none. */
const LEFT_ALONE_MS = 150_000;
const WATCH_SECONDS = 60;

type Standing = { settings: string; stop(): Promise<void> };

/** One connection for each mailbox, told of mail as it comes. Settings that change are noticed, and a connection that breaks is made anew. */
export const standing = (needs: Needs): StandingWork[] => [
  {
    name: 'email.stand',
    begin: ({ orgIds, sessionFor }) => {
      const ending = new AbortController();
      const boxes = new Map<string, Standing>();
      let ctx: Session['ctx'] | null = null;
      const notice = async () => {
        const wanted = new Map<string, { session: Session; id: string; settings: string }>();
        for (const orgId of await orgIds()) {
          const session = sessionFor(orgId);
          ctx = session.ctx;
          for (const { id, imap, sign_in, after_fetch, given } of await lookAs(session.ctx, orgId, whatTheyAre)) {
            if (imap) wanted.set(id, { session, id, settings: JSON.stringify([imap, sign_in, after_fetch, given]) });
          }
        }
        for (const [id, one] of boxes) {
          if (wanted.get(id)?.settings === one.settings) continue;
          boxes.delete(id);
          await one.stop();
        }
        for (const { session, id, settings } of wanted.values())
          if (!boxes.has(id) && !ending.signal.aborted) boxes.set(id, { settings, ...stand(session, id, needs) });
      };
      const loop = async () => {
        let fine = true;
        while (!ending.signal.aborted) {
          fine = await notice().then(
            () => true,
            (error: unknown) => {
              // The database is gone: said once, not every three seconds.
              if (fine) ctx?.log.error({ err: error }, 'mailboxes');
              return false;
            },
          );
          await rest(NOTICE_MS, ending.signal);
        }
      };
      const running = loop();
      return {
        stop: async () => {
          ending.abort();
          await running;
          await Promise.all([...boxes.values()].map((one) => one.stop()));
        },
      };
    },
  },
];

/** A secret that somebody gives is a change of settings; a token that is renewed is none. */
const whatTheyAre = async (tx: Tx) => (await mailboxRows(tx)).map((row) => ({ ...row, given: secretsOf(tx, row).given }));

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });

/** The connection of one mailbox, made again as often as it breaks, each time after a longer wait. */
function stand(session: Session, mailboxId: string, needs: Needs): { stop(): Promise<void> } {
  const ending = new AbortController();
  const loop = async () => {
    let failures = 0;
    while (!ending.signal.aborted) {
      const begun = Date.now();
      await readMailbox(session, mailboxId, needs, ending.signal).catch((error: unknown) => {
        failures = Date.now() - begun > LEFT_ALONE_MS ? 1 : failures + 1;
        session.ctx.log.warn({ err: error, mailboxId, failures }, 'mailbox');
      });
      if (!ending.signal.aborted) await rest(waitAfter(failures), ending.signal);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

export const timedJobs = (needs: Needs): TimedJob[] => [
  {
    // The net below: a mailbox that no connection has looked at for a while is read once.
    name: 'email.fetch',
    everySeconds: NET_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) await catchUp(sessionFor(orgId), needs);
    },
  },
  {
    name: 'email.watchOver',
    everySeconds: WATCH_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) await watchOver(sessionFor(orgId), needs);
    },
  },
];

async function catchUp(session: Session, needs: Needs): Promise<void> {
  const { ctx, actor } = session;
  const now = ctx.clock.now().getTime();
  const { rows, links } = await lookAs(ctx, actor.orgId, async (tx) => ({
    rows: await mailboxRows(tx),
    links: await linksOf(tx),
  }));
  for (const { id, imap } of rows) {
    const link = links.find((one) => one.mailboxId === id && one.side === 'imap');
    if (!imap || (link && now - link.lookedAt.getTime() < LEFT_ALONE_MS)) continue;
    // One mailbox that fails holds up no other.
    await readMailbox(session, id, needs, null).catch((error: unknown) => ctx.log.warn({ err: error, mailboxId: id }, 'mailbox'));
  }
}
