import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { holdCase } from '../../../../cases/actions/hold-case.ts';
import { mayDecide } from '../../access.ts';
import { type Correction, correctionRoutes } from '../contract.ts';
import { endCorrection, lockCorrection } from '../sql.ts';
import { correctionIn } from '../views.ts';

/** Ends a wish without a change, such as one that was carried out elsewhere. Its point still needs its answer. */
export const dropCorrection = action(
  'web.dropCorrection',
  correctionRoutes.dropCorrection.params,
  async (tx, { correctionId }): Promise<Correction> => {
    must(mayDecide(tx.actor));
    const held = await lockCorrection(tx, correctionId);
    if (!held) throw refused('not_found', 'web.correction.unknown');
    await holdCase(tx, { caseId: held.caseId, what: 'act' });
    if (held.state !== 'open') throw refused('conflict', 'web.correction.ended');
    await endCorrection(tx, correctionId, 'dropped');
    return correctionIn(tx, held.caseId, correctionId);
  },
);
