import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { contentOf, cellOf } from '../changes/decide.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { mayDraft } from '../access.ts';
import { policyRoutes } from '../contract.ts';
import { lockDraft, replaceContent, touchDraft } from '../sql.ts';
import { examplesOf, type Matrix, matrix, versions } from '../views.ts';
import { draft } from './draft.ts';

/**
 * Makes a draft of what an older version said, to be checked and authorised as any other: going back is a new version. What is on trial
 * now stays on trial. A draft that somebody has changed already is not written over.
 */
export const restoreVersion = action(
  'attributions.restoreVersion',
  policyRoutes.restoreVersion.params,
  async (tx, { versionId }): Promise<Matrix> => {
    must(mayDraft(tx.actor));
    const old = (await versions(tx)).find((one) => one.id === versionId);
    if (!old || old.state === 'draft') throw refused('not_found', 'attributions.versionUnknown', { field: 'versionId' });
    const inForce = await versionInForce(tx);
    const now = inForce ? await rowsOf(tx, inForce.id) : [];
    await draft(tx, {});
    const open = await lockDraft(tx);
    if (!open) throw refused('conflict', 'attributions.noDraft');
    const spelt = (rows: typeof now) => JSON.stringify(rows.map((row) => `${cellOf(row)} ${contentOf(row)}`).sort());
    if (spelt(await rowsOf(tx, open.id)) !== spelt(now))
      throw refused('conflict', 'attributions.draftOpen', { params: { number: open.number } });
    const rows = [
      ...(await rowsOf(tx, old.id)).filter((row) => row.trialId === null),
      ...now.filter((row) => row.trialId !== null),
    ];
    await replaceContent(tx, open.id, { rows, examples: await examplesOf(tx, old.id), basedOn: inForce?.id ?? null });
    await touchDraft(tx, open.id, say(tx.actor.locale, 'attributions.restoredNote', { number: old.number }));
    tx.record({
      name: 'attributions.draftChanged',
      subjectId: open.id,
      audience: ['centre'],
      data: { versionId: open.id, restored: old.id },
    });
    return matrix(tx, open.id);
  },
);
