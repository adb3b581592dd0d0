import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { keepDocument } from '../../../documents/actions/keep-document.ts';
import type { Kept } from '../../../documents/contract.ts';
import { fileProblem, TOGETHER_BYTES } from '../decide.ts';

const zFiles = z.array(z.object({ name: z.string(), type: z.string(), data: z.string() })).max(5);

/** Keeps files sent from a page without an account; refuses kinds that could run, and too large ones, by field. System only: the page's verbs call it. */
export const keepFiles = action('web.keepFiles', z.object({ files: zFiles }), async (tx, { files }): Promise<Kept[]> => {
  const kept: Kept[] = [];
  let together = 0;
  for (const [i, { name, type, data: text }] of files.entries()) {
    const data = Buffer.from(text, 'base64');
    together += data.length;
    const problem = together > TOGETHER_BYTES ? 'web.filesTooLarge' : fileProblem({ type, bytes: data.length });
    const file = problem ? null : await keepDocument(tx, { name, type, data });
    if (!file || file.warning === 'program')
      throw refused('invalid', problem ?? 'web.fileType', { field: `files.${i}`, params: { name } });
    kept.push(file);
  }
  return kept;
});
