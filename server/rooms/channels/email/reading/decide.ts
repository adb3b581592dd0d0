import emailReplyParser from 'node-email-reply-parser';

/** What the author wrote, and what hangs below it: earlier mails and signature. Together they are the whole text; nothing is ever dropped. */
export type Parted = { text: string; quoted: string };

/** «On … wrote:», and other forms that the library does not know, in the languages customers write in. */
const INTRODUCTION =
  /^\s*(el|en|on)\b[^\n]{5,120}\b(escribió|escribio|ha escrito|va escriure|escribiu|escreveu|idatzi zuen|wrote)\s*:\s*$/im;
const INTRODUCTIONS = [
  /^\s*-{2,}\s*(mensaje original|original message|missatge original|mensaxe orixinal|mensagem original|jatorrizko mezua)\s*-{2,}\s*$/im,
  /^\s*(de|from)\s*:[^\n]+\n\s*(enviado( el)?|sent|data|fecha|date|enviat|enviado em)\s*:[^\n]+\n/im,
  /^_{10,}\s*$/m,
];

/** Longer than anybody's line, and than what the library's patterns are made for: with such a line it would search for minutes. */
const LONGEST_LINE = 4000;

/** Parts a plain text into what is new and what is quoted. When nothing new would be left, everything is new. */
export function part(whole: string): Parted {
  const text = whole
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();
  const starts = INTRODUCTIONS.map((form) => form.exec(text)?.index ?? -1).filter((i) => i > 0);
  const wrote = INTRODUCTION.exec(text);
  if (wrote && wrote.index > 0 && isOneQuote(text.slice(wrote.index + wrote[0].length).split('\n'))) starts.push(wrote.index);
  const end = Math.min(lengthOfNew(text), startOfQuote(text), ...starts);
  const visible = text.slice(0, end).trim();
  if (visible === '' || end >= text.length) return { text, quoted: '' };
  return { text: visible, quoted: text.slice(end).trim() };
}

/** Where the part the library takes for new ends: only what is hidden to the very end is folded, never anything between the author's words. */
function lengthOfNew(text: string): number {
  if (text.split('\n').some((line) => line.length > LONGEST_LINE)) return text.length;
  const fragments = emailReplyParser(text).getFragments();
  let hidden = 0;
  for (const fragment of [...fragments].reverse()) {
    if (!fragment.isHidden()) break;
    hidden++;
  }
  const first = fragments[fragments.length - hidden]?.getContent().trim().split('\n')[0] ?? '';
  const at = hidden > 0 && first !== '' ? text.lastIndexOf(`\n${first}`) : -1;
  return at > 0 ? at : text.length;
}

const WHEN = /\b(19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b/;
const WHOSE =
  /[^\s@<"]@[^\s@]+|\b(wrote|escribió|ha escrito|va escriure|escribiu|escreveu|schrieb|a écrit|ha scritto|schreef|geschreven|napisał|skrev|kirjoitti|idatzi zuen)\b|написал|đã viết/i;
const INTRODUCTION_LINES = 3;
const isQuoted = (line: string): boolean => /^\s*>/.test(line);

/** Whether below an introduction there are quoted lines only, or none: else the author answers between them. */
function isOneQuote(below: readonly string[]): boolean {
  const said = below.filter((line) => line.trim() !== '');
  const quoted = said.filter(isQuoted).length;
  return quoted === 0 || quoted === said.length;
}

/**
 * Where an earlier mail begins that is introduced in whatever language: up to three lines that end in a colon and tell when and whose,
 * with nothing below but quoted lines, or none at all. Where the author answers between the quoted lines, nothing is folded.
 */
function startOfQuote(text: string): number {
  const lines = text.split('\n');
  let at = 0;
  for (const [n, line] of lines.entries()) {
    const offset = at;
    at += line.length + 1;
    if (line.length > LONGEST_LINE || !/:\s*$/.test(line) || isQuoted(line)) continue;
    if (!isOneQuote(lines.slice(n + 1))) continue;
    let [start, introduction] = [offset, line];
    for (let up = 1; up <= INTRODUCTION_LINES; up++) {
      if (WHEN.test(introduction) && WHOSE.test(introduction)) return start > 0 ? start : text.length;
      const above = lines[n - up];
      if (above === undefined || above.trim() === '' || above.length > LONGEST_LINE) break;
      start -= above.length + 1;
      introduction = `${above} ${introduction}`;
    }
  }
  return text.length;
}

/** Control characters, but for tab and the two that end lines. */
const CONTROLS = /(?![\t\n\r\u0080-\u009f])\p{Cc}/gu;

/** A text as it can be kept and shown: without control characters, which no database takes, and without halves of characters. */
export const printable = (text: string): string => text.replace(CONTROLS, '').toWellFormed();

/** Whether a text is no text: a picture or an archive that somebody sent as a mail. */
export function isGibberish(text: string): boolean {
  const strange = (text.match(CONTROLS)?.length ?? 0) + (text.match(/\ufffd/g)?.length ?? 0);
  return strange * 20 > text.length;
}

/** The charset that the head of a mail names, for bare bytes in it. */
export const namedCharset = (head: string): string | null => /charset\s*=\s*"?([\w.:-]+)/i.exec(head)?.[1] ?? null;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** The words of an HTML that no parser can walk. */
export function crudeText(html: string): string {
  return html
    .replace(/<(style|script)\b[^>]*>[^<]*<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
