import { FORWARDED, HEAD, type HeadName, ORIGINAL, SENT_FROM, SMALL_PRINT, WROTE } from './contract.ts';

/** What the author wrote, and what hangs on it: earlier mails and signature. Together they are the whole text; nothing is ever dropped. */
export type Parted = { text: string; quoted: string };
/** A line of a mail; `quoted` when its program says so, `cut` when everything from here on is an earlier mail. */
export type Line = { text: string; quoted: boolean; cut?: boolean };

/** Longer than anybody's line, and than what patterns are made for. */
const LONGEST_LINE = 1000;
const INTRODUCTION_LINES = 4;
const HEAD_LINES = 12;
const HEAD_STRANGERS = 3;
const SIGNATURE_LINES = 20;

/** Lines of alternatives as one pattern. */
const anyOf = (lines: string): string =>
  lines
    .trim()
    .split(/\s*\n\s*/)
    .join('|');
const WROTE_FORM = new RegExp(`(?<![\\p{L}])(${anyOf(WROTE)})(?![\\p{L}])`, 'iu');
const WHEN = /\b(19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\d{1,2}[/.-]\d{1,2}[/.-]\d\d/;
const WHOSE = /[^\s@<"]@[^\s@]+/;
const ORIGINAL_FORM = new RegExp(`^[\\s>*]*-{2,}\\s*(${anyOf(ORIGINAL)})\\s*-{2,}`, 'i');
const FORWARDED_FORM = new RegExp(`^[\\s>*]*(-{2,}\\s*)?(${anyOf(FORWARDED)})\\s*(-{2,}|:\\s*$)`, 'iu');
const isSetOff = (line: string): boolean =>
  line.length <= LONGEST_LINE && (ORIGINAL_FORM.test(line) || FORWARDED_FORM.test(line));
const RULE = /^\s*([_=*-])\1{7,}\s*$|^\s*={3,}\s*$/;
const SENTENCE = /[.!?]\s*$/;
const EXCUSE = /k-9|excus|brev|typo|disculp|gesendet|errat|faltas/i;
/** What a telephone's or a program's line may end with, as with a sentence. */
const DEVICE =
  /(samsung|galaxy|iphone|ipad|android|ios|outlook|smartphone|huawei|xiaomi|redmi|motorola|blackberry|windows|(proton|gmx|web\.de|yahoo|orange) ?mail|gmail|secure email)\W*$/i;
const SIGNATURE = /^\s*(--|—|__)\s*$/;
const SENT_FORM = new RegExp(anyOf(SENT_FROM), 'iu');
const SMALL_FORM = new RegExp(anyOf(SMALL_PRINT), 'iu');
const HEADS = Object.entries(HEAD).map(
  ([name, words]) => [name as HeadName, new RegExp(`^[\\s>*|_]*(${anyOf(words)})\\s*[*_]*\\s*:`, 'iu')] as const,
);

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/** Lines of a plain text: quoted are those that a sign at their beginning says so of. */
export const linesOf = (text: string): Line[] => text.split('\n').map((line) => ({ text: line, quoted: /^\s{0,3}>/.test(line) }));

const headOf = (line: string): HeadName | null =>
  line.length > LONGEST_LINE ? null : (HEADS.find(([, form]) => form.test(line))?.[0] ?? null);

/** Whether an earlier mail's little head begins here: who, when or to whom, and about what, one below the other. */
function isHead(lines: readonly Line[], at: number): boolean {
  const first = headOf(lines[at]?.text ?? '');
  if (first === null || first === 'reply') return false;
  const found = new Set<HeadName>([first]);
  let strangers = 0;
  let names = (lines[at]?.text ?? '').includes('@');
  for (let n = at + 1; n < Math.min(at + HEAD_LINES, lines.length); n++) {
    const line = lines[n]?.text ?? '';
    const name = headOf(line);
    names ||= line.length <= LONGEST_LINE && line.includes('@');
    if (name) found.add(name);
    else if (!isBlank(line) && ++strangers > HEAD_STRANGERS) break;
  }
  const isWhole = found.has('from') && (found.has('date') || found.has('to')) && (found.has('subject') || names);
  return isWhole || (found.has('date') && found.has('to') && found.has('subject'));
}

/** The end of an introduction whose address was broken before its closing sign, so that it looks quoted. */
const BROKEN_END = /^\s*>\s?[^>]{0,40}:\s*$/;

/** A colon, or dashes that stand on both sides. */
const ENDS_INTRODUCTION = /[:：]\s*$|^\s*-{2,}.*-{2,}\s*$/;

/** Where introductions such as «On … wrote:» begin, by how many lines each has: the fewest above its colon that tell when, whose and that it was written. */
function introductions(lines: readonly Line[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [end, last] of lines.entries()) {
    const above = lines[end - 1]?.text ?? '';
    const broken = BROKEN_END.test(last.text) && above.lastIndexOf('<') > above.lastIndexOf('>');
    if ((last.quoted && !broken) || last.text.length > LONGEST_LINE || !ENDS_INTRODUCTION.test(last.text)) continue;
    const isQuotedBelow = lines.slice(end + 1, end + 4).find((line) => !isBlank(line.text))?.quoted === true;
    let joined = '';
    let few = 0;
    for (let n = 0; n < INTRODUCTION_LINES; n++) {
      const line = lines[end - n];
      if (line === undefined || (n > 0 && line.quoted) || isBlank(line.text) || line.text.length > LONGEST_LINE) break;
      joined = `${line.text} ${joined}`.trim();
      const [when, whose, wrote] = [WHEN.test(joined), WHOSE.test(joined), WROTE_FORM.test(joined)];
      if (when && (whose || wrote)) few = n + 1;
      else if ((whose && wrote) || (wrote && isQuotedBelow)) few ||= -(n + 1);
      if (few > 0) break;
    }
    if (few !== 0) found.set(end - Math.abs(few) + 1, Math.abs(few));
  }
  return found;
}

type Kind = 'own' | 'blank' | 'quote' | 'intro';

/** What each line is, and from which on all of it is an earlier mail. */
function kindsOf(lines: readonly Line[]): { kinds: Kind[]; end: number } {
  const kinds: Kind[] = [];
  const introduced = introductions(lines);
  const lastQuoted = lines.findLastIndex((line) => line.quoted);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.cut || (!line.quoted && (isSetOff(line.text) || isHead(lines, at)))) return { kinds, end: at };
    const long = introduced.get(at) ?? 0;
    if (long > 0) {
      let next = at + long;
      while (next < lines.length && isBlank(lines[next]?.text)) next++;
      // Introduced, and nothing is marked as quoted: a program that marks nothing.
      if (lastQuoted < at + long) return { kinds, end: at };
      const kind = lines[next]?.quoted ? 'intro' : 'own';
      for (let n = 0; n < long; n++) kinds.push(kind);
      at += long - 1;
    } else if (line.quoted)
      kinds.push(
        isIntroducedInside(
          line,
          kinds.findLast((kind) => kind !== 'blank'),
        )
          ? 'intro'
          : 'quote',
      );
    else kinds.push(isBlank(line.text) ? 'blank' : 'own');
  }
  return { kinds, end: lines.length };
}

