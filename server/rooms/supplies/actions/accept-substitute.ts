import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { calendarOf } from '../../organization/views.ts';
import { awaitAnswer } from '../../requests/actions/await-answer.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsTeam } from '../access.ts';
import { decide, eventOf } from '../decide.ts';
import { lockSupply, saveSupply } from '../sql.ts';
import { supplyView } from '../views.ts';

const zInput = z.object({ requestId: z.uuid(), accept: z.boolean() });

/** The team takes the substitute, which is then what was asked for, or declines it: the section looks again for the first thing. */
export const acceptSubstitute = action('supplies.acceptSubstitute', zInput, async (tx, { requestId, accept }) => {
  const held = must(found(await lockSupply(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsTeam(tx.actor, held));
  const command = { kind: accept ? ('accept_substitute' as const) : ('decline_substitute' as const) };
  const { changes, move, event, data } = must(decide(held, command, await calendarOf(tx, { unitId: held.unitId }), tx.now));
  const agreedMinutes = move.to === 'section' ? move.agreedMinutes : held.agreedMinutes;
  const next = { ...held, ...changes, request: await awaitAnswer(tx, { requestId, agreedMinutes }) };
  await saveSupply(tx, next);
  tx.record(eventOf(next, event, data));
  return supplyView(tx, next);
});
