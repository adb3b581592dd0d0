import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readBounces } from './bounces/run.ts';

it('what is gone is told from what was not served in nineteen reports of twenty', async ({ skip }) => {
  const at = path.resolve(import.meta.dirname, '../../shared/data/bounces');
  if (!existsSync(at)) skip(`no ${at}`);
  const { mails, right } = await readBounces(at);
  expect(right / mails).toBeGreaterThanOrEqual(0.95);
});
