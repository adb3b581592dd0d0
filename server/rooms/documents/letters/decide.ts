/** A stretch of a line in one face. */
export type Run = { face: string; text: string };
/** How wide a text stands, in points. */
export type Measure = (text: string) => number;

const SOFT = /[^\S\n]+/;

/**
 * Breaks a text into lines no wider than `room`: at blanks, and inside a word only where it alone is wider, as long addresses are. Lines that the writer
 * ended stay ended.
 */
export function linesOf(text: string, room: number, measure: Measure): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line) => broken(line, room, measure));
}

function broken(line: string, room: number, measure: Measure): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(SOFT).flatMap((one) => pieces(one, room, measure))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && measure(longer) > room) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function pieces(word: string, room: number, measure: Measure): string[] {
  if (measure(word) <= room) return [word];
  const out: string[] = [];
  let current = '';
  for (const sign of word) {
    if (current !== '' && measure(current + sign) > room) {
      out.push(current);
      current = '';
    }
    current += sign;
  }
  return [...out, current];
}

/** What no face has, or is no sign to be seen: what joins emoji, marks of direction, control codes. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/** Cuts a line into stretches by the face that has the letter; what none has is shown as a question mark, so that its place is seen. */
export function runsOf(text: string, faceOf: (codePoint: number) => string | null, plain: string): Run[] {
  const runs: Run[] = [];
  for (const sign of text.normalize('NFC').replace(UNSEEN, '')) {
    const last = runs.at(-1);
    const face = sign === ' ' ? (last?.face ?? plain) : faceOf(sign.codePointAt(0) ?? 0);
    const seen = face === null ? '?' : sign;
    if (last && last.face === (face ?? plain)) last.text += seen;
    else runs.push({ face: face ?? plain, text: seen });
  }
  return runs;
}
