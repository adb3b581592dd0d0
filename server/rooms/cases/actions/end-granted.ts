import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { say } from '../../../platform/words.ts';
import { releaseWarrant } from '../../attributions/actions/release-warrant.ts';
import { authorizationFor } from '../../authorizations/views.ts';
import { notify } from '../../organization/actions/notify.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { lockCase } from '../sql.ts';
import { changeAction, lockAction } from '../taken/sql.ts';
import { sharedWith } from '../views.ts';
import { step } from './step.ts';

/**
 * A granted action that the shop no longer lets be done ends as failed, with the reason: nothing was sent, so what the grant took of the
 * limits is given back. Told twice it does nothing. System only: the reaction to the grant calls it.
 */
export const endGranted = action(
  'cases.endGranted',
  z.object({
    requestId: z.uuid(),
    reason: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
  async (tx, { requestId, reason, params }): Promise<void> => {
    const row = await lockAction(tx, { requestId });
    const held = row && row.state === 'asked' ? await lockCase(tx, row.case_id) : null;
    if (!row || !held) return;
    const authorization = await authorizationFor(tx, requestId);
    if (authorization?.warrantId) await releaseWarrant(tx, { warrantId: authorization.warrantId });
    const why = say(tx.actor.locale, reason, params);
    await changeAction(tx, row.id, { state: 'failed', ended: true, note: why });
    const amount = row.minor !== null && row.currency !== null ? { minor: row.minor, currency: row.currency } : null;
    const said = { caseId: held.id, key: held.key };
    await step(tx, { ...said, word: 'executionFailed', params: { amount, action: row.action, why }, circuit: 'authorised' });
    tx.record({
      name: events.actionEnded,
      caseId: held.id,
      subjectId: row.id,
      audience: audienceOfCase(await sharedWith(tx, held.id)),
      data: { ...said, actionId: row.id, action: row.action, state: 'failed', circuit: row.circuit, amount },
    });
    if (held.owner_id)
      await notify(tx, {
        personIds: [held.owner_id],
        word: 'cases.execution.failed',
        params: { key: held.key, subject: held.subject },
        caseId: held.id,
        requestId,
      });
  },
);
