import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locale } from '../../../platform/actor.ts';
import { say } from '../../../platform/words.ts';
import type { Page, Pages, ReadPages } from '../contract.ts';
import { damageWord, isWorthReading, kindOf, languagesFrom, sizeOfPng, tidy } from './decide.ts';
import type { ReadTiff } from './tiff/contract.ts';
import type { Tools } from './tools/contract.ts';

const TEXT = { seconds: 30, outputKb: 4000 };
const DRAW = { seconds: 120, outputKb: 1000 };
const READ = { seconds: 60, outputKb: 1000 };
const DOTS_PER_INCH = 150;
const MOST_PAGES = 200;
/** Words are read from so many pages, and no longer than so long: a case must not wait for a book. */
const PAGES_READ = 20;
const READING_MS = 180_000;

type Drawn = Omit<Pages, 'readByMachine'>;

async function inFolder<T>(data: Buffer, work: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mostrador-pages-'));
  try {
    const file = path.join(folder, 'file');
    await writeFile(file, data, { mode: 0o600 });
    return await work(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Turns a fax or a scan into pages and words: in JavaScript alone, and better where poppler and tesseract are on the machine. */
export function pagesReader({ has, inTurn, runTool }: Tools, tiffPages: ReadTiff): ReadPages {
  let languages: Promise<readonly string[]> | null = null;

  async function drawnAs(kind: ReturnType<typeof kindOf>, data: Buffer): Promise<Drawn> {
    if (kind === 'pdf') return pdf(data);
    if (kind === 'tiff') return tiff(data);
    if (kind === 'png') return { pages: [{ png: data, ...sizeOfPng(data) }], text: '' };
    if (kind === 'jpeg') return { pages: [], text: '' };
    throw new Error('neither TIFF nor PDF nor a picture');
  }

  async function tiff(data: Buffer): Promise<Drawn> {
    try {
      const { pages, damage } = await tiffPages(data);
      return { pages, text: '', ...(damage ? { damage } : {}) };
    } catch (error) {
      if (!has('tiff2pdf') || !has('pdftoppm')) throw error;
      // What our own reader can't, libtiff may; if it can't either, the first complaint is the clearer one.
      const made = await inFolder(data, (file) => runTool('tiff2pdf', [file], null, { ...DRAW, outputKb: 60_000 })).catch(
        () => null,
      );
      const { pages } = made ? await pdf(made).catch(() => ({ pages: [] })) : { pages: [] };
      if (pages.length === 0) throw error;
      return { pages, text: '', damage: error instanceof Error ? error.message : String(error) };
    }
  }

  async function pdf(data: Buffer): Promise<Drawn> {
    if (!has('pdftoppm') || !has('pdftotext')) return { pages: [], text: '' };
    return inFolder(data, async (file, folder) => {
      const text = await runTool('pdftotext', ['-l', String(MOST_PAGES), '-nopgbrk', '-enc', 'UTF-8', file, '-'], null, TEXT);
      const how = ['-r', String(DOTS_PER_INCH), '-gray', '-png', '-l', String(MOST_PAGES)];
      const complaint = await runTool('pdftoppm', [...how, file, path.join(folder, 'page')], null, DRAW).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      const pages: Page[] = [];
      for (const name of (await readdir(folder)).filter((one) => one.endsWith('.png')).sort()) {
        const png = await readFile(path.join(folder, name));
        pages.push({ png, ...sizeOfPng(png) });
      }
      if (pages.length === 0) throw new Error(complaint ?? 'pdf: no page');
      return { pages, text: tidy(text.toString('utf8')), ...(complaint ? { damage: complaint } : {}) };
    });
  }

  /** What tesseract reads on the pictures, page by page; nothing where it is not on this machine. */
  async function wordsOn(pictures: readonly Buffer[], locale: Locale): Promise<string> {
    if (!has('tesseract')) return '';
    languages ??= runTool('tesseract', ['--list-langs'], null, READ).then((out) => languagesFrom(out.toString('utf8')));
    const known = await languages.catch((): readonly string[] => []);
    const wanted = (locale === 'en' ? ['eng', 'spa'] : ['spa', 'cat', 'eng']).filter((one) => known.includes(one));
    if (wanted.length === 0) return '';
    const end = Date.now() + READING_MS;
    const texts: string[] = [];
    for (const picture of pictures.slice(0, PAGES_READ)) {
      if (Date.now() > end) break;
      const args = ['stdin', 'stdout', '-l', wanted.join('+'), '--psm', '4', '--dpi', '200'];
      // A page that can't be read, such as a blank one, hides no other.
      const out = await runTool('tesseract', args, picture, READ).catch(() => Buffer.alloc(0));
      texts.push(tidy(out.toString('utf8')));
    }
    return texts.filter(Boolean).join('\n\n');
  }

  return (data, locale) =>
    inTurn(async () => {
      const kind = kindOf(data);
      const inWords = (complaint: string): string => {
        const { word, page } = damageWord(complaint);
        return say(locale, word, { page });
      };
      const { damage, ...whole } = await drawnAs(kind, data).catch((error: unknown) => {
        const complaint = error instanceof Error ? error.message : String(error);
        throw new Error(inWords(complaint), { cause: error });
      });
      const drawn: Drawn = damage ? { ...whole, damage: inWords(damage) } : whole;
      if (isWorthReading(drawn.text, drawn.pages.length)) return { ...drawn, readByMachine: false };
      const text = await wordsOn(kind === 'jpeg' ? [data] : drawn.pages.map((page) => page.png), locale);
      return text === '' ? { ...drawn, readByMachine: false } : { ...drawn, text, readByMachine: true };
    });
}
