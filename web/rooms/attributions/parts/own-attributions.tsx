import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { budgetsQuery, earnedQuery } from '../api.ts';
import { EarnedList } from './earned-list.tsx';
import { OwnBudgets } from './own-budgets.tsx';

/** One's own budgets, and what can be earned. Nothing for those whom the policy gives neither. */
export function OwnAttributions() {
  const budgets = useQuery(budgetsQuery('me'));
  const earned = useQuery(earnedQuery(null));
  const error = budgets.error ?? earned.error;
  if (error) return <Problem error={error} kept={null} onRetry={() => void Promise.all([budgets.refetch(), earned.refetch()])} />;
  if (!budgets.data?.length && !earned.data?.length) return null;
  return (
    <div className="grid gap-6">
      <h2 className="head-650 m-0 text-l">{t('attributions.earned.title')}</h2>
      {budgets.data?.length ? (
        <Section title={t('attributions.budgets')} level={3}>
          <OwnBudgets budgets={budgets.data} />
        </Section>
      ) : null}
      {earned.data?.length ? (
        <Section title={t('attributions.earned.earn')} level={3}>
          <EarnedList rows={earned.data} />
        </Section>
      ) : null}
    </div>
  );
}
