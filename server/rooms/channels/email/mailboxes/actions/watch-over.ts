import { act, look, type Tx } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import { newId } from '../../../../../platform/ids.ts';
import { gapsOf, usualQuiet } from '../../../../../platform/silence.ts';
import { sayTime } from '../../../../../platform/words.ts';
import { workingMinutesBetween } from '../../../../../platform/working-time.ts';
import { notify } from '../../../../organization/actions/notify.ts';
import { allPeople, calendarOf, centreOf } from '../../../../organization/views.ts';
import { events } from '../../contract.ts';
import type { MailboxRow } from '../../sql.ts';
import { mailboxRows } from '../../views.ts';
import type { AskCertificate } from '../contract.ts';
import { type Alarm, alarmsOf, type Facts } from '../decide.ts';
import { clearAlarms, noteCertificate, raiseAlarm } from '../sql.ts';
import { arrivalsOf, type LinkRow, linksOf, waitingOut } from '../views.ts';

const LOOK_AGAIN_MS = 6 * 3_600_000;
const TOLD = new Set(['CENTRE_MANAGER', 'ADMIN']);

/**
 * Looks after every mailbox: what is wrong is told once to whoever runs and administers the centre, and cleared when it works again. Certificates are
 * looked at now and then, outside of any transaction. System only: timed work calls it.
 */
export async function watchOver(session: Session, { askCertificate }: { askCertificate: AskCertificate }): Promise<void> {
  await lookAtCertificates(session, askCertificate);
  await act(session, 'email.watchOver', async (tx) => {
    const links = await linksOf(tx);
    for (const row of await mailboxRows(tx)) await judge(tx, row, await factsOf(tx, row, links));
  });
}

async function lookAtCertificates(session: Session, askCertificate: AskCertificate): Promise<void> {
  const { ctx } = session;
  const { rows, links } = await look(session, async (tx) => ({ rows: await mailboxRows(tx), links: await linksOf(tx) }));
  for (const { mailboxId, side, works, certificateAt } of links) {
    const server = rows.find(({ id }) => id === mailboxId)?.[side];
    if (!server || !works || (certificateAt && ctx.clock.now().getTime() - certificateAt.getTime() < LOOK_AGAIN_MS)) continue;
    const until = await askCertificate({ ...server, side }).catch((error: unknown) => {
      ctx.log.warn({ err: error, mailboxId, side }, 'certificate');
      return null;
    });
    await act(session, 'email.watchOver', (tx) => noteCertificate(tx, mailboxId, side, until));
  }
}

async function factsOf(tx: Tx, row: MailboxRow, links: readonly LinkRow[]): Promise<Facts> {
  const calendar = await calendarOf(tx, {});
  const linkOf = (side: 'imap' | 'smtp') =>
    (row[side] && links.find((link) => link.mailboxId === row.id && link.side === side)) ?? null;
  const secretUntil = row.sign_in.kind === 'oauth' ? row.sign_in.secretUntil : null;
  return {
    lastInAt: row.last_in_at,
    quietFor: row.last_in_at ? workingMinutesBetween(calendar, row.last_in_at, tx.now) : 0,
    quietAfter: row.quiet_minutes ?? usualQuiet(gapsOf(calendar, await arrivalsOf(tx, row.id))),
    imap: linkOf('imap'),
    smtp: linkOf('smtp'),
    secretUntil: secretUntil ? new Date(`${secretUntil}T00:00:00Z`) : null,
    queue: await waitingOut(tx, row.id),
  };
}

async function judge(tx: Tx, row: MailboxRow, facts: Facts): Promise<void> {
  const found = alarmsOf(facts, tx.now);
  const cleared = await clearAlarms(
    tx,
    row.id,
    found.map(({ kind }) => kind),
  );
  for (const kind of cleared) {
    tx.ctx.log.info({ mailbox: row.address, kind }, 'mail alarm cleared');
    tx.record({ name: events.alarmCleared, subjectId: row.id, audience: ['centre'], data: { mailboxId: row.id, kind } });
  }
  for (const alarm of found) await raise(tx, row, alarm);
}

async function raise(tx: Tx, row: MailboxRow, alarm: Alarm): Promise<void> {
  const { kind, since, problem, until, waiting } = alarm;
  const { locale, timeZone } = await centreOf(tx);
  const at = until ?? since;
  const params = { mailbox: row.address, at: sayTime(locale, at, timeZone), iso: at.toISOString(), problem, waiting };
  if (!(await raiseAlarm(tx, { id: newId(), mailboxId: row.id, kind, params }))) return;
  tx.ctx.log.warn({ mailbox: row.address, kind, problem }, 'mail alarm');
  const personIds = (await allPeople(tx)).filter((p) => p.active && TOLD.has(p.role)).map((p) => p.id);
  await notify(tx, { personIds, word: `email.alarm.${kind}`, params });
  tx.record({ name: events.alarmRaised, subjectId: row.id, audience: ['centre'], data: { mailboxId: row.id, kind } });
}
