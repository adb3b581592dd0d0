import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { earnedQuery } from '../api.ts';
import { EarnedList } from './earned-list.tsx';

/** What somebody has earned and could earn, beside what they know. */
export function PersonEarned({ personId }: { personId: string }) {
  const earned = useQuery(earnedQuery(personId));
  if (earned.error) return <Problem error={earned.error} kept={null} onRetry={() => void earned.refetch()} />;
  if (!earned.data?.length) return null;
  return (
    <Section title={t('attributions.earned.earn')} level={3} ruled>
      <EarnedList rows={earned.data} />
    </Section>
  );
}
