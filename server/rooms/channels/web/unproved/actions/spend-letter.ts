import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { newId } from '../../../../../platform/ids.ts';
import { must } from '../../../../../platform/refusal.ts';
import { systemOnly } from '../../access.ts';
import { isDisowned, writerOf } from '../../form/views.ts';
import { zLetterKind } from '../contract.ts';
import { A_DAY } from '../decide.ts';
import { insertLetter } from '../sql.ts';

/** Whether a letter of this kind may go to an address on the word of whoever typed it; counted when it may. System only: whoever writes the letter asks first. */
export const spendLetter = action(
  'web.spendLetter',
  z.object({ address: z.string(), kind: zLetterKind }),
  async (tx, { address, kind }): Promise<boolean> => {
    must(systemOnly(tx.actor));
    if (await isDisowned(tx, address)) return false;
    return insertLetter(tx, { id: newId(), mailbox: writerOf(tx.ctx, address), kind, most: A_DAY });
  },
);
