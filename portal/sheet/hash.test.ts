import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hash } from './hash.ts';

it('is what the server looks at: the first 32 bits of SHA-256', () => {
  const real = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0);
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => hash(text) === real(text)));
  for (const length of [0, 55, 56, 63, 64, 119, 120]) expect(hash('a'.repeat(length))).toBe(real('a'.repeat(length)));
});
