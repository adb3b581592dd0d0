import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { keepSetting } from '../../../organization/actions/keep-setting.ts';
import { maySetRates } from '../access.ts';
import { zRates } from '../contract.ts';
import { ratesView } from '../views.ts';

/** Sets what asking costs the centre. */
export const setRates = action('attributions.setRates', zRates, async (tx, rates) => {
  must(maySetRates(tx.actor));
  await keepSetting(tx, { name: 'rates', value: rates });
  return ratesView(tx);
});
