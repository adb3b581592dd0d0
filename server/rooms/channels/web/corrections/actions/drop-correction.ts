import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { holdCase } from '../../../../cases/actions/hold-case.ts';
import { step } from '../../../../cases/actions/step.ts';
import { mayDecide } from '../../access.ts';
import { type Correction, correctionRoutes } from '../contract.ts';
import { endCorrection, lockCorrection } from '../sql.ts';
import { correctionIn } from '../views.ts';

const { params, body } = correctionRoutes.dropCorrection;

/** Ends a wish without a change, such as one that was carried out elsewhere. Its point still needs its answer; the reason stays with us. */
export const dropCorrection = action(
  'web.dropCorrection',
  z.object({ ...params.shape, ...body.shape }),
  async (tx, { correctionId, why }): Promise<Correction> => {
    must(mayDecide(tx.actor));
    const held = await lockCorrection(tx, correctionId);
    if (!held) throw refused('not_found', 'web.correction.unknown');
    const { key } = await holdCase(tx, { caseId: held.caseId, what: 'act' });
    if (held.state !== 'open') throw refused('conflict', 'web.correction.ended');
    await endCorrection(tx, correctionId, 'dropped');
    await step(tx, { caseId: held.caseId, key, word: 'correctionDropped', params: { why }, arrow: 'none' });
    return correctionIn(tx, held.caseId, correctionId);
  },
);
