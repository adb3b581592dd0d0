import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { testHouse } from '../test/house.ts';
import { linesIn, playShop } from './shop/run.ts';
import { differencesOf, disagreements, minorOf } from './shop/state.ts';

const directory = path.resolve(import.meta.dirname, '../../shared/data/shop');
const absent = !existsSync(path.join(directory, 'rule-matrix.jsonl'));
const TASKS = 60;

it.each([
  ['52.029999999999745', 5203],
  ['7.93', 793],
  ['67', 6700],
  ['0.005', 1],
  ['-1.5', -150],
  ['1e-7', 0],
])('reads %s as so many cents', (written, minor) => {
  expect(minorOf(written)).toBe(minor);
});

it('an amount written in two ways has not changed; a field that was added has', () => {
  expect(disagreements([{ path: '/a', before: 900, after: 900 }], [])).toEqual([]);
  expect(differencesOf({ a: 1 }, { a: 1, b: ['y', 'x'] })).toEqual([{ path: '/b', before: null, after: ['y', 'x'], op: 'add' }]);
  expect(
    disagreements([{ path: '/b', before: null, after: ['x', 'y'], op: 'add' }], differencesOf({}, { b: ['y', 'x'] })),
  ).toEqual([]);
});

it('a shop’s policy is kept to the letter, and its requests leave what they must', { timeout: 240_000 }, async ({ skip }) => {
  if (absent) skip(`no ${directory}`);
  const house = await testHouse({ logLevel: 'error' });
  try {
    const { played, badSignatures } = await playShop(await house.house.app.listen({ host: '127.0.0.1', port: 0 }), directory, {
      limit: TASKS,
    });
    expect(played.filter((one) => !one.agrees)).toEqual([]);
    expect(played).toHaveLength(linesIn(directory, TASKS).length);
    expect(badSignatures).toBe(0);
  } finally {
    await house.close();
  }
});
