import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import type { Locale } from '../../../../platform/actor.ts';
import { must } from '../../../../platform/refusal.ts';
import { sayMoney } from '../../../../platform/words.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { chainAbove, holderOf } from '../../../organization/views.ts';
import { mayWithin } from '../../access.ts';
import { PERIODS } from '../../limits/contract.ts';
import { currencyOf } from '../../ruling/views.ts';
import { kindOf } from '../../views.ts';
import { earnedEvents } from '../contract.ts';

const zWarned = z.object({
  holderId: z.uuid(),
  action: z.string(),
  per: z.enum(PERIODS),
  unit: z.enum(['money', 'count']),
  used: z.int(),
  max: z.int().positive(),
  /** The share reached, in thousandths. */
  told: z.int(),
});

/** A grant has reached a share of a limit that counts over a time: its holder is told, and whoever leads them. */
export const warnBudget = action('attributions.warnBudget', zWarned, async (tx, warned) => {
  must(mayWithin(tx.actor, tx.act, 'attributions.warnBudget'));
  const { holderId, per, unit, used, max, told } = warned;
  const { name } = await holderOf(tx, holderId);
  const [above] = await chainAbove(tx, holderId, tx.now);
  const kind = await kindOf(tx, warned.action);
  const currency = await currencyOf(tx);
  const amount = (locale: Locale, value: number) => (unit === 'money' ? sayMoney(locale, value, currency) : String(value));
  const params = {
    ...{ name, per, share: told / 10, full: told >= 1000 ? 'yes' : 'no' },
    ...{ actionEs: kind?.nameEs ?? warned.action, actionEn: kind?.nameEn ?? warned.action },
    ...{ usedEs: amount('es', used), usedEn: amount('en', used), maxEs: amount('es', max), maxEn: amount('en', max) },
  };
  const leads = above?.absent && above.deputy ? above.deputy.holder.personId : above?.holder.personId;
  await notify(tx, { personIds: [holderId], word: 'attributions.told.budget', params });
  if (leads && leads !== holderId) await notify(tx, { personIds: [leads], word: 'attributions.told.budgetBelow', params });
  tx.record({
    name: earnedEvents.budgetWarned,
    subjectId: holderId,
    audience: [`person:${holderId}`, ...(leads ? [`person:${leads}`] : [])],
    data: { personId: holderId, action: warned.action, per, unit, used, max, told },
  });
});
