import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { notify } from '../../organization/actions/notify.ts';
import { requestFor } from '../../requests/views.ts';
import { lockCase, shareCase } from '../sql.ts';
import { changeAction, lockAction } from '../taken/sql.ts';
import { hasStepped } from '../thread/views.ts';
import { step } from './step.ts';

/** Circuits of the kinds of request; a supply request runs down and is none. */
const CIRCUIT = { consultation: 'consulted', authorization: 'authorised', supply: null } as const;

/**
 * Writes into the case what happened to something that was asked, shares the case with whoever has it now, and tells the owner. `actionState`
 * moves the action that waits for it. System only: reactions to the requests' events call it.
 */
export const hearRequest = action(
  'cases.hearRequest',
  z.object({
    requestId: z.uuid(),
    because: z.uuid(),
    word: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
    arrow: z.enum(['demand', 'answer', 'none']).default('none'),
    tell: z.boolean().default(false),
    actionState: z.enum(['granted', 'refused', 'withdrawn']).optional(),
  }),
  async (tx, { requestId, because, word, params, arrow, tell, actionState }): Promise<void> => {
    if (await hasStepped(tx, because, word)) return;
    const known = await requestFor(tx, requestId);
    const held = known ? await lockCase(tx, known.request.caseId) : null;
    if (!known || !held) return;
    const { request } = known;
    if (request.to.unitId && request.isOpen) await shareCase(tx, held.id, request.to.unitId);
    const row = actionState ? await lockAction(tx, { requestId }) : null;
    if (row && actionState && row.state === 'asked')
      await changeAction(tx, row.id, { state: actionState, ended: actionState !== 'granted' });
    await step(tx, {
      caseId: held.id,
      key: held.key,
      word,
      params: { number: request.number, to: request.to.name, title: request.title, ...params },
      circuit: CIRCUIT[request.kind],
      arrow,
      because,
    });
    const teller = held.owner_id ?? request.askedBy.id;
    if (tell)
      await notify(tx, {
        personIds: [teller],
        word: 'cases.requestMoved',
        params: { key: held.key, number: request.number },
        caseId: held.id,
        requestId,
      });
  },
);
