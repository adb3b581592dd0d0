import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { type Visit, visitOf } from '../views.ts';
import { callPerson } from './call-person.ts';
import { holdVisit } from './hold-visit.ts';

/** The visitor asks for a person, at any moment from the start (Ley 10/2025, 8.1). Asked twice is asked once. */
export const askPerson = action(
  'chat.askPerson',
  z.object({ chatId: z.uuid(), token: z.string() }),
  async (tx, { chatId, token }): Promise<Visit> => {
    await holdVisit(tx, { chatId, token });
    await callPerson(tx, { chatId });
    return visitOf(tx, await holdVisit(tx, { chatId, token }));
  },
);
