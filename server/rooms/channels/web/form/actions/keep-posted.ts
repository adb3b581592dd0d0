import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { keepDocument } from '../../../../documents/actions/keep-document.ts';
import { systemOnly } from '../../access.ts';
import { fileProblem } from '../../decide.ts';
import { type KeptFile, zKeptFile } from '../contract.ts';
import { paperOf } from '../views.ts';

const MOST = 5;
const input = z.object({
  token: z.string(),
  before: z.array(zKeptFile),
  files: z.array(z.object({ name: z.string(), type: z.string(), data: z.instanceof(Buffer) })),
});
type Kept = { kept: KeptFile[]; problem: { reason: string; params: { name: string } } | null };

/**
 * Keeps the files of a form, so that nobody chooses them twice: those that came before and those that came now, for whoever filled in a paper of ours. What we do
 * not take is named. System only: the form's page calls it.
 */
export const keepPosted = action('web.keepPosted', input, async (tx, { token, before, files }): Promise<Kept> => {
  must(systemOnly(tx.actor));
  const kept = [...before];
  let problem: Kept['problem'] = null;
  if (!paperOf(tx.ctx, tx.orgId, token)) return { kept, problem };
  for (const { name, type, data } of files) {
    const said = name.slice(0, 255);
    const wrong = kept.length >= MOST ? 'web.tooManyFiles' : fileProblem({ type, bytes: data.length });
    const file = wrong ? null : await keepDocument(tx, { name: said, type, data });
    if (file && file.warning !== 'program') kept.push({ name: said, type: file.type, size: file.size, sha256: file.sha256 });
    else problem ??= { reason: wrong ?? 'web.fileType', params: { name: said } };
  }
  return { kept, problem };
});
