// Owns papers and files: what a file really is, whether it is safe, the pages of a fax or a scan with the words on them, and pages that we write.
import { z } from 'zod';
import type { Locale } from '../../platform/actor.ts';

/** A file as it is kept. `type` is what it really is, by its first bytes where they tell; `warning` when it says to be something else, or runs. */
export const zKept = z.object({
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  warning: z.enum(['disguised', 'program']).optional(),
});
export type Kept = z.output<typeof zKept>;

/** A page that people can look at in a browser: PNG. */
export type Page = { png: Buffer; width: number; height: number };
/**
 * Pages of a fax or a scan, with the words on them; `readByMachine`: they were read from the picture. Pages may be none where only the words could be had.
 * `damage`: what of it could not be read, in words, where the file is whole no more.
 */
export type Pages = { pages: Page[]; text: string; readByMachine: boolean; damage?: string };
/** Turns TIFF or PDF into pages and words; throws, in words of the locale, when it is neither or broken. compose hands it in. */
export type ReadPages = (data: Buffer, locale: Locale) => Promise<Pages>;

/** A fax or a letter that came in, as lists show it: `stored` until it is looked at; `unreadable` where it is not whole, which `problem` says in words. */
export const zPaper = z.object({
  id: z.uuid(),
  receivedAt: z.string(),
  /** As the paper or its machine names them. */
  sender: z.string(),
  pages: z.int().nullable(),
  size: z.int(),
  state: z.enum(['stored', 'understood', 'unreadable']),
  caseId: z.uuid().nullable(),
  caseKey: z.string().nullable(),
  /** Whose the case is; a number or an address where nobody has said more. */
  customer: z.string(),
  /** Somebody may still have to do something about it. */
  isOpen: z.boolean(),
  problem: z.string().nullable(),
});

/** Something that we write on paper: an answer, a receipt. Texts are plain; lines of an address as they are written on an envelope. */
export type Letter = {
  locale: Locale;
  /** The centre, its lines (address, telephone, mail) and its tax number, as they stand at the head. */
  letterhead: { name: string; lines: string[] };
  addressee: string[];
  place: string;
  /** In words, in the letter's language. */
  date: string;
  reference: string;
  title: string;
  paragraphs: string[];
  facts: { name: string; value: string }[];
  signature: string[];
  foot: string;
};
/** Lays a letter, or several one after another, out on A4 as PDF; `fax` in black and white with nothing fine in it. compose hands it in. */
export type LayOut = (letter: Letter | readonly Letter[], how: 'letter' | 'fax') => Promise<Buffer>;

/** Clean, found to be harmful (by name), or nobody could say. compose hands it in; null where no scanner is set. */
export type Scan = (
  data: Buffer,
) => Promise<{ verdict: 'clean' } | { verdict: 'harmful'; name: string } | { verdict: 'unknown'; why: string }>;
