import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { keepSetting } from '../../../organization/actions/keep-setting.ts';
import { mayAdminister } from '../../access.ts';
import { events, type Letterhead, zLetterhead } from '../contract.ts';

/** Writes what stands at the head of the centre's papers. */
export const putLetterhead = action('documents.putLetterhead', zLetterhead, async (tx, letterhead): Promise<Letterhead> => {
  must(mayAdminister(tx.actor));
  const value = { ...letterhead, address: letterhead.address.filter(Boolean) };
  await keepSetting(tx, { name: 'letterhead', value });
  tx.record({ name: events.letterheadChanged, audience: ['centre'], data: {} });
  return value;
});
