import { htmlToText } from 'html-to-text';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { isAutomatic, ourIdsIn } from '../decide.ts';
import { crudeText, isGibberish, namedCharset, part, printable } from './decide.ts';
import type { ReadMail } from './contract.ts';

const US_ASCII = /charset\s*=\s*"?us-ascii"?/gi;
const US_ASCII_OR_UTF8 = /charset\s*=\s*"?(us-ascii|utf-?8)"?/gi;
const LONGEST_TEXT = 400_000;
/** Nobody writes so much HTML by hand: the rest is an attachment's work, and the raw mail keeps it. */
const LONGEST_HTML = 2_000_000;
const LONGEST_SUBJECT = 500;
const IDS = 200;
const bare = (id: string) => id.trim().replace(/^<|>$/g, '');
const listed = (value: string | string[] | undefined): string[] =>
  (value === undefined ? [] : Array.isArray(value) ? value : value.split(/\s+/))
    .map(bare)
    .filter((id) => id !== '')
    .slice(-IDS);
const firstOf = (value: AddressObject | AddressObject[] | undefined) => (Array.isArray(value) ? value[0] : value)?.value[0];
const addressOf = (value: { address?: string | undefined } | undefined): string | null =>
  printable(value?.address ?? '')
    .trim()
    .toLowerCase() || null;

/** Reads a raw mail. Throws when it can't be read at all; the raw mail is kept either way. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await parsed(readable(raw));
  const lines = new Map(mail.headerLines.map(({ key, line }) => [key, line.replace(/^[^:]*:\s*/, '').trim()]));
  const header = (name: string) => lines.get(name) ?? null;
  const from = firstOf(mail.from) ?? firstOf(mail.replyTo);
  const whole = textOf(mail).slice(0, LONGEST_TEXT);
  if (!mail.from && !mail.subject && !mail.messageId && isGibberish(whole)) throw new Error('no mail');
  const { text, quoted } = part(printable(whole));
  const automatic = isAutomatic(
    header,
    addressOf(from) ?? from?.name ?? null,
    header('return-path')?.replace(/[<>]/g, '') ?? null,
  );
  return {
    messageId: mail.messageId ? bare(printable(mail.messageId)) : null,
    inReplyTo: listed(mail.inReplyTo).map(printable),
    references: listed(mail.references).map(printable),
    returned: automatic ? ourIdsIn(raw.toString('latin1')) : [],
    undelivered: automatic && /^action:\s*failed\b/im.test(whole),
    subject: printable(mail.subject ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, LONGEST_SUBJECT),
    from: { address: addressOf(from), name: printable(from?.name ?? '').slice(0, 200) },
    replyTo: addressOf(firstOf(mail.replyTo)),
    at: mail.date && !Number.isNaN(mail.date.getTime()) ? mail.date : null,
    text,
    quoted,
    automatic,
    attachments: mail.attachments.map((a, i) => ({
      name: printable(a.filename ?? `adjunto-${i + 1}`).slice(0, 255),
      type: printable(a.contentType).slice(0, 200),
      data: a.content,
    })),
  };
}

async function parsed(raw: Buffer): Promise<ParsedMail> {
  const options = { skipImageLinks: true, skipTextToHtml: true };
  try {
    return await simpleParser(raw, options);
  } catch (error) {
    // HTML nested deeper than a stack, which no mail program writes: its words are taken out below.
    if (error instanceof RangeError) return simpleParser(raw, { ...options, skipHtmlToText: true });
    throw error;
  }
}

function textOf(mail: ParsedMail): string {
  const plain = mail.text?.trim() ?? '';
  if (plain !== '' || !mail.html) return plain;
  const html = mail.html.slice(0, LONGEST_HTML);
  try {
    return htmlToText(html, { wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] }).trim();
  } catch (error) {
    if (error instanceof RangeError) return crudeText(html);
    throw error;
  }
}

/**
 * A mail that says us-ascii or UTF-8 over bytes that are neither comes from a Windows of the nineties: it is read as windows-1252, which
 * every such client meant. Bare bytes in the head are of the charset that the body names, else of that one.
 */
function readable(raw: Buffer): Buffer {
  if (!raw.some((byte) => byte > 127) || isUtf8(raw)) return raw;
  const end = raw.indexOf('\r\n\r\n') >= 0 ? raw.indexOf('\r\n\r\n') : raw.indexOf('\n\n');
  const [head, body] = end < 0 ? [raw, Buffer.alloc(0)] : [raw.subarray(0, end), raw.subarray(end)];
  const charset = namedCharset(head.toString('latin1'));
  const decoded = isUtf8(head) ? head.toString('utf8') : decoderOf(charset).decode(head);
  // Of several parts each may be of another charset: what they say of themselves then holds.
  const wrong = /^content-type:\s*multipart/im.test(decoded) ? US_ASCII : US_ASCII_OR_UTF8;
  const mended = isUtf8(body) ? decoded : decoded.replace(wrong, 'charset=windows-1252');
  const rest = body.subarray(0, 64_000).toString('latin1');
  const parts =
    rest.search(US_ASCII) >= 0 ? Buffer.from(body.toString('latin1').replace(US_ASCII, 'charset=windows-1252'), 'latin1') : body;
  return Buffer.concat([Buffer.from(mended, 'utf8'), parts]);
}

function decoderOf(charset: string | null): TextDecoder {
  try {
    return new TextDecoder(charset && !/^(us-ascii|utf-?8)$/i.test(charset) ? charset : 'windows-1252');
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder('windows-1252');
    throw error;
  }
}

function isUtf8(raw: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(raw);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
