import { decode } from 'fast-png';
import { beforeAll, expect, it } from 'vitest';
import { HANDS, pictureOf, tiffOf as drawnTiff, written } from '../../../../demo/sheet.ts';
import { barred, has, readPages, tiffOf, writtenFax } from '../../../../test/paper.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/documents.ts';

beforeAll(() => learn([words]));

it('every page of a TIFF is drawn; of one cut off what is left is, and it says so', async () => {
  const whole = tiffOf([barred(1), barred(2), barred(3)]);
  expect(await readPages(whole, 'es')).toMatchObject({ pages: [{ width: 200, height: 300 }, { width: 200 }, { width: 200 }] });
  const cut = await readPages(whole.subarray(0, whole.length - 30_000), 'es');
  expect([cut.pages.length, cut.damage]).toEqual([3, 'la página 3 está cortada']);
  await expect(readPages(Buffer.from('nada'), 'en')).rejects.toThrow('it is no TIFF, no PDF and no picture');
  await expect(readPages(Buffer.from('II*\0\u0008\0\0\0'), 'es')).rejects.toThrow('la página 1 está dañada');
});

it('words on a page are read where tesseract is', async ({ skip }) => {
  if (!has('tesseract') || !has('pdftoppm')) return skip('no tesseract or poppler');
  const read = await readPages(await writtenFax('La lámpara llegó con el cristal roto y nadie contesta.'), 'es');
  expect(read.readByMachine).toBe(true);
  expect(read.text).toMatch(/cristal roto/);
});

it('what the demo shows as pages is what is read of their files', async () => {
  const page = written('Muy señores míos:\n\nLa estantería llegó sin tornillos.', HANDS.machine);
  const { pages, damage } = await readPages(drawnTiff([page]), 'es');
  const shown = decode(pictureOf(page));
  const read = decode(pages[0]?.png ?? Buffer.alloc(0));
  const row = Math.round(page.height * 0.14);
  const isDark = (at: number): boolean => ((shown.data[at >> 3] ?? 0) & (128 >> (at & 7))) === 0;
  const line = Array.from({ length: page.width * 20 }, (_, n) => row * page.width + n);
  expect([damage, read.width, read.height]).toEqual([undefined, shown.width, shown.height]);
  expect(line.some(isDark)).toBe(true);
  expect(line.filter((at) => (read.data[at] ?? 255) < 128)).toEqual(line.filter(isDark));
});
