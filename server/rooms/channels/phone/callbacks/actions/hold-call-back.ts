import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayCallBack } from '../../access.ts';
import { holdsCard } from '../../decide.ts';
import { type CallBackRow, lockCallBack } from '../sql.ts';
import { callBackById } from '../views.ts';

/** The first step of every verb on a call-back: seen by the caller, open, held; and no note of it holds a card. */
export const holdCallBack = action(
  'phone.holdCallBack',
  z.object({ callBackId: z.uuid(), note: z.string().default('') }),
  async (tx, { callBackId, note }): Promise<CallBackRow> => {
    await callBackById(tx, callBackId);
    must(mayCallBack(tx.actor));
    const row = await lockCallBack(tx, callBackId);
    if (row?.state !== 'open') throw refused('conflict', 'phone.callBackEnded');
    if (holdsCard(note)) throw refused('invalid', 'phone.holdsCard', { field: 'note' });
    return row;
  },
);
