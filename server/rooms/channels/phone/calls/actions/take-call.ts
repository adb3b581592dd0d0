import { action } from '../../../../../platform/act.ts';
import { type Call, callRoutes } from '../contract.ts';
import { changeCall } from '../sql.ts';
import { callById } from '../views.ts';
import { holdCall } from './hold-call.ts';
import { tellOfCall } from './tell-of-call.ts';

/** I am on this call: for exchanges that do not say who answered, or say it in words that nobody knows. */
export const takeCall = action('phone.takeCall', callRoutes.takeCall.params, async (tx, { callId }): Promise<Call> => {
  const held = await holdCall(tx, { callId });
  await changeCall(tx, held.id, { agent_id: tx.actor.id, agent_name: tx.actor.name });
  await tellOfCall(tx, { callId: held.id });
  return callById(tx, held.id);
});
