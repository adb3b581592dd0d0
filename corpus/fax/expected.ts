import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { decode } from 'fast-png';

const run = promisify(execFile);
const MOST_PAGES = 10_000;
/** Darker than this is ink. */
const INK = 128;

export const isPdf = (data: Buffer): boolean => data.toString('latin1', 0, 1024).includes('%PDF-');
export const isTiff = (data: Buffer): boolean => /^(II\*\0|MM\0\*)/.test(data.toString('latin1', 0, 4));

/** Pages of a TIFF: its directories, from one to the next until the last, or until one lies behind the end of the file. */
export function pagesOfTiff(data: Buffer): number {
  const isLittle = data[0] === 0x49;
  const u16 = (at: number): number => (isLittle ? data.readUInt16LE(at) : data.readUInt16BE(at));
  const u32 = (at: number): number => (isLittle ? data.readUInt32LE(at) : data.readUInt32BE(at));
  const seen = new Set<number>();
  let at = data.length < 8 ? 0 : u32(4);
  while (at > 0 && at + 2 <= data.length && !seen.has(at) && seen.size < MOST_PAGES) {
    const end = at + 2 + u16(at) * 12;
    if (end > data.length) break;
    seen.add(at);
    at = end + 4 <= data.length ? u32(end) : 0;
  }
  return seen.size;
}

/** Pages of a PDF as pdfinfo counts them; null where it is not on this machine, or can't tell. */
async function pagesOfPdf(file: string): Promise<number | null> {
  const said = await run('pdfinfo', [file]).catch(() => null);
  const found = /^Pages:\s+(\d+)/m.exec(said?.stdout ?? '');
  return found ? Number(found[1]) : null;
}

/** How many pages a file has, counted by something that is none of the desk's; null where nobody here can say. */
export const pagesOf = async (file: string, data: Buffer): Promise<number | null> => {
  if (isTiff(data)) return pagesOfTiff(data);
  return isPdf(data) ? pagesOfPdf(file) : null;
};

/** Share of a picture that is ink; throws where it is no PNG. */
export function inkOf(png: Buffer): number {
  const { data, width, height, channels } = decode(png);
  let dark = 0;
  for (let at = 0; at < data.length; at += channels) if ((data[at] ?? 255) < INK) dark += 1;
  return dark / (width * height);
}

/** Share of ink on each page as libtiff and poppler draw it; null where they are not on this machine, or can't. */
export async function inkOnPages(data: Buffer): Promise<number[] | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'corpus-fax-'));
  try {
    const [file, pdf] = [path.join(folder, 'fax'), path.join(folder, 'fax.pdf')];
    await writeFile(isPdf(data) ? pdf : file, data);
    if (!isPdf(data)) await run('tiff2pdf', ['-o', pdf, file]);
    await run('pdftoppm', ['-r', '72', '-gray', '-png', pdf, path.join(folder, 'page')]);
    const names = (await readdir(folder)).filter((one) => one.endsWith('.png')).toSorted();
    return await Promise.all(names.map(async (name) => inkOf(await readFile(path.join(folder, name)))));
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
