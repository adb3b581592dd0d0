import { crudeText } from '../../server/rooms/channels/email/reading/decide.ts';
import { readWritten, rowsIn } from '../mails/written.ts';

type Pair = {
  id: string;
  kind: 'plain' | 'html';
  raw_text: string;
  expected_reply: string;
  lang: string;
  compare: 'exact' | 'exact-after-strip' | 'text-ignore-all-whitespace';
};
export type Replies = {
  pairs: number;
  right: number;
  /** The author's words are not all in what is shown and what is folded. */
  unreachable: string[];
  missed: { id: string; expected: string; found: string }[];
};

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each word of a text is in another, as often. */
function holds(text: string, wanted: string): boolean {
  const left = new Map<string, number>();
  for (const word of words(text)) left.set(word, (left.get(word) ?? 0) + 1);
  return words(wanted).every((word) => {
    const n = left.get(word) ?? 0;
    left.set(word, n - 1);
    return n > 0;
  });
}

const lines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .trim();
const bare = (text: string): string => text.replace(/\s+/g, '');

/** The words of an HTML, as a reader would find them without knowing what is quoted. */
const readable = (html: string): string =>
  crudeText(html.replace(/<head[\s\S]*?<\/head>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/gi, ' ').replaceAll('&#160;', ' '));

/** An expected HTML is compared by its text, since a mail is shown as text first; its blanks were taken out when it was written down. */
function isRight(pair: Pair, found: string): boolean {
  if (pair.compare === 'text-ignore-all-whitespace') return bare(found) === bare(pair.expected_reply);
  if (pair.kind === 'html') return bare(found) === bare(readable(pair.expected_reply));
  return lines(found) === lines(pair.expected_reply);
}

/** Reads each text as a mail and compares what is shown of it with what its author wrote. */
export async function readReplies(at: string): Promise<Replies> {
  const found: Replies = { pairs: 0, right: 0, unreachable: [], missed: [] };
  for (const pair of rowsIn<Pair>(at, 'reply-pairs.jsonl')) {
    found.pairs++;
    const isHtml = pair.kind === 'html';
    const { text, quoted } = await readWritten(pair.raw_text, { html: isHtml });
    const isReachable = holds(`${text}\n${quoted}`, isHtml ? readable(pair.raw_text) : pair.raw_text);
    if (!isReachable) found.unreachable.push(pair.id);
    if (isRight(pair, text)) found.right++;
    else found.missed.push({ id: pair.id, expected: pair.expected_reply, found: text });
  }
  return found;
}
