import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { holdCase } from '../../../../cases/actions/hold-case.ts';
import { step } from '../../../../cases/actions/step.ts';
import { mayDecide } from '../../access.ts';
import { type Correction, correctionRoutes } from '../contract.ts';
import { lockCorrection, openAgain } from '../sql.ts';
import { correctionIn } from '../views.ts';

/** Takes back that a wish was ended without a change. What was applied is not taken back so: an address that was added has been written to since. */
export const reopenCorrection = action(
  'web.reopenCorrection',
  correctionRoutes.reopenCorrection.params,
  async (tx, { correctionId }): Promise<Correction> => {
    must(mayDecide(tx.actor));
    const held = await lockCorrection(tx, correctionId);
    if (!held) throw refused('not_found', 'web.correction.unknown');
    const { key } = await holdCase(tx, { caseId: held.caseId, what: 'act' });
    if (held.state !== 'dropped') throw refused('conflict', 'web.correction.notDropped');
    await openAgain(tx, correctionId);
    await step(tx, { caseId: held.caseId, key, word: 'correctionReopened', arrow: 'none' });
    return correctionIn(tx, held.caseId, correctionId);
  },
);
