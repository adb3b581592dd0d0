import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readReplies } from './replies/run.ts';

it('what the author wrote is shown in four answers of five, and all of it is to be had in each', async ({ skip }) => {
  const at = path.resolve(import.meta.dirname, '../../shared/data/replies');
  if (!existsSync(at)) skip(`no ${at}`);
  const { pairs, right, unreachable } = await readReplies(at);
  expect(unreachable).toEqual([]);
  expect(right / pairs).toBeGreaterThanOrEqual(0.8);
});
