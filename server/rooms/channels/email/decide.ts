import type { Locale } from '../../../platform/actor.ts';
import type { Keys } from '../../../platform/keys.ts';
import type { Threading } from './reading/contract.ts';

const shortId = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
const longId = (short: string) =>
  Buffer.from(short, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Our own Message-ID: it names the case and is signed, so that an answer finds its case whatever else the client overwrote. */
export function messageIdFor(keys: Keys, orgId: string, caseId: string, mailId: string, domain: string): string {
  return `case.${shortId(caseId)}.${shortId(mailId)}.${keys.sign('mail', `${orgId}:${caseId}`).slice(0, 16)}@${domain}`;
}

/** The case that one of our own ids names, when its signature is ours. */
export function caseOfMessageId(keys: Keys, orgId: string, id: string): string | null {
  const found = /^case\.([\w-]{22})\.[\w-]{22}\.([\w-]{16})@/.exec(id);
  if (!found?.[1] || !found[2]) return null;
  const caseId = longId(found[1]);
  return keys.sign('mail', `${orgId}:${caseId}`).slice(0, 16) === found[2] ? caseId : null;
}

/** The mail of ours that one of our own ids names. */
export function mailOfMessageId(id: string): string | null {
  const short = /^case\.[\w-]{22}\.([\w-]{22})\./.exec(id)?.[1];
  return short === undefined ? null : longId(short);
}

/** Ids of our own form anywhere in a text: a report of delivery gives them back in what it encloses. */
export const ourIdsIn = (text: string): string[] => [
  ...new Set(text.match(/case\.[\w-]{22}\.[\w-]{22}\.[\w-]{16}@[\w.-]{1,253}/g) ?? []),
];

/** Ids named by the mail, nearest first: what it answers, then its references from last to first. */
export const namedIds = (t: Threading & { returned?: string[] }): string[] => [
  ...new Set([...t.inReplyTo, ...[...t.references].reverse(), ...(t.returned ?? [])]),
];

const LONGEST_HEAD = 64_000;
const MOST_NAMED = 50;
const LONGEST_ID = 998;

/** What a mail calls itself and what it names, by its bare head: told before anything else of it is read. */
export function idsInHead(raw: Buffer): { messageId: string | null; named: string[] } {
  const [head = ''] = raw
    .subarray(0, LONGEST_HEAD)
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1);
  const idsIn = (name: string): string[] => {
    const [, value = ''] = new RegExp(`^${name}[ \\t]*:(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head) ?? [];
    return value.split(/[\s<>]+/).filter((id) => id !== '' && id.length <= LONGEST_ID && !id.includes('\0'));
  };
  const named = namedIds({ messageId: null, subject: '', inReplyTo: idsIn('in-reply-to'), references: idsIn('references') });
  return { messageId: idsIn('message-id')[0] ?? null, named: named.slice(0, MOST_NAMED) };
}

/** A key written in a subject, such as «Re: Su hervidor [K7-4H2M-918P]». */
export const keyInSubject = (subject: string): string | null =>
  /\b([A-Z0-9]{2}-[A-Z0-9]{4}-[A-Z0-9]{4})\b/i.exec(subject)?.[1] ?? null;

/** What the envelope of a report of delivery says where a sender stands. */
export const NULL_SENDER = '<>';

/** Whether a failure of the database or of the program is the mail's own doing (data it does not take, a size it does not), so that it would fail again. */
export function isOfTheMail(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^(22|23|54)\w{3}$/.test(code) || error instanceof TypeError || error instanceof RangeError;
}

const MACHINES = ['x-auto-response-suppress', 'list-id', 'x-loop', 'x-autoreply', 'x-autorespond', 'x-failed-recipients'];

/** What makes a mail automatic: a machine's answer, a list, a report of delivery. Nothing is ever answered to it by itself (RFC 3834). */
export function isAutomatic(header: (name: string) => string | null, from: string | null, returnPath: string | null): boolean {
  const auto = header('auto-submitted');
  if (auto && !/^no\b/i.test(auto.trim())) return true;
  if (/^(bulk|junk|list|auto_reply)\b/i.test(header('precedence') ?? '')) return true;
  if (MACHINES.some((name) => header(name) !== null)) return true;
  if (/^multipart\/report\b/i.test(header('content-type') ?? '')) return true;
  if (returnPath === '') return true;
  return /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([@+-]|$)/i.test(from ?? '');
}

/** The address without what comes after a plus, and the domain, for the receiver's table. */
export const plainAddress = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');

const PREFIX = /^\s*(re|rv|fwd?|aw|enc|res)\s*:\s*/i;
/** A subject as an answer carries it: one «Re:», the key once. */
export function replySubject(subject: string, key: string): string {
  let bare = subject;
  while (PREFIX.test(bare)) bare = bare.replace(PREFIX, '');
  bare = bare.replace(new RegExp(`\\s*\\[${key}\\]`, 'g'), '').trim();
  return `Re: ${bare} [${key}]`;
}

export const localeOf = (language: string): Locale => (language === 'en' ? 'en' : 'es');

const RETRY_MINUTES = [1, 5, 15, 60, 240, 720];
/** When a failed sending is tried again, minutes from now; null when it is given up and shown. */
export const retryAfter = (attempts: number): number | null => RETRY_MINUTES[attempts - 1] ?? null;

/** A mail as others than its reader may see it: by a link to answer they could decide in the reader's place. */
export const withoutAnswerLink = (body: string): string => body.replace(/(\/answer\/)[\w.-]+/g, '$1…');
