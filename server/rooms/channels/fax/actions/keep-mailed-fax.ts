import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { numberInSubject } from '../decide.ts';
import { faxLineFor } from '../views.ts';
import { keepFax } from './keep-fax.ts';

const input = z.object({
  from: z.string().nullable(),
  subject: z.string(),
  /** The mail's own id: the same mail twice is one fax. */
  ref: z.string(),
  /** Whether the mail is from where it says. */
  origin: z.enum(['proved', 'refuted', 'unknown']).default('unknown'),
  files: z.array(z.object({ name: z.string(), type: z.string(), data: z.instanceof(Buffer) })),
});
/** `doubted`: it says it is of a line's gateway, and may not be believed. */
type Taken = { is: 'none' } | { is: 'fax' } | { is: 'doubted'; line: string; why: 'refuted' | 'unproved' };
const PAPER = /^(application\/pdf|image\/tiff?)\b/i;
const NAMED = /\.(pdf|tiff?)$/i;

/**
 * Takes a mail of a fax gateway for the faxes that it carries, and answers whether it was one: its sender is that of a line, it has pages with it, and
 * its origin is proved, or the line believes what can't be proved. What is refuted is never a fax.
 * System only: the room of mail calls it before it makes a mail a case.
 */
export const keepMailedFax = action(
  'fax.keepMailedFax',
  input,
  async (tx, { from, subject, ref, origin, files }): Promise<Taken> => {
    const papers = files.filter((file) => PAPER.test(file.type) || NAMED.test(file.name));
    const line = from && papers.length > 0 ? await faxLineFor(tx, from) : null;
    if (!line) return { is: 'none' };
    if (origin === 'refuted') return { is: 'doubted', line: line.name, why: 'refuted' };
    if (origin === 'unknown' && !line.settings.believesUnproved) return { is: 'doubted', line: line.name, why: 'unproved' };
    for (const [n, { name, type, data }] of papers.entries())
      await keepFax(tx, {
        lineId: line.id,
        data,
        name,
        type,
        commid: `${ref.slice(0, 180)}#${n}`,
        callerId: numberInSubject(subject) ?? '',
      });
    return { is: 'fax' };
  },
);
