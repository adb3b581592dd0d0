import { percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Gauge } from '../../../ui/gauge.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Budget } from '../api.ts';
import { budgetKey, figure, leftInWords, shareOf } from './budget-words.ts';

const columns = (): Column<Budget>[] => [
  { key: 'person', title: t('attributions.budgets.person'), cell: ({ name }) => name, width: '22%' },
  { key: 'action', title: t('attributions.budgets.action'), cell: ({ actionName }) => actionName },
  {
    key: 'share',
    title: t('attributions.budgets.share'),
    width: '18%',
    cell: (one) => (
      <span className="grid gap-1 py-1.5">
        <Gauge used={shareOf(one)} label={leftInWords(one)} />
      </span>
    ),
  },
  {
    key: 'used',
    title: t('attributions.budgets.used'),
    numeric: true,
    cell: (one) => (
      <span className={one.used >= one.max ? 'font-medium text-bad' : undefined}>
        {percent(shareOf(one))} · {t('attributions.budgets.of', { used: figure(one, one.used), max: figure(one, one.max) })}{' '}
        <span className="max-sm:block">{t(`attributions.budgets.per.${one.per as 'day' | 'week' | 'month'}`)}</span>
      </span>
    ),
  },
];

/** What those one leads have used of their limits over a time, the fullest first. */
export function TeamBudgets({ budgets }: { budgets: Budget[] }) {
  const touched = budgets.filter(({ used }) => used > 0);
  const rest = budgets.length - touched.length;
  return (
    <>
      {touched.length > 0 ? (
        <Table caption={t('attributions.budgets')} columns={columns()} rows={touched} rowKey={budgetKey} dense />
      ) : (
        <p className="m-0 text-ink-2">{t('attributions.budgets.none')}</p>
      )}
      {rest > 0 ? <p className="num mt-2 mb-0 text-s text-ink-3">{t('attributions.budgets.unused', { count: rest })}</p> : null}
    </>
  );
}
