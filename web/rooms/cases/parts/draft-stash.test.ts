import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recovered } from './draft-stash.ts';

const empty = { reply: '', html: null, note: '', forward: '', door: null, cc: null, attachments: [] };
const file = (name: string) => ({ name, type: 'image/png', size: 1, sha256: name });

describe('what was written and never kept', () => {
  it('goes on where it was, with its format, when the server has what it had then', () => {
    const draft = { ...empty, reply: 'Mañana lo recogemos.', html: '<p><b>Mañana</b> lo recogemos.</p>', note: 'Llamar antes' };
    expect(recovered({ draft, base: 'Mañana' }, { ...empty, reply: 'Mañana' })).toEqual(draft);
    expect(recovered({ draft, base: 'Mañana' }, empty)).toEqual(draft);
  });

  it('stands above what came back to the server meanwhile, with the files of both', () => {
    const draft = { ...empty, reply: 'Lo nuevo', html: '<p>Lo nuevo</p>', attachments: [file('a')] };
    const theirs = { ...empty, reply: 'Lo devuelto', html: '<p>Lo devuelto</p>', attachments: [file('a'), file('b')] };
    expect(recovered({ draft, base: '' }, theirs)).toMatchObject({
      reply: 'Lo nuevo\n\nLo devuelto',
      html: null,
      attachments: [file('a'), file('b')],
    });
  });

  it('loses no word, whatever the server has', () => {
    const text = fc.string({ maxLength: 12 }).map((one) => one.trim());
    fc.assert(
      fc.property(text, text, text, text, (base, typed, theirs, note) => {
        const shown = recovered({ draft: { ...empty, reply: base + typed, note }, base }, { ...empty, reply: theirs });
        expect(shown.note).toBe(note);
        if (typed !== '') expect(shown.reply).toContain((base + typed).trim());
        const isMore = base !== '' && theirs.startsWith(base) && /^\s/.test(theirs.slice(base.length));
        if (theirs !== base) expect(shown.reply).toContain(isMore ? theirs.slice(base.length).trim() : theirs);
      }),
    );
  });
});
