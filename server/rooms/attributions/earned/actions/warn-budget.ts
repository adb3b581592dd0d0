import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import type { Locale } from '../../../../platform/actor.ts';
import { must } from '../../../../platform/refusal.ts';
import { sayMoney } from '../../../../platform/words.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { chainAbove, personById } from '../../../organization/views.ts';
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
  const [above] = await chainAbove(tx, holderId, tx.now);
  const leads = above?.absent && above.deputy ? above.deputy.holder.personId : above?.holder.personId;
  const kind = await kindOf(tx, warned.action);
  const currency = await currencyOf(tx);
  const holder = await personById(tx, holderId);
  const tell = async (personId: string, locale: Locale, word: string) => {
    const amount = (value: number) => (unit === 'money' ? sayMoney(locale, value, currency) : String(value));
    const named = (locale === 'en' ? kind?.nameEn : kind?.nameEs) ?? warned.action;
    const share = { share: told / 10, full: told >= 1000 ? 'yes' : 'no' };
    const params = { ...share, name: holder?.name ?? '', per, action: named, used: amount(used), max: amount(max) };
    await notify(tx, { personIds: [personId], word, params });
  };
  await tell(holderId, holder?.locale ?? 'es', 'attributions.told.budget');
  if (leads && leads !== holderId)
    await tell(leads, (await personById(tx, leads))?.locale ?? 'es', 'attributions.told.budgetBelow');
  tx.record({
    name: earnedEvents.budgetWarned,
    subjectId: holderId,
    audience: [`person:${holderId}`, ...(leads ? [`person:${leads}`] : [])],
    data: { personId: holderId, action: warned.action, per, unit, used, max, told },
  });
});
