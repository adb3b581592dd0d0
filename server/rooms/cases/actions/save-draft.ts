import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { routes } from '../desk/contract.ts';
import { dropDraft, putDraft } from '../desk/sql.ts';
import { draftOf } from '../desk/views.ts';
import { holdCase } from './hold-case.ts';
import { holdFiles } from './hold-files.ts';

const input = routes.saveDraft.body.extend(routes.saveDraft.params.shape);

/**
 * Keeps what somebody is writing, with its door, copies and files, on the server, for them alone. An answer that was given back meanwhile is not
 * written over by who has not seen it: cases.draftChanged.
 */
export const saveDraft = action(
  'cases.saveDraft',
  input,
  async (tx, { caseId, kind, over, ...draft }): Promise<{ at: string }> => {
    await holdCase(tx, { caseId, what: 'reply' });
    await holdFiles(tx, { files: draft.attachments, field: 'attachments' });
    if (kind === 'reply' && over !== undefined) {
      const stands = (await draftOf(tx, caseId, tx.actor.id))?.text ?? '';
      if (stands !== over && stands !== draft.text) throw refused('conflict', 'cases.draftChanged', { field: 'text' });
    }
    const { text, attachments, html = null, door = null, cc = null } = draft;
    const isEmpty = text === '' && attachments.length === 0;
    await (isEmpty
      ? dropDraft(tx, caseId, kind)
      : putDraft(tx, caseId, tx.actor.id, kind, { text, attachments, html, door, cc }));
    return { at: tx.now.toISOString() };
  },
);
