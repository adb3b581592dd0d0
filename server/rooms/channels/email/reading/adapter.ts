import { createHash } from 'node:crypto';
import type { Email } from 'postal-mime';
import { type AddressObject, type Attachment as ParsedAttachment, type ParsedMail, simpleParser } from 'mailparser';
import { cleanHtml } from '../../../../platform/html.ts';
import { isAutomatic, ourIdsIn } from '../decide.ts';
import { appointmentIn } from './calendars/decide.ts';
import { readable, withinBounds } from './charsets/decide.ts';
import type { Addressee, ReadMail } from './contract.ts';
import { crudeText, isGibberish, printable } from './decide.ts';
import { foldedOnce, isDeep, isQuoting, linesOfHtml, splitHtml } from './formatted/decide.ts';
import { forwardIn } from './forwards/decide.ts';
import { linesOf, partLines } from './quotes/decide.ts';
import { mayReport, reportIn } from './reports/decide.ts';
import { unwrap, unwrapped } from './sealed/decide.ts';
import { unpack } from './tnef/decide.ts';

const LONGEST_TEXT = 400_000;
/** Nobody writes so much HTML by hand: the rest is an attachment's work, and the raw mail keeps it. */
const LONGEST_HTML = 400_000;
const LONGEST_SUBJECT = 500;
const LONGEST_REPORT = 300_000;
const LONGEST_SEARCHED = 1_000_000;
const MOST_ATTACHMENTS = 300;
const MOST_ADDRESSEES = 100;
const IDS = 200;
/** Signed, encrypted and signed again is the most that is done. */
const MOST_LAYERS = 3;

type Attachment = ReadMail['attachments'][number] & { cid?: string };
/** `all`: what is longer than is shown, to be kept as a file. */
type Body = { text: string; quoted: string; inline: boolean; whole: string; all: Buffer | null };

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
const addressees = (value: AddressObject | AddressObject[] | undefined): Addressee[] =>
  (value === undefined ? [] : Array.isArray(value) ? value : [value])
    .flatMap((one) => one.value.flatMap((entry) => entry.group ?? [entry]))
    .map((one) => ({ address: addressOf(one) ?? '', name: printable(one.name).slice(0, 200) }))
    .filter(({ address }) => address !== '')
    .slice(0, MOST_ADDRESSEES);

/** Reads a raw mail. Throws when it can't be read at all; the raw mail is kept either way. */
export async function readMail(whole: Buffer): Promise<ReadMail> {
  const { raw, mail, sealed } = await opened(readable(withinBounds(whole)));
  const lines = new Map(mail.headerLines.map(({ key, line }) => [key, line.replace(/^[^:]*:\s*/, '').trim()]));
  const header = (name: string) => lines.get(name) ?? null;
  const from = firstOf(mail.from) ?? firstOf(mail.replyTo);
  const address = addressOf(from);
  const automatic = isAutomatic(header, address ?? from?.name ?? null, header('return-path')?.replace(/[<>]/g, '') ?? null);
  const subject = printable(mail.subject ?? '')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_SUBJECT);
  const machine = await machineIn(raw, header, { from: address ?? from?.name ?? null, subject, automatic });
  const files = machine?.files ?? filesOf(mail);
  const packed = files.flatMap((file) => (isPacked(file) ? (unpack(file.data) ?? []) : []))[0];
  const html = mail.html || packed?.html || '';
  const body = bodyOf(machine?.text ?? plainOf(mail, raw) ?? packed?.text ?? '', html);
  if (!mail.from && !mail.subject && !mail.messageId && isGibberish(body.whole)) throw new Error('no mail');
  const attachments = files.flatMap((file) => (packed && isPacked(file) ? unpacked(packed) : [file])).slice(0, MOST_ATTACHMENTS);
  if (body.all) attachments.push({ name: 'texto-completo.txt', type: 'text/plain; charset=utf-8', data: body.all });
  const nested = files.filter(({ type }) => type === 'message/rfc822').map(({ data }) => headOf(data));
  const forwarded = machine?.report ? null : (forwardIn(body.whole, subject) ?? enclosedForward(nested, body.text));
  return {
    messageId: mail.messageId ? bare(printable(mail.messageId)) : null,
    inReplyTo: listed(mail.inReplyTo).map(printable),
    references: listed(mail.references).map(printable),
    returned: ourIdsIn(raw.subarray(0, LONGEST_SEARCHED).toString('latin1')),
    subject,
    from: { address, name: printable(from?.name ?? '').slice(0, 200) },
    replyTo: addressOf(firstOf(mail.replyTo)),
    to: addressees(mail.to),
    cc: addressees(mail.cc),
    at: mail.date && !Number.isNaN(mail.date.getTime()) ? mail.date : null,
    text: body.text,
    quoted: body.quoted,
    html: html === '' || isDeep(html.slice(0, LONGEST_HTML)) ? null : formatted(html.slice(0, LONGEST_HTML), files, body.inline),
    automatic,
    loop: header('x-loop'),
    report: machine?.report ?? null,
    forwarded,
    appointment:
      files.flatMap(({ type, data }) =>
        /calendar|\bics\b/i.test(type) ? (appointmentIn(data.toString('utf8')) ?? []) : [],
      )[0] ?? null,
    sealed,
    enclosed: machine?.report ? [] : nested.map(({ subject: one }) => one).slice(0, 20),
    attachments: attachments.map(({ name, type, data }) => ({ name, type, data })),
  };
}

