import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Gauge } from '../../../ui/gauge.tsx';
import type { Budget } from '../api.ts';
import { budgetKey, leftInWords, shareOf } from './budget-words.ts';

/** What is left of one's own limits over a time, the fullest first; those nobody has touched are counted, not drawn. */
export function OwnBudgets({ budgets }: { budgets: Budget[] }) {
  const touched = budgets.filter(({ used }) => used > 0);
  const rest = budgets.length - touched.length;
  return (
    <>
      {touched.length > 0 ? (
        <ul aria-label={t('attributions.budgets.mine')} className="m-0 grid list-none gap-3 p-0">
          {touched.map((one) => (
            <li key={budgetKey(one)} className="grid gap-1">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">{one.actionName}</span>
                <span className={cx('num text-s', one.used >= one.max ? 'font-medium text-bad' : 'text-ink-2')}>
                  {leftInWords(one)}
                </span>
              </span>
              <Gauge used={shareOf(one)} label={leftInWords(one)} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="m-0 text-ink-2">{t('attributions.budgets.none')}</p>
      )}
      {rest > 0 ? <p className="num mt-3 mb-0 text-s text-ink-3">{t('attributions.budgets.unused', { count: rest })}</p> : null}
    </>
  );
}
