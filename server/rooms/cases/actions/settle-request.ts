import { z } from 'zod';
import { action, type Tx } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { takeWarrant } from '../../attributions/actions/take-warrant.ts';
import { zAsk } from '../../attributions/contract.ts';
import { redeem } from '../../authorizations/actions/redeem.ts';
import { authorizationFor } from '../../authorizations/views.ts';
import { notify } from '../../organization/actions/notify.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { lockCase } from '../sql.ts';
import { type ActionRow, changeAction, lockAction } from '../taken/sql.ts';
import { hasStepped } from '../thread/views.ts';
import { sharedWith } from '../views.ts';
import { carryOut } from './carry-out.ts';
import { step } from './step.ts';

const ENDED = { rejected: 'refused', withdrawn: 'withdrawn', lapsed: 'lapsed' } as const;

/**
 * What an authorisation came to: granted, it is carried out at once and once; ended otherwise, the action ends with it and its owner is told.
 * Told twice it does nothing. System only: the reaction to the authorisations' events calls it.
 */
export const settleRequest = action(
  'cases.settleRequest',
  z.object({
    requestId: z.uuid(),
    /** The event that told it; without one nothing tells a second time from the first. */
    because: z.uuid().optional(),
    outcome: z.enum(['granted', 'rejected', 'withdrawn', 'lapsed', 'changed', 'info_asked']),
  }),
  async (tx, { requestId, because, outcome }): Promise<void> => {
    const word = `authorization.${outcome}`;
    if (because && (await hasStepped(tx, because, word))) return;
    const row = await lockAction(tx, { requestId });
    if (!row || (row.state !== 'asked' && row.state !== 'granted')) return;
    const held = await lockCase(tx, row.case_id);
    if (!held) throw refused('not_found', 'cases.notFound');
    if (held.owner_id && outcome !== 'withdrawn') {
      await notify(tx, {
        personIds: [held.owner_id],
        word: `cases.request.${outcome}`,
        params: { key: held.key, subject: held.subject },
        caseId: held.id,
        requestId,
      });
    }
    if (outcome === 'granted') return grant(tx, row, requestId, because);
    const ended = outcome in ENDED ? ENDED[outcome as keyof typeof ENDED] : null;
    if (ended) {
      await changeAction(tx, row.id, { state: ended, ended: true });
      await recordEnd(tx, row, held.key, ended);
    }
    await step(tx, {
      caseId: held.id,
      key: held.key,
      word,
      circuit: row.circuit as 'authorised',
      arrow: 'answer',
      because,
    });
  },
);

async function grant(tx: Tx, row: ActionRow, requestId: string, because: string | undefined): Promise<void> {
  const authorization = await authorizationFor(tx, requestId);
  if (!authorization?.warrantId) throw refused('precondition_failed', 'cases.noWarrant');
  // Granted with changes, what was ruled on is the changed request: the warrant is bound to that.
  const ask = zAsk.parse(authorization.ask);
  const warrant = await takeWarrant(tx, { warrantId: authorization.warrantId, ask });
  await redeem(tx, { requestId });
  await changeAction(tx, row.id, { state: 'granted', ask, minor: ask.amount?.minor ?? null, warrantId: warrant.id });
  const held = await lockCase(tx, row.case_id);
  await step(tx, {
    caseId: row.case_id,
    key: held?.key ?? '',
    word: 'authorization.granted',
    params: { amount: ask.amount, by: authorization.decidedBy ?? '' },
    circuit: 'authorised',
    arrow: 'answer',
    because,
  });
  await carryOut(tx, { actionId: row.id, warrant });
}

async function recordEnd(tx: Tx, row: ActionRow, key: string, state: string): Promise<void> {
  tx.record({
    name: events.actionEnded,
    caseId: row.case_id,
    subjectId: row.id,
    audience: audienceOfCase(await sharedWith(tx, row.case_id)),
    data: { caseId: row.case_id, key, actionId: row.id, action: row.action, state, circuit: row.circuit },
  });
}
