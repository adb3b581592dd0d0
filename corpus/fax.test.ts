import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { testHouse } from '../test/house.ts';
import { barred, layOut, tiffOf } from '../test/paper.ts';
import { pagesOfTiff } from './fax/expected.ts';
import { faxAll } from './fax/run.ts';

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

async function scored(directory: string) {
  const house = await testHouse({ logLevel: 'fatal' });
  try {
    await house.listen();
    const [port] = house.house.app.addresses().flatMap((one) => (typeof one === 'object' ? one.port : []));
    return await faxAll(`http://127.0.0.1:${port}`, directory);
  } finally {
    await house.close();
  }
}

it('counts the pages of a TIFF by its directories, whichever way its bytes run, and comes to an end', () => {
  expect(pagesOfTiff(tiffOf([barred(1), barred(2), barred(3)]))).toBe(3);
  expect(pagesOfTiff(Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]))).toBe(1);
  const inCircle = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]);
  expect(pagesOfTiff(inCircle)).toBe(1);
  expect(pagesOfTiff(Buffer.from('II*\0'))).toBe(0);
});

it('scores a fax, a PDF and a file that is none, and each of them cut off', { timeout: 120_000 }, async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'corpus-fax-'));
  made.push(directory);
  writeFileSync(path.join(directory, 'a.tif'), tiffOf([barred(1), barred(2)]));
  const letter = {
    ...{ locale: 'es' as const, letterhead: { name: 'Ana Ruiz', lines: [] }, addressee: [], place: '', date: '', reference: '' },
    ...{ title: 'Una reclamación', paragraphs: ['La lámpara llegó rota y no contesta nadie desde el lunes.'] },
    ...{ facts: [], signature: ['Ana Ruiz'], foot: '' },
  };
  writeFileSync(path.join(directory, 'b.pdf'), await layOut(letter, 'letter'));
  expect(await scored(directory)).toMatchObject({
    ...{ files: 2, taken: 4, counted: 2, broken: 2, brokenShown: 2, lost: [], misses: [] },
  });
  writeFileSync(path.join(directory, 'c.tif'), 'nothing of a fax');
  expect(await scored(directory)).toMatchObject({ files: 3, taken: 6, lost: [], misses: [expect.stringContaining('c.tif')] });
});

it('no fax at hand is lost or counted wrongly', { timeout: 240_000 }, async ({ skip }) => {
  const directory = path.resolve(import.meta.dirname, '../../shared/data/fax');
  if (!existsSync(directory)) skip(`no ${directory}`);
  const { files, taken, lost, misses } = await scored(directory);
  expect({ taken, lost, misses }).toEqual({ taken: files * 2, lost: [], misses: [] });
});
