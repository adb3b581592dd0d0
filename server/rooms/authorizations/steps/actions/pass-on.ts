import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { keptSteps } from '../../../attributions/views.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { passOn as passOnRequest } from '../../../requests/actions/pass-on.ts';
import { requestFor } from '../../../requests/views.ts';
import { mayPassOn } from '../../access.ts';
import { events } from '../../contract.ts';
import { eventOf } from '../../decide.ts';
import { lockAuthorization } from '../../sql.ts';
import { openStep } from '../access.ts';
import { stillToAgree, turnIn } from '../decide.ts';

/** Somebody has agreed and others must too: it is put to the next, with a fresh clock, and the asker hears of it. */
export const passOn = action('authorizations.passOn', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  must(mayPassOn(tx.actor, tx.act));
  const facts = await lockAuthorization(tx, requestId);
  const known = await requestFor(tx, requestId);
  if (!facts || !known) throw refused('not_found', 'authorizations.notFound');
  const { needed } = await keptSteps(tx, { rulingId: facts.rulingId, ask: facts.ask });
  const at = openStep(facts.steps, needed);
  const step = facts.steps[at];
  if (!step) throw refused('conflict', 'authorizations.alreadyDecided');
  const { personId, also } = turnIn(step);
  const { agreedMinutes, askedBy, number, title, caseId } = known.request;
  const request = await passOnRequest(tx, { requestId, to: { unitId: null, personId }, also, agreedMinutes });
  const left = stillToAgree(facts.steps, needed);
  const last = facts.steps.flatMap((one) => one.agreed).at(-1);
  tx.record(eventOf({ ...facts, request }, events.agreed, { step: at, left, by: last?.personId ?? null }));
  const params = { number, title, by: last?.name ?? '', next: request.to.name, left };
  await notify(tx, { personIds: [askedBy.id], word: 'authorizations.told.agreed', params, caseId, requestId });
  return request;
});