/** Some programs mark the introduction, too. */
const isIntroducedInside = (line: Line, above: Kind | undefined): boolean =>
  above !== 'quote' &&
  above !== 'intro' &&
  line.text.length <= LONGEST_LINE &&
  /[:：]\s*$/.test(line.text) &&
  WHEN.test(line.text) &&
  (WHOSE.test(line.text) || WROTE_FORM.test(line.text));

/** A signature at the very end is none of the author's words, wherever it stands. */
function withoutSignature(lines: readonly Line[], kinds: readonly Kind[]): Kind[] {
  const at = lines.slice(0, kinds.length).findLastIndex((line) => SIGNATURE.test(line.text));
  const below = kinds.slice(at + 1);
  const isOne = at > 0 && below.filter((kind) => kind === 'own').length <= SIGNATURE_LINES && !below.includes('quote');
  return kinds.map((kind, n) => (isOne && n >= at ? 'blank' : kind));
}

/** From where on below the last words only what hangs on them follows: a signature, a telephone's line, small print. */
function tail(lines: readonly Line[], from: number, end: number): number {
  let cut = end;
  const dashes = lines.slice(from, end).findLastIndex((line) => SIGNATURE.test(line.text));
  const below = dashes < 0 ? [] : lines.slice(from + dashes + 1, end).filter((line) => !isBlank(line.text));
  if (dashes > 0 && below.length <= SIGNATURE_LINES) cut = from + dashes;
  for (let n = cut - 1; n >= from; n--) {
    const line = lines[n]?.text ?? '';
    if (isBlank(line) || RULE.test(line)) continue;
    if (line.length > LONGEST_LINE * 2) break;
    const starts = isBlank(lines[n - 1]?.text) || n === from || RULE.test(lines[n - 1]?.text ?? '');
    const isSent =
      line.length < 160 && SENT_FORM.test(line.trim()) && (!SENTENCE.test(line) || EXCUSE.test(line) || DEVICE.test(line));
    const hangs = isSent || (starts && SMALL_FORM.test(line.trim().slice(0, 300)));
    if (!hangs) {
      // A paragraph of small print in several lines begins higher up.
      const top = paragraphTop(lines, n, from);
      if (top < n && SMALL_FORM.test((lines[top]?.text ?? '').trim().slice(0, 300))) n = top;
      else break;
    }
    cut = n;
  }
  return cut;
}

