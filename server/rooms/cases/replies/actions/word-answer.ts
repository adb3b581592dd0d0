import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { keepFile } from '../../../../platform/files.ts';
import { refused } from '../../../../platform/refusal.ts';
import { unfilledIn } from '../decide.ts';

const input = z.object({ text: z.string(), html: z.string().nullable() });

/**
 * Both forms of an answer as they are kept: what formats is cleaned, and says the plain words where none were given. What a template asks
 * for and nobody filled in refuses it. System only: verbs that have held the case call it.
 */
export const wordAnswer = action(
  'cases.wordAnswer',
  input,
  async (tx, { text, html }): Promise<{ text: string; html: string | null }> => {
    const clean = html ? (await import('../../../../platform/html.ts')).cleanHtml(html) : null;
    const said = text.trim() === '' && clean ? (await textOf(clean)).trim() : text;
    if (said.trim() === '') throw refused('invalid', 'cases.nothingSaid', { field: 'text' });
    const missing = unfilledIn(said);
    if (missing) throw refused('invalid', 'cases.fieldMissing', { field: 'text', params: { missing } });
    const kept = clean === null ? null : await keepFile(tx, Buffer.from(clean));
    return { text: said, html: kept?.sha256 ?? null };
  },
);

async function textOf(html: string): Promise<string> {
  const { htmlToText } = await import('html-to-text');
  return htmlToText(html, { wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] });
}
