import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { letterFacts } from '../../../cases/customer/views.ts';
import { caseByKey } from '../../../cases/views.ts';
import { isOneOfUs } from '../../../organization/views.ts';
import { ourMailsTo } from '../bounces/views.ts';
import { caseOfMessageId, keyInSubject, namedIds } from '../decide.ts';
import { addressesOf } from '../mailboxes/views.ts';
import type { ReadMail } from '../reading/contract.ts';
import { caseOfThread } from '../views.ts';
import { bareSubject, isOfOurDomain, keysIn, quotes } from './decide.ts';

/**
 * The case a mail belongs to: by our own signed id wherever it stands in it, by its references, by the key in its subject; else, of the same
 * customer, by the key in what it quotes, or by what it quotes of a mail of ours under the same subject.
 */
export async function caseNamed(tx: Tx, mail: ReadMail, address: string | null): Promise<string | null> {
  const ids = namedIds(mail);
  for (const id of [...ids, ...mail.returned]) {
    const named = caseOfMessageId(tx.ctx.keys, tx.orgId, id);
    if (named) return named;
  }
  const threaded = ids.length ? await caseOfThread(tx, ids) : null;
  if (threaded) return threaded;
  const key = keyInSubject(mail.subject);
  const byKey = key ? await caseByKey(tx, key) : null;
  return byKey?.id ?? (address ? byQuotes(tx, mail, address) : null);
}

/**
 * The case of an answer that came before the mail it answers: of the same writer, or to whom one of us wrote from a program of their own. What
 * somebody else says that they answer brings nobody's mail into their case.
 */
export async function caseOfEarlyAnswer(
  tx: Tx,
  { messageId }: ReadMail,
  { address, proved }: { address: string | null; proved: boolean },
): Promise<string | null> {
  if (!messageId || !address) return null;
  const { rows } = await sql<{ caseId: string; sender: string | null }>`select case_id as "caseId", envelope->>'sender' as sender
    from raw_mail where org_id = ${tx.orgId} and named[1] = ${messageId} and named <> '{}' and state = 'understood' and case_id is not null
    order by id limit 20`.execute(tx.sql);
  const own = rows.find(({ sender }) => sender === address);
  if (own || rows.length === 0) return own?.caseId ?? null;
  return proved && (await isFromUs(tx, address)) ? (rows[0]?.caseId ?? null) : null;
}

async function byQuotes(tx: Tx, mail: ReadMail, address: string): Promise<string | null> {
  const whole = `${mail.text}\n${mail.quoted}`;
  for (const key of keysIn(whole)) {
    const found = await caseByKey(tx, key);
    const facts = found ? await letterFacts(tx, found.id) : null;
    if (found && facts?.customerAddress?.toLowerCase() === address) return found.id;
  }
  const subject = bareSubject(mail.subject);
  const alike = (await ourMailsTo(tx, address)).filter((one) => bareSubject(one.subject) === subject);
  return alike.find(({ body }) => quotes(whole, body))?.caseId ?? null;
}

/** Whether somebody of ours sent it: one of our people, or an address of our own domain. Only asked of a mail that proved where it is from. */
export async function isFromUs(tx: Tx, address: string): Promise<boolean> {
  const boxes = (await addressesOf(tx)).map((one) => one.address);
  return isOfOurDomain(address, boxes) || isOneOfUs(tx, address);
}

/** Whether a mail carries the mark of one of our mailboxes: it left from here. */
export async function leftFromHere(tx: Tx, loop: string | null): Promise<boolean> {
  return loop !== null && (await addressesOf(tx)).some(({ address }) => loop.toLowerCase().includes(address.toLowerCase()));
}
