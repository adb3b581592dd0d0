import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { notify } from '../../organization/actions/notify.ts';
import { executionById } from '../../stores/views.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { lockCase } from '../sql.ts';
import { changeAction, lockAction } from '../taken/sql.ts';
import { sharedWith } from '../views.ts';
import { step } from './step.ts';

const STATE = { done: 'done', failed: 'failed', unknown: 'unknown', person: 'unknown' } as const;

/** How an action ended in the shop, or that it is not known yet. Told twice it does nothing. System only: the reaction to the stores' events calls it. */
export const settleExecution = action(
  'cases.settleExecution',
  z.object({ executionId: z.uuid() }),
  async (tx, { executionId }): Promise<void> => {
    const execution = await executionById(tx, executionId);
    const row = await lockAction(tx, { executionId });
    const state = execution && execution.state in STATE ? STATE[execution.state as keyof typeof STATE] : null;
    if (!execution || !row || !state || row.state === state || row.state === 'done' || row.state === 'failed') return;
    const held = await lockCase(tx, row.case_id);
    if (!held) return;
    const ended = state === 'done' || state === 'failed';
    await changeAction(tx, row.id, { state, ended, note: execution.error?.text ?? null });
    const amount = execution.amount;
    const circuit = row.circuit as 'own' | 'consulted' | 'authorised';
    const word = { done: 'executed', failed: 'executionFailed', unknown: 'executionUnknown' }[state];
    await step(tx, {
      caseId: held.id,
      key: held.key,
      word,
      params: { amount, action: row.action, why: execution.error?.text ?? '' },
      circuit,
      arrow: state === 'done' ? 'answer' : 'none',
    });
    tx.record({
      name: events.actionEnded,
      caseId: held.id,
      subjectId: row.id,
      audience: audienceOfCase(await sharedWith(tx, held.id)),
      data: { caseId: held.id, key: held.key, actionId: row.id, action: row.action, state, circuit, amount },
    });
    if (state !== 'done' && held.owner_id) {
      await notify(tx, {
        personIds: [held.owner_id],
        word: `cases.execution.${state}`,
        params: { key: held.key, subject: held.subject },
        caseId: held.id,
      });
    }
  },
);
