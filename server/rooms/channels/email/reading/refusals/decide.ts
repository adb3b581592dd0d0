import { AFTER_TEXT, EXPIRED, GONE, GONE_CODES, NEVER_MAIL, NOT_NOW, OFF_CODES, PASSING_GONE_CODES } from './contract.ts';

const LONGEST_WHY = 300;
/** Lines of alternatives as one pattern. */
export const anyOf = (lines: string): RegExp =>
  new RegExp(
    lines
      .trim()
      .split(/\s*\n\s*/)
      .join('|'),
    'iu',
  );
const GONE_FORM = anyOf(GONE);
const NOT_NOW_FORM = anyOf(NOT_NOW);
const EXPIRED_FORM = anyOf(EXPIRED);
const AFTER_TEXT_FORM = anyOf(AFTER_TEXT);

export const ADDRESS = /[^\s@<>"'()[\],;:]+@[^\s@<>"'()[\],;:]+[^\s@<>"'()[\],;:.]/g;
/** Not a part of an address of a machine, nor of a program's version. */
const STATUS = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/;
const REPLY = /(?:^|[\s:#(])([45]\d\d)(?=[\s:-])/m;

/** The text was offered all the same after no address was taken: what came before speaks of the address. */
const NO_RECIPIENT = /\b503\b.{0,60}rcpt/is;

/** Without what only looks like words: links, addresses, numbers of machines, signs between words. */
const plain = (text: string): string =>
  text
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(ADDRESS, '@')
    .replace(/\[[\d.:a-f]+\]/gi, ' ')
    .replace(/_/g, ' ')
    .replace(/\s+/g, ' ');

/** What words alone say; null where they say nothing of it. Why it was not taken now is heard before whether the address is there. */
export function wordsSay(said: string): 'hard' | 'soft' | null {
  const words = plain(said);
  if (NOT_NOW_FORM.test(words)) return 'soft';
  return GONE_FORM.test(words) ? 'hard' : null;
}

/** What a refusal means for its address: by the refusal itself, by its code, by what stands around it. */
export function judge(said: string, around: string, status: string | null): 'hard' | 'soft' {
  const [kind, detail] = [status?.[0], status?.slice(2) ?? ''];
  const isGone = kind === '5' && GONE_CODES.includes(detail);
  if (!isGone && AFTER_TEXT_FORM.test(`${said}\n${around}`) && !NO_RECIPIENT.test(around)) return 'soft';
  const isPassing = kind === '4';
  const word = wordsSay(said) ?? (EXPIRED_FORM.test(plain(said)) ? 'soft' : null);
  if (word === 'hard') return isPassing && !PASSING_GONE_CODES.includes(detail) ? 'soft' : 'hard';
  if (word === 'soft' || isPassing || OFF_CODES.includes(detail)) return 'soft';
  if (isGone || NEVER_MAIL.includes(REPLY.exec(said)?.[1] ?? '')) return 'hard';
  return wordsSay(around) ?? 'soft';
}

/** The status that a text names (RFC 3463); null where it names none of a failure. */
export const statusIn = (text: string): string | null => STATUS.exec(text)?.[0] ?? null;

/** A reply code of SMTP as the class of a status. */
export function codeIn(text: string): string | null {
  const code = REPLY.exec(text)?.[1];
  return code ? `${code[0]}.0.0` : null;
}

const isCoded = (line: string): boolean => /(^|[\s:(#])[45]\d\d\b|\b[45]\.\d{1,3}\.\d/.test(line);
/** A line that only names somebody, or only sets something off. */
const isBare = (line: string): boolean => line.length < 10 || !/\p{L}{3}/u.test(line.replace(ADDRESS, ''));

/** Whether a line is a server's refusal in so many words: with its code, and for a reason that is known. */
export const isRefusal = (line: string): boolean => isCoded(line) && wordsSay(line) !== null;

/** The words that give the reason: the line with a code and its next, else the line that says a known reason, else the first that says anything. */
export function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const withNext = (n: number): string => {
    const next = lines[n + 1] ?? '';
    return `${lines[n]} ${isCoded(next) ? '' : next}`.trim();
  };
  const coded = lines.flatMap((line, n) => (isCoded(line) ? [withNext(n)] : []));
  const telling = [...coded, ...lines].find((line) => wordsSay(line) !== null || EXPIRED_FORM.test(plain(line)));
  const first = lines.find((line) => !isBare(line)) ?? lines.find((line) => line.length > 10);
  return (telling ?? coded[0] ?? first ?? '').slice(0, LONGEST_WHY);
}
