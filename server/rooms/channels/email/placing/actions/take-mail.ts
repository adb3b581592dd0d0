import { createHash } from 'node:crypto';
import { z } from 'zod';
import { action, type Tx } from '../../../../../platform/act.ts';
import { keepFile } from '../../../../../platform/files.ts';
import { say, sayTime } from '../../../../../platform/words.ts';
import { receive } from '../../../../cases/actions/receive.ts';
import type { MessageDetails } from '../../../../cases/doors/contract.ts';
import { hearParty } from '../../../../cases/third-parties/actions/hear-party.ts';
import { keepMailedFax } from '../../../fax/actions/keep-mailed-fax.ts';
import { keepDocument } from '../../../../documents/actions/keep-document.ts';
import { centreOf } from '../../../../organization/views.ts';
import type { Origin } from '../../authenticity/contract.ts';
import { provenanceOf } from '../../authenticity/decide.ts';
import { clearAddress } from '../../bounces/sql.ts';
import { fromWithinHour } from '../../bounces/views.ts';
import { localeOf, NULL_SENDER, namedIds } from '../../decide.ts';
import { partyBehind } from '../../letters/views.ts';
import type { ReadMail } from '../../reading/contract.ts';
import { type RawRow, rememberThread, settleRaw } from '../../sql.ts';
import { mailboxRow } from '../../views.ts';
import { LOOPS_FROM } from '../decide.ts';
import { caseNamed, caseOfEarlyAnswer, isFromUs, leftFromHere } from '../views.ts';
import { takeReport } from './take-report.ts';

/** Names of what the case does not know by the mail itself; longest that a header may grow. */
const REF_LENGTH = 400;
const input = z.object({ row: z.custom<RawRow>(), mail: z.custom<ReadMail>(), origin: z.custom<Origin>() });

/**
 * Puts a mail that was read where it belongs: a step of its case, a case of its own, an answer of a third party, or, where a machine wrote it, beside
 * the message it speaks of. System only: understanding a mail calls it.
 */
