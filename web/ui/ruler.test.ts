import { describe, expect, it } from 'vitest';
import { fitting } from './ruler-labels.ts';

const promise = { at: 1, text: '11:30 prometido', rank: 1 };
const now = { at: 0.14, text: 'ahora 09:52', rank: 0 };
const reminder = { at: 0.2, text: '10:10 aviso', rank: 4 };

describe('the labels of a ruler', () => {
  it('gives way to the more important one where two collide', () => {
    expect(fitting([reminder, now, promise], 500).map((one) => one.text)).toEqual(['ahora 09:52', '11:30 prometido']);
  });
  it('keeps all where there is room', () => {
    expect(fitting([reminder, now, promise], 1600)).toHaveLength(3);
  });
  it('keeps the promise inside the right edge', () => {
    const [label] = fitting([promise], 400);
    expect((label?.left ?? 400) + promise.text.length * 6).toBeLessThanOrEqual(400);
  });
});
