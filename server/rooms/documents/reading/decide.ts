export type Kind = 'tiff' | 'pdf' | 'png' | 'jpeg' | 'other';

/** Readers find the mark of a PDF anywhere in its first kilobyte. */
const HEAD = 1024;
/** Fewer letters than so many a page are a stamp or a page number on a picture: the words are still to be read. */
const LETTERS_A_PAGE = 40;

/** What a file is by its first bytes. */
export function kindOf(data: Buffer): Kind {
  const start = data.toString('latin1', 0, 4);
  if (start === 'II*\0' || start === 'MM\0*') return 'tiff';
  if (start === '\u0089PNG') return 'png';
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  return data.toString('latin1', 0, HEAD).includes('%PDF-') ? 'pdf' : 'other';
}

/** Width and height of a PNG, which stand at its beginning. */
export const sizeOfPng = (png: Buffer): { width: number; height: number } =>
  png.length < 24 ? { width: 0, height: 0 } : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };

/** Whether a file's own text says what is on its pages. */
export const isWorthReading = (text: string, pages: number): boolean =>
  (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= LETTERS_A_PAGE * Math.max(1, pages);

const DAMAGE: readonly [RegExp, string][] = [
  [/^(?:tiff: )?page \d+: cut off/, 'cutOff'],
  [/^(?:tiff: )?page \d+: [1-9]\d* × [1-9]/, 'tooLarge'],
  [/^(?:tiff: )?page \d+:/, 'page'],
  [/longer than \d+ s|more than \d+ kB/, 'tooMuch'],
  [/^neither TIFF/, 'notPaper'],
  [/^(?:pdf|pdftoppm|pdftotext)\b/, 'pdf'],
];
/** The word that says what a decoder or a program of the machine complains of, and of which page. */
export function damageWord(complaint: string): { word: string; page: number } {
  const kind = DAMAGE.find(([pattern]) => pattern.test(complaint))?.[1] ?? 'broken';
  return { word: `documents.damage.${kind}`, page: Number(/page (\d+)/.exec(complaint)?.[1] ?? 0) };
}

/** Text of a page without its margins and its empty stretches. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\f', '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

export const languagesFrom = (list: string): string[] =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[a-z_]{3,8}$/.test(line));
