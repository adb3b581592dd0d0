import { expect, it } from 'vitest';
import { namedCharset, readable, withinBounds } from './decide.ts';

it('the charset of a head is the one it names', () => {
  expect(namedCharset('Content-Type: text/plain; charset="iso-8859-15"')).toBe('iso-8859-15');
  expect(namedCharset('Subject: charset')).toBeNull();
});

it('bytes that are no UTF-8 are read as what every program of their time meant', () => {
  const raw = Buffer.from('Subject: Devoluci\xf3n\nContent-Type: text/plain; charset=us-ascii\n\nGracias, Mar\xeda', 'latin1');
  const text = readable(raw).toString('latin1');
  expect(text).toContain('charset=windows-1252');
  expect(readable(raw).subarray(0, 24).toString()).toContain('Devolución');
  const good = Buffer.from('Subject: Devolución\n\nGracias');
  expect(readable(good)).toBe(good);
});

it('a mail of more parts than any program makes is read up to there', () => {
  const head = 'Content-Type: multipart/mixed; boundary=b\n';
  const bomb = Buffer.from(head + '\n--b\n\nx'.repeat(20_000));
  expect(withinBounds(bomb).length).toBeLessThan(bomb.length / 5);
  const list = Buffer.from(`Subject: lista\n${'\n-- a'.repeat(20_000)}`);
  expect(withinBounds(list)).toBe(list);
});