/** A mail without what it is wrapped in only to be signed (RFC 8551). */
async function opened(raw: Buffer, layers = 0): Promise<{ raw: Buffer; mail: ParsedMail; sealed: boolean }> {
  const mail = await parsed(raw);
  const type = mail.headerLines.findLast(({ key }) => key === 'content-type')?.line ?? '';
  if (/multipart\/encrypted/i.test(type)) return { raw, mail, sealed: true };
  const [file] = /application\/(x-)?pkcs7-mime|smime\.p7m/i.test(type) ? mail.attachments : [];
  const wrapped = file ? unwrap(file.content) : null;
  if (wrapped?.kind !== 'signed' || layers >= MOST_LAYERS) return { raw, mail, sealed: wrapped?.kind === 'sealed' };
  return opened(readable(withinBounds(unwrapped(raw, wrapped.content))), layers + 1);
}

async function parsed(raw: Buffer): Promise<ParsedMail> {
  const options = { skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: LONGEST_HTML };
  try {
    return await simpleParser(raw, options);
  } catch (error) {
    // HTML nested deeper than a stack, which no mail program writes: its words are taken out below.
    if (error instanceof RangeError) return simpleParser(raw, { ...options, skipHtmlToText: true });
    throw error;
  }
}

const nameOf = (name: string | undefined | null, n: number): string => printable(name ?? `adjunto-${n + 1}`).slice(0, 255);
/** An invitation comes twice in one mail, as a part without a name and as a file: the file is enough. */
const isTwin = ({ filename, content }: ParsedAttachment, all: readonly ParsedAttachment[]): boolean =>
  !filename && all.some((other) => other.filename && other.content.equals(content));
const filesOf = ({ attachments }: ParsedMail): Attachment[] =>
  attachments
    .slice(0, MOST_ATTACHMENTS)
    .filter((one, _, all) => !isTwin(one, all))
    .map((one, n) => ({
      name: nameOf(one.filename, n),
      type: printable(one.contentType).slice(0, 200),
      data: one.content,
      ...(one.cid ? { cid: one.cid.toLowerCase() } : {}),
    }));

/** The plain text that the mail has; null where it has only HTML. */
function plainOf(mail: ParsedMail, raw: Buffer): string | null {
  const text = mail.text?.trim() ?? '';
  const isWritten = !mail.html || /^content-type:\s*text\/plain/im.test(raw.subarray(0, LONGEST_SEARCHED).toString('latin1'));
  return text !== '' && isWritten ? text : null;
}

/** The words of a mail in two: what its author wrote, and what hangs on it. By its plain text, else by what its HTML marks. */
function bodyOf(plain: string, html: string): Body {
  const isPlain = plain.trim() !== '';
  const marked = isPlain || html === '' ? null : markedLines(html);
  const said = isPlain ? plain : (marked?.map((line) => line.text).join('\n') ?? crudeText(html.slice(0, LONGEST_HTML * 2)));
  const whole = printable(said.slice(0, LONGEST_TEXT))
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();
  const { text, quoted, inline } = partLines(marked && said.length <= LONGEST_TEXT ? marked : linesOf(whole));
  const all = said.length > LONGEST_TEXT ? Buffer.from(said) : html.length > LONGEST_HTML ? Buffer.from(html) : null;
  return { text: text.trim(), quoted: quoted.trim(), inline, whole, all };
}

