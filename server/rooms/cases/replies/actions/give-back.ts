import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { readFileOf } from '../../../../platform/files.ts';
import { audienceOfCase } from '../../access.ts';
import { events } from '../../contract.ts';
import { putDraft } from '../../desk/sql.ts';
import { draftOf } from '../../desk/views.ts';
import { lockCase } from '../../sql.ts';
import { sharedWith } from '../../views.ts';
import { zHeldLetter } from '../contract.ts';

const input = z.object({ caseId: z.uuid(), personId: z.uuid(), letter: zHeldLetter });

/** Makes a held answer a draft of its writer again, below whatever they write by now. System only: what takes the held row calls it. */
export const giveBack = action('cases.giveBack', input, async (tx, { caseId, personId, letter }): Promise<void> => {
  await lockCase(tx, caseId);
  const by = await draftOf(tx, caseId, personId);
  const before = by?.text.trim() ?? '';
  const file = letter.html && before === '' ? await readFileOf(tx, letter.html) : null;
  const kept = by?.attachments ?? [];
  await putDraft(tx, caseId, personId, 'reply', {
    text: before === '' ? letter.text : `${before}\n\n${letter.text}`,
    html: file?.toString('utf8') ?? null,
    door: letter.door,
    cc: letter.cc,
    attachments: [...kept, ...letter.attachments.filter((file) => !kept.some(({ sha256 }) => sha256 === file.sha256))],
  });
  tx.record({ name: events.touched, caseId, audience: audienceOfCase(await sharedWith(tx, caseId)), data: { caseId } });
});
