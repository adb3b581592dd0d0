import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readForwards } from './forwards/run.ts';

it('the first sender is found in nine of ten forwarded mails', async ({ skip }) => {
  const at = path.resolve(import.meta.dirname, '../../shared/data/replies');
  if (!existsSync(at)) skip(`no ${at}`);
  const { pairs, right } = await readForwards(at);
  expect(right / pairs).toBeGreaterThanOrEqual(0.9);
});
