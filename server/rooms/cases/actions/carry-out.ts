import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { useWarrant } from '../../attributions/actions/use-warrant.ts';
import { type Warrant, zAsk } from '../../attributions/contract.ts';
import { kindOf } from '../../attributions/views.ts';
import { execute } from '../../stores/actions/execute.ts';
import { lockCase } from '../sql.ts';
import { changeAction, lockAction } from '../taken/sql.ts';
import { step } from './step.ts';

const isWarrant = (value: unknown): value is Warrant => typeof value === 'object' && value !== null && 'hash' in value;

/**
 * Hands a granted action to the shop with its warrant, or, where nothing is carried out there, marks it done. System only: the warrant is the
 * leave, and only the policy's room makes one.
 */
export const carryOut = action(
  'cases.carryOut',
  z.object({ actionId: z.uuid(), warrant: z.custom<Warrant>(isWarrant) }),
  async (tx, { actionId, warrant }): Promise<void> => {
    const row = await lockAction(tx, { id: actionId });
    const held = row ? await lockCase(tx, row.case_id) : null;
    const kind = row ? await kindOf(tx, row.action) : null;
    if (!row || !held || !kind) throw refused('not_found', 'cases.actionUnknown', { field: 'actionId' });
    const ask = zAsk.parse(row.ask);
    const frame = { caseId: held.id, key: held.key, circuit: row.circuit as 'own' | 'consulted' | 'authorised' };
    const params = { action: kind.code, amount: ask.amount };
    if (!kind.op || !ask.storeId) {
      await useWarrant(tx, { warrantId: warrant.id, executionId: actionId });
      await changeAction(tx, actionId, { state: 'done', warrantId: warrant.id, ended: true });
      return step(tx, { ...frame, word: 'done', params, arrow: 'answer' });
    }
    const execution = await execute(tx, { warrant, ask, orderId: row.order_id, storeId: ask.storeId, caseId: held.id });
    await changeAction(tx, actionId, { state: 'executing', warrantId: warrant.id, executionId: execution.id });
    await step(tx, { ...frame, word: 'sentToShop', params });
  },
);