export const takeMail = action('email.takeMail', input, async (tx, { row, mail, origin }): Promise<void> => {
  const { auth } = origin;
  const sender = row.envelope.from === '' || row.envelope.from === NULL_SENDER ? null : row.envelope.from;
  const address = mail.from.address ?? mail.replyTo ?? sender;
  const settle = (state: string, caseId: string | null, problem?: string) => {
    const { messageId, subject } = mail;
    return settleRaw(tx, row.id, { state, caseId, messageId, from: address ?? '', subject, ...(problem ? { problem } : {}) });
  };
  const ref = refOf(row, mail);
  const paper = { from: address, subject: mail.subject, ref, files: mail.report ? [] : mail.attachments };
  const fax = await keepMailedFax(tx, { ...paper, origin: provenanceOf(origin) });
  if (fax.is === 'fax') return settle('understood', null);
  // What says that it is a fax and may not be believed is a mail like any other, which nobody is told of; proved false it is treated as a forged one.
  const doubted = fax.is === 'doubted' ? fax : null;
  const forged = origin.forged || doubted?.why === 'refuted';
  // Whoever says they are one of us and does not prove it gets into no case by what they name.
  const proved = auth.aligned && !forged;
  const named = forged ? null : await caseNamed(tx, mail, address);
  const caseId = forged ? null : (named ?? (await caseOfEarlyAnswer(tx, mail, { address, proved })));
  if (mail.report) return settle('automatic', await takeReport(tx, { row, mail, report: mail.report, caseId, address, ref }));
  const automatic = mail.automatic || row.envelope.from === NULL_SENDER;
  if (await leftFromHere(tx, mail.loop)) return settle('automatic', caseId, 'loop');
  if (automatic && address && (await fromWithinHour(tx, address)) >= LOOPS_FROM) return settle('automatic', caseId, 'loop');
  const attachments = [];
  for (const { name, type, data } of mail.attachments) attachments.push(await keepDocument(tx, { name, type, data }));
  const [party, box] = await Promise.all([
    partyBehind(tx, { ids: namedIds(mail), subject: mail.subject, from: address }, caseId),
    mailboxRow(tx, row.mailbox_id),
  ]);
  if (party) {
    const from = { address, name: mail.from.name };
    const { text, quoted } = mail;
    const heard = await hearParty(tx, { partyId: party.id, ref, from, text, quoted, attachments, rawSha256: row.sha256 });
    return settle(heard.messageId === null ? 'duplicate' : 'understood', heard.caseId);
  }
  const said = await saidBy(tx, mail, { address, proved });
  const isOld = row.envelope.old === true;
  const locale = localeOf(box?.language ?? 'es');
  const html = mail.html ? await keepFile(tx, Buffer.from(mail.html)) : null;
  const { forwarded, to, cc, subject } = mail;
  const details: MessageDetails = {
    auth,
    ...(origin.forged ? { forged: true } : {}),
    ...(subject === '' ? {} : { subject }),
    ...(to.length > 0 ? { to } : {}),
    ...(cc.length > 0 ? { cc } : {}),
    ...(html ? { html: html.sha256 } : {}),
    ...(forwarded?.sure ? { original: { ...forwarded.from, at: forwarded.at } } : {}),
  };
  const received = await receive(tx, {
    channel: 'email',
    ref,
    from: { kind: 'email', ...said.from },
    subject: said.subject,
    text: [
      ...(doubted ? [say(locale, `email.fax.${doubted.why}`, { line: doubted.line })] : []),
      ...(await beside(tx, locale, mail)),
      said.text,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    quoted: said.quoted,
    attachments,
    rawSha256: row.sha256,
    caseId,
    receipt: !automatic && !forged && !doubted && !isOld && mail.from.address !== null,
    ...(forged ? { join: 'none' as const } : {}),
    ...(isOld && mail.at ? { at: mail.at.toISOString() } : {}),
    details,
  });
  if (mail.messageId) await rememberThread(tx, mail.messageId, received.caseId);
  if (address && !automatic && !forged) await clearAddress(tx, address);
  return settle(received.messageId === null ? 'duplicate' : 'understood', received.caseId);
});

type Said = { from: { address: string | null; name: string }; subject: string; text: string; quoted: string };

/**
 * Whose words they are. What one of ours passes on is said by whoever wrote it first, and they are the customer; what a customer passes on stays
 * the customer's.
 */
async function saidBy(tx: Tx, mail: ReadMail, { address, proved }: { address: string | null; proved: boolean }): Promise<Said> {
  const { forwarded, text, quoted } = mail;
  const passesOn = forwarded?.sure && forwarded.from.address && address && proved && (await isFromUs(tx, address));
  if (!passesOn) return { from: { address, name: mail.from.name }, subject: mail.subject, text, quoted };
  const whole = [text, quoted].filter((part) => part !== '').join('\n\n');
  const subject = forwarded.subject || mail.subject;
  return { from: forwarded.from, subject, text: forwarded.body || text, quoted: forwarded.body ? whole : quoted };
}

/** What is in a mail beside its words, as lines: an appointment, mails enclosed, that it is encrypted. */
async function beside(tx: Tx, locale: 'es' | 'en', { appointment, enclosed, sealed }: ReadMail): Promise<string[]> {
  const said = sealed ? [say(locale, 'email.sealed', {})] : [];
  const mails = enclosed.filter((subject) => subject !== '').map((subject) => say(locale, 'email.enclosed', { subject }));
  const lines = [...said, ...mails];
  if (!appointment) return lines;
  const { method, title, place, organiser } = appointment;
  const { timeZone } = await centreOf(tx);
  const [at, until] = [appointment.at, appointment.until].map((one) =>
    one.endsWith('Z') ? sayTime(locale, new Date(one), timeZone) : one,
  );
  const facts = [until ? `${at} – ${until}` : at, place, organiser].filter(Boolean).join(' · ');
  return [...lines, say(locale, 'email.appointment', { method: method || 'REQUEST', title, facts })];
}

/** A mail twice is one message; two mails under one Message-ID, as broken clients send, are two. */
function refOf(row: RawRow, mail: ReadMail): string {
  if (!mail.messageId) return `sha256:${row.sha256}`;
  const body = createHash('sha256').update(mail.text).update(mail.quoted);
  for (const a of mail.attachments) body.update(a.data);
  return `${mail.messageId.slice(0, REF_LENGTH)}#${body.digest('hex').slice(0, 16)}`;
}
