import { action } from '../../../platform/act.ts';
import { routes } from '../desk/contract.ts';
import { dropDraft, putDraft } from '../desk/sql.ts';
import { holdCase } from './hold-case.ts';

const input = routes.saveDraft.body.extend(routes.saveDraft.params.shape);

/** Keeps what somebody is writing, on the server, for them alone. */
export const saveDraft = action('cases.saveDraft', input, async (tx, { caseId, kind, text }): Promise<{ at: string }> => {
  await holdCase(tx, { caseId, what: 'reply' });
  await (text === '' ? dropDraft(tx, caseId, kind) : putDraft(tx, caseId, kind, text));
  return { at: tx.now.toISOString() };
});
