import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { unitByCode } from '../../organization/views.ts';
import { ask as askRequest } from '../../requests/actions/ask.ts';
import { type Held, mayAskSection } from '../access.ts';
import { events, zAskSupply } from '../contract.ts';
import { eventOf } from '../decide.ts';
import { insertSupply } from '../sql.ts';
import { supplyView } from '../views.ts';

/** Asks a section below for stock, a spare part or a service, to be met at once. */
export const ask = action('supplies.ask', zAskSupply, async (tx, input) => {
  must(mayAskSection(tx.actor));
  const unit = await unitByCode(tx, input.section);
  if (!unit) throw refused('not_found', 'organization.unitUnknown', { field: 'section' });
  const request = await askRequest(tx, {
    kind: 'supply',
    caseId: input.caseId,
    caseKey: input.caseKey,
    title: input.title,
    to: {
      unitId: unit.id,
      personId: null,
    },
    agreedMinutes: input.agreedMinutes,
  });
  const held: Held = {
    id: request.id,
    state: 'requested',
    unitId: unit.id,
    purpose: input.purpose,
    storeId: input.storeId,
    orderRef: input.orderRef,
    lines: input.lines,
    note: input.note,
    substitute: null,
    eta: null,
    reason: null,
    tracking: null,
    agreedMinutes: input.agreedMinutes,
    answeredAt: null,
    handedAt: null,
    request,
  };
  await insertSupply(tx, held);
  tx.record(eventOf(held, events.asked, {}));
  return supplyView(tx, held);
});
