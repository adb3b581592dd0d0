import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined } from './draft-join.ts';

const letter = 'Mañana se lo recogemos.';

describe('an answer that comes back while its writer writes', () => {
  it.each([
    ['nothing is being written', '', letter, '', letter],
    ['what was kept stands above it', 'Lo segundo', `Lo segundo\n\n${letter}`, 'Lo segundo', `Lo segundo\n\n${letter}`],
    [
      'letters typed since are kept',
      'Lo segundo y más',
      `Lo segundo\n\n${letter}`,
      'Lo segundo',
      `Lo segundo y más\n\n${letter}`,
    ],
    ['typed before anything was kept', 'Nuevo', letter, '', `Nuevo\n\n${letter}`],
    ['an older keeping of mine is no news', 'Lo segundo y', 'Lo seg', 'Lo segundo', null],
    ['what was deleted in another window is deleted', 'Lo segundo', 'Otra cosa', 'Lo segundo', 'Otra cosa'],
  ])('%s', (_, mine, theirs, base, shown) => {
    const known = new Set(['', 'Lo seg', base]);
    expect(joined(mine, theirs, { known, base })).toBe(shown);
  });

  it('loses neither what is typed nor what came back, whatever was kept before', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((one) => one.trim() !== '');
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), fc.string({ maxLength: 10 }), text, (first, kept, typed, back) => {
        const known = new Set(['', ...kept, first]);
        const theirs = `${first.trim()}\n\n${back}`;
        const shown = joined(first + typed, theirs, { known, base: first }) ?? first + typed;
        if (known.has(theirs)) return;
        expect(shown).toContain(back.trim());
        expect(shown).toContain(first.trim());
        if (typed.trim() !== '') expect(shown.includes(typed.trim()) || shown === theirs).toBe(true);
      }),
    );
  });
});
