import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { say } from '../../../../../platform/words.ts';
import { holdCase } from '../../../../cases/actions/hold-case.ts';
import { step } from '../../../../cases/actions/step.ts';
import { addIdentity } from '../../../../customers/actions/add-identity.ts';
import { changeCustomer } from '../../../../customers/actions/change-customer.ts';
import { customerById } from '../../../../customers/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { mayDecide } from '../../access.ts';
import { type Correction, correctionRoutes } from '../contract.ts';
import { changes } from '../decide.ts';
import { endCorrection, lockCorrection } from '../sql.ts';
import { correctionIn } from '../views.ts';

/**
 * Somebody who has looked changes the customer as asked: name and language, and an address or number more, never one less. A postal address is changed in the
 * order it belongs to. The record keeps what stood there before. Refuses web.correction.ended, web.correction.nobody, web.correction.taken.
 */
export const applyCorrection = action(
  'web.applyCorrection',
  correctionRoutes.applyCorrection.params,
  async (tx, { correctionId }): Promise<Correction> => {
    must(mayDecide(tx.actor));
    const held = await lockCorrection(tx, correctionId);
    if (!held) throw refused('not_found', 'web.correction.unknown');
    const { key } = await holdCase(tx, { caseId: held.caseId, what: 'act' });
    if (held.state !== 'open') throw refused('conflict', 'web.correction.ended');
    const { customerId, wish } = held;
    if (!customerId) throw refused('precondition_failed', 'web.correction.nobody');
    const before = await customerById(tx, customerId);
    if (wish.name || wish.language) await changeCustomer(tx, { customerId, name: wish.name, language: wish.language });
    for (const kind of ['email', 'phone'] as const) {
      const value = wish[kind];
      if (!value) continue;
      const whose = await addIdentity(tx, { customerId, kind, value });
      if (whose.customerId !== customerId) throw refused('conflict', 'web.correction.taken', { field: kind });
    }
    await endCorrection(tx, correctionId, 'applied');
    const { locale } = await centreOf(tx);
    const known = { name: before?.name ?? '', language: before?.language ?? '' };
    const text = changes(wish, known, (field) => say(locale, `web.correction.field.${field}`));
    await step(tx, { caseId: held.caseId, key, word: 'correctionApplied', params: { text }, arrow: 'none' });
    return correctionIn(tx, held.caseId, correctionId);
  },
);
