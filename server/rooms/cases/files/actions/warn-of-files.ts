import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { harmfulAmong } from '../../../documents/verdicts/views.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { coordinators } from '../../../organization/views.ts';
import { audienceOfCase } from '../../access.ts';
import { events } from '../../contract.ts';
import { lockCase } from '../../sql.ts';
import { sharedWith } from '../../views.ts';

const input = z.object({ caseId: z.uuid(), files: z.array(z.object({ name: z.string(), sha256: z.string() })) });

/**
 * Tells whoever has the case, or the coordinators where nobody has, which of these files were found to be harmful. System only: what takes messages
 * in calls it, for what was found before, and the reaction to a find.
 */
export const warnOfFiles = action('cases.warnOfFiles', input, async (tx, { caseId, files }): Promise<void> => {
  const harmful = await harmfulAmong(
    tx,
    files.map(({ sha256 }) => sha256),
  );
  const held = harmful.size > 0 ? await lockCase(tx, caseId) : null;
  if (!held) return;
  const personIds = held.owner_id ? [held.owner_id] : await coordinators(tx);
  for (const { name, sha256 } of files) {
    const found = harmful.get(sha256);
    if (found !== undefined)
      await notify(tx, { personIds, word: 'documents.toldHarmful', params: { found, name, key: held.key }, caseId });
  }
  const audience = audienceOfCase(await sharedWith(tx, caseId));
  tx.record({ name: events.touched, caseId, audience, data: { caseId, key: held.key } });
});
