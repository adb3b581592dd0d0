import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { keepFile } from '../../../../platform/files.ts';
import { refused } from '../../../../platform/refusal.ts';
import { fileProblem } from '../decide.ts';

const zFiles = z.array(z.object({ name: z.string(), type: z.string(), data: z.string() })).max(5);

/** Keeps files sent from a page without an account; refuses kinds that could run, and too large ones, by field. System only: the page's verbs call it. */
export const keepFiles = action('web.keepFiles', z.object({ files: zFiles }), async (tx, { files }) => {
  const kept = [];
  for (const [i, { name, type, data }] of files.entries()) {
    const bytes = Buffer.from(data, 'base64');
    const problem = fileProblem({ type, bytes: bytes.length });
    if (problem) throw refused('invalid', problem, { field: `files.${i}`, params: { name } });
    kept.push({ name, type, ...(await keepFile(tx, bytes)) });
  }
  return kept;
});