function paragraphTop(lines: readonly Line[], at: number, from: number): number {
  let top = at;
  while (top > from && !isBlank(lines[top - 1]?.text)) top--;
  return top;
}

/**
 * Whether the author answers between the lines: below quoted lines that no program introduced, or above further ones. Then nothing between
 * them is folded.
 */
function answersInline(kinds: readonly Kind[]): boolean {
  let last: 'none' | 'introduced' | 'bare' = 'none';
  let introduced = false;
  let answered = false;
  for (const kind of kinds) {
    if (kind === 'intro') introduced = true;
    else if (kind === 'quote') {
      if (answered && !introduced) return true;
      last = introduced ? 'introduced' : 'bare';
    } else if (kind === 'own') {
      if (last === 'bare') return true;
      answered = last === 'introduced';
      introduced = false;
    }
  }
  return false;
}

const joined = (lines: readonly Line[]): string =>
  lines
    .map((line) => line.text)
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();

/** Parts lines into what is new and what hangs on it; `inline` when the author answers between quoted lines. When nothing new would be left, everything is new. */
export function partLines(lines: readonly Line[]): Parted & { inline: boolean } {
  const { kinds: all, end: headAt } = kindsOf(lines);
  const kinds = withoutSignature(lines, all);
  let end = headAt;
  while (end > 0 && end < lines.length && (isBlank(lines[end - 1]?.text) || RULE.test(lines[end - 1]?.text ?? ''))) end--;
  const inline = answersInline(kinds);
  const lastOwn = kinds.slice(0, end).findLastIndex((kind) => kind === 'own') + 1;
  const firstQuote = kinds.findIndex((kind) => kind === 'quote' || kind === 'intro');
  // Below the last words of the author, quoted lines with what stands over them are folded.
  const isFolded = (n: number) => n >= end || n >= lastOwn || (!inline && (kinds[n] === 'quote' || kinds[n] === 'intro'));
  const shown = inline ? Math.max(lastOwn, firstQuote) : lastOwn;
  const cut = tail(lines, 0, Math.min(end, Math.max(shown, 0)));
  const isSignature = (n: number) => n >= cut && n < shown;
  const own = lines.filter((_, n) => !isFolded(n) && !isSignature(n));
  const rest = lines.filter((_, n) => isFolded(n) || isSignature(n));
  // Where something was taken out between two paragraphs, they stand as paragraphs do.
  const text = kinds.slice(0, shown).includes('quote') && !inline ? joined(own).replace(/\n(\s*\n){2,}/g, '\n\n') : joined(own);
  if (text.trim() === '') return { text: joined(lines), quoted: '', inline: false };
  return { text, quoted: joined(rest), inline };
}

/** Parts a plain text. */
export function part(whole: string): Parted {
  const text = whole
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();
  const { text: own, quoted } = partLines(linesOf(text));
  return { text: own.trim(), quoted: quoted.trim() };
}
