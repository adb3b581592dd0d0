import { htmlToText } from 'html-to-text';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { isAutomatic } from '../decide.ts';
import type { ReadMail } from './contract.ts';
import { part } from './decide.ts';

const LONGEST_TEXT = 400_000;
const bare = (id: string) => id.trim().replace(/^<|>$/g, '');
const listed = (value: string | string[] | undefined): string[] =>
  (value === undefined ? [] : Array.isArray(value) ? value : value.split(/\s+/)).map(bare).filter((id) => id !== '');
const firstOf = (value: AddressObject | AddressObject[] | undefined) => (Array.isArray(value) ? value[0] : value)?.value[0];

/** Reads a raw mail. Throws when it can't be read at all; the raw mail is kept either way. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(readable(raw), { skipImageLinks: true, skipTextToHtml: true });
  const lines = new Map(mail.headerLines.map(({ key, line }) => [key, line.replace(/^[^:]*:\s*/, '').trim()]));
  const header = (name: string) => lines.get(name) ?? null;
  const from = firstOf(mail.from) ?? firstOf(mail.replyTo);
  const { text, quoted } = part(textOf(mail).slice(0, LONGEST_TEXT));
  return {
    messageId: mail.messageId ? bare(mail.messageId) : null,
    inReplyTo: listed(mail.inReplyTo),
    references: listed(mail.references),
    subject: (mail.subject ?? '').replace(/\s+/g, ' ').slice(0, 500),
    from: { address: from?.address?.toLowerCase() || null, name: from?.name ?? '' },
    replyTo: firstOf(mail.replyTo)?.address?.toLowerCase() ?? null,
    at: mail.date && !Number.isNaN(mail.date.getTime()) ? mail.date : null,
    text,
    quoted,
    automatic: isAutomatic(header, from?.address ?? null, header('return-path')?.replace(/[<>]/g, '') ?? null),
    attachments: mail.attachments.map((a, i) => ({
      name: (a.filename ?? `adjunto-${i + 1}`).slice(0, 255),
      type: a.contentType.slice(0, 200),
      data: a.content,
    })),
  };
}

function textOf(mail: ParsedMail): string {
  const plain = mail.text?.trim() ?? '';
  if (plain !== '') return plain;
  return mail.html ? htmlToText(mail.html, { wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] }).trim() : '';
}

/**
 * A mail that says us-ascii, or nothing, over bytes that are neither that nor UTF-8 comes from a Windows of the nineties: it is read as
 * windows-1252, which every such client meant.
 */
function readable(raw: Buffer): Buffer {
  const head = raw.subarray(0, 64_000).toString('latin1');
  if (!/charset\s*=\s*"?us-ascii/i.test(head) && /charset\s*=/i.test(head)) return raw;
  const bytes = raw.some((byte) => byte > 127);
  if (!bytes || isUtf8(raw)) return raw;
  const charset = 'windows-1252';
  if (/charset\s*=\s*"?us-ascii"?/i.test(head))
    return Buffer.from(raw.toString('latin1').replace(/charset\s*=\s*"?us-ascii"?/gi, `charset=${charset}`), 'latin1');
  return raw;
}

function isUtf8(raw: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(raw);
    return true;
  } catch {
    return false;
  }
}
