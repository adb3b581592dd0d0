import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { awaitAnswer } from '../../requests/actions/await-answer.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsTeam } from '../access.ts';
import { decide, eventOf } from '../decide.ts';
import { lockConsultation, saveConsultation } from '../sql.ts';
import { consultationView } from '../views.ts';

/** The answer does not suffice: back to the department, with a fresh clock and what was answered kept. */
export const insist = action(
  'consultations.insist',
  z.object({ requestId: z.uuid(), text: z.string().max(4000) }),
  async (tx, { requestId, text }) => {
    const held = must(found(await lockConsultation(tx, requestId), await requestFor(tx, requestId)));
    must(mayActAsTeam(tx.actor, held));
    const { changes, event, data } = must(decide(held, { kind: 'insist', text }, tx.actor.name, tx.now));
    const { agreedMinutes } = held.request;
    const next = { ...held, ...changes, request: await awaitAnswer(tx, { requestId, agreedMinutes }) };
    await saveConsultation(tx, next);
    tx.record(eventOf(next, event, data));
    return consultationView(tx, next);
  },
);
