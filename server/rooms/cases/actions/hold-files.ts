import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { unkept } from '../../../platform/files.ts';
import { refused } from '../../../platform/refusal.ts';
import { zAttachment } from '../files/contract.ts';

/** Files that are named must be here: a photo that nobody ever sent proves nothing. System only: verbs that have held the case call it. */
export const holdFiles = action(
  'cases.holdFiles',
  z.object({ files: z.array(zAttachment), field: z.string() }),
  async (tx, { files, field }): Promise<void> => {
    const missing = await unkept(
      tx,
      files.map((file) => file.sha256),
    );
    if (missing) throw refused('invalid', 'cases.fileUnknown', { field });
  },
);
