import { decode } from 'fast-png';
import { layOutIn } from '../server/rooms/documents/letters/adapter.ts';
import { pagesReader } from '../server/rooms/documents/reading/adapter.ts';
import { tiffPages } from '../server/rooms/documents/reading/tiff/adapter.ts';
import { tools } from '../server/rooms/documents/reading/tools/adapter.ts';
import { faceFor } from '../server/rooms/documents/typeface/adapter.ts';

export const layOut = layOutIn(faceFor);
export const readPages = pagesReader(tools, tiffPages);
export const has = tools.has;

type Grey = { width: number; height: number; data: Uint8Array };
const ENTRY = 12;

/** A TIFF of grey pages as they are: one strip a page, nothing packed. */
export function tiffOf(pages: readonly Grey[]): Buffer {
  const parts = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let at = 8;
  for (const [n, { width, height, data }] of pages.entries()) {
    const entries = [
      ...[
        [256, width],
        [257, height],
        [258, 8],
        [259, 1],
        [262, 1],
        [273, 0],
        [277, 1],
        [278, height],
        [279, data.length],
      ],
    ] as [number, number][];
    const size = 2 + entries.length * ENTRY + 4;
    const pad = data.length % 2;
    const ifd = Buffer.alloc(size);
    ifd.writeUInt16LE(entries.length, 0);
    for (const [i, [tag, value]] of entries.entries()) {
      ifd.writeUInt16LE(tag, 2 + i * ENTRY);
      ifd.writeUInt16LE(4, 4 + i * ENTRY);
      ifd.writeUInt32LE(1, 6 + i * ENTRY);
      ifd.writeUInt32LE(tag === 273 ? at + size : value, 10 + i * ENTRY);
    }
    const next = at + size + data.length + pad;
    ifd.writeUInt32LE(n === pages.length - 1 ? 0 : next, size - 4);
    parts.push(ifd, Buffer.from(data), Buffer.alloc(pad));
    at = next;
  }
  return Buffer.concat(parts);
}

/** A page with nothing on it but a bar, so that no two are alike. */
export const barred = (n: number): Grey => {
  const [width, height] = [200, 300];
  const data = new Uint8Array(width * height).fill(255);
  data.fill(0, width * (n * 7 + 1), width * (n * 7 + 4));
  return { width, height, data };
};

/** A fax with these words on it, as TIFF; needs poppler. */
export async function writtenFax(text: string): Promise<Buffer> {
  const pdf = await layOut(
    {
      ...{ locale: 'es', letterhead: { name: 'Ana Ruiz', lines: [] }, addressee: [], place: 'Zaragoza', date: '', reference: '' },
      ...{ title: '', paragraphs: text.split('\n\n'), facts: [], signature: [], foot: '' },
    },
    'fax',
  );
  const { pages } = await readPages(pdf, 'es');
  return tiffOf(
    pages.map(({ png }) => {
      const { width, height, data, channels } = decode(png);
      return { width, height, data: Uint8Array.from({ length: width * height }, (_, at) => data[at * channels] ?? 255) };
    }),
  );
}
