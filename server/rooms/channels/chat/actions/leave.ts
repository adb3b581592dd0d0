import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { type Visit, visitOf } from '../views.ts';
import { finish } from './finish.ts';
import { holdVisit } from './hold-visit.ts';

/** The visitor ends the conversation. */
export const leave = action(
  'chat.leave',
  z.object({ chatId: z.uuid(), token: z.string() }),
  async (tx, { chatId, token }): Promise<Visit> => {
    await holdVisit(tx, { chatId, token });
    await finish(tx, { chatId, by: 'visitor' });
    return visitOf(tx, await holdVisit(tx, { chatId, token }));
  },
);
