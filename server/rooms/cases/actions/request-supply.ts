import { action } from '../../../platform/act.ts';
import { ask } from '../../supplies/actions/ask.ts';
import { orderById } from '../../stores/views.ts';
import { routes } from '../desk/contract.ts';
import { shareCase } from '../sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { own } from './own.ts';
import { step } from './step.ts';

const input = routes.requestSupply.body.extend(routes.requestSupply.params.shape);

/** Asks a section below for stock, a spare or a service. */
export const requestSupply = action(
  'cases.requestSupply',
  input,
  async (tx, { caseId, section, purpose, lines, note }): Promise<CaseView> => {
    const held = await holdCase(tx, { caseId, what: 'act' });
    const order = held.order_id ? await orderById(tx, held.order_id) : null;
    const title = lines.map((l) => `${l.quantity} × ${l.name || l.sku}`).join(', ');
    const asked = await ask(tx, {
      caseId,
      caseKey: held.key,
      title,
      section,
      purpose,
      storeId: held.store_id,
      orderRef: order?.ref ?? null,
      lines,
      note,
    });
    await own(tx, { caseId, ownerId: held.owner_id, state: held.state });
    await shareCase(tx, caseId, asked.section.unitId);
    await step(tx, {
      caseId,
      key: held.key,
      word: 'supplyAsked',
      params: { title, to: asked.section.name, number: asked.request.number },
      arrow: 'demand',
    });
    return openCase(tx, caseId);
  },
);
