import { count, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Budget } from '../api.ts';

export const figure = ({ unit, currency }: Budget, value: number): string =>
  unit === 'money' ? money({ minor: value, currency }, { whole: true }) : count(value);

export const shareOf = ({ used, max }: Budget): number => Math.min(1, used / max);

/** «quedan 62 € de 100 € este mes». */
export function leftInWords(budget: Budget): string {
  const { used, max, per } = budget;
  const params = { max: figure(budget, max), per: t(`attributions.budgets.per.${per as 'day' | 'week' | 'month'}`) };
  return used >= max
    ? t('attributions.budgets.gone', params)
    : t('attributions.budgets.left', { ...params, left: figure(budget, max - used) });
}

export const budgetKey = ({ personId, action, per, unit }: Budget): string => [personId, action, per, unit].join(' ');