/** The lines of an HTML as its program marks them; null where it is no HTML that a program writes. */
function markedLines(html: string) {
  if (html.length > LONGEST_HTML || isDeep(html)) return null;
  try {
    return linesOfHtml(html).map((line) => ({ ...line, text: printable(line.text).replace(/\u00a0/g, ' ') }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The HTML as it may be shown, its own pictures named by their files, and what its program marks as quoted folded unless the author answers in it. */
function formatted(html: string, files: readonly Attachment[], inline: boolean): string | null {
  const held = new Map(
    files.flatMap(({ cid, data }) => (cid ? [[cid, createHash('sha256').update(data).digest('hex')] as const] : [])),
  );
  const folds = inline ? undefined : isQuoting;
  const { own, earlier } = splitHtml(html);
  const [above, below] = [cleanHtml(own, held, folds), earlier === '' ? '' : cleanHtml(earlier, held, folds)];
  const clean = below.trim() === '' ? above : `${above}<details>${below}</details>`;
  return clean.trim() === '' ? null : foldedOnce(clean);
}

const isPacked = ({ type, name }: Attachment): boolean => /ms-tnef/i.test(type) || /^winmail\.dat$/i.test(name);
const unpacked = ({ files, rtf }: NonNullable<ReturnType<typeof unpack>>): Attachment[] => [
  ...files.map(({ name, data }, n) => ({ name: nameOf(name || null, n), type: 'application/octet-stream', data })),
  ...(rtf ? [{ name: 'mensaje.rtf', type: 'application/rtf', data: rtf }] : []),
];

/** What a machine says, by a parser that keeps its parts apart; null where a person writes. */
async function machineIn(
  raw: Buffer,
  header: (name: string) => string | null,
  { from, subject, automatic }: { from: string | null; subject: string; automatic: boolean },
) {
  const isSuspect = automatic || /^multipart\/report/i.test(header('content-type') ?? '');
  if (!isSuspect && !mayReport(subject) && !/complaint/i.test(subject)) return null;
  const { default: PostalMime } = await import('postal-mime');
  const options = { attachmentEncoding: 'arraybuffer', rfc822Attachments: true, forceRfc822Attachments: true } as const;
  const mail = await PostalMime.parse(raw.subarray(0, LONGEST_REPORT), options);
  const files = machineFiles(mail);
  // A report that a filter on the way enclosed in one of its own is read in its place.
  const inner = isSuspect ? files.find(({ type, data }) => type === 'message/rfc822' && isEnclosedReport(data)) : undefined;
  const told = inner ? await PostalMime.parse(inner.data.subarray(0, LONGEST_REPORT), options) : mail;
  const parts = inner ? machineFiles(told) : files;
  const of = (form: RegExp) =>
    parts
      .filter(({ type }) => form.test(type))
      .map(({ data }) => data.toString('latin1'))
      .join('\n\n');
  const html = told.html ?? '';
  const text =
    told.text?.trim() ||
    (markedLines(html)
      ?.map((line) => line.text)
      .join('\n') ??
      crudeText(html.slice(0, LONGEST_HTML)));
  const said = { status: of(/delivery-status/i), feedback: of(/feedback-report/i), returned: of(/rfc822/i) };
  const report = reportIn({ header, from, subject, text: printable(text), ...said });
  return report ? { report, text, files } : null;
}

const isEnclosedReport = (data: Buffer): boolean =>
  /^content-type:\s*multipart\/report;[^\0]{0,200}?delivery-status/im.test(data.subarray(0, 16_000).toString('latin1'));
const machineFiles = (mail: Email): Attachment[] =>
  mail.attachments.slice(0, MOST_ATTACHMENTS).map((one, n) => ({
    name: nameOf(one.filename, n),
    type: printable(one.mimeType).slice(0, 200),
    data: typeof one.content === 'string' ? Buffer.from(one.content) : Buffer.from(new Uint8Array(one.content)),
  }));

/** Who wrote a mail that is enclosed in another, and about what. */
function headOf(data: Buffer): { subject: string; from: string } {
  const head =
    data
      .subarray(0, 16_000)
      .toString('utf8')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const line = (name: string) =>
    new RegExp(`^${name}:\\s*(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return { subject: printable(line('subject')).slice(0, LONGEST_SUBJECT), from: printable(line('from')).slice(0, 400) };
}

/** A mail that encloses one and says next to nothing forwards it. */
function enclosedForward(nested: readonly { subject: string; from: string }[], comment: string): ReadMail['forwarded'] {
  const [one] = nested;
  const address = /[^\s@<>"]+@[^\s@<>"]+/.exec(one?.from ?? '')?.[0]?.toLowerCase() ?? null;
  if (!one || nested.length > 1 || !address) return null;
  const name = one.from.replace(/<.*$/, '').replaceAll('"', '').trim();
  return { from: { address, name: name === address ? '' : name }, at: null, subject: one.subject, body: '', comment, sure: true };
}
