import { t } from '../../../lib/words.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Assistant } from '../api.ts';

const circuits = ['own', 'consulted', 'authorised'] as const;

/** What an assistant did in seven days: by circuit, what it suggested, and how often it was told no. */
export function Week({ week }: { week: Assistant['week'] }) {
  if (week.calls === 0) return <p className="m-0 mt-2 text-s text-ink-3">{t('assistants.week.none')}</p>;
  const { drafts, proposals, taken, refused, calls } = week;
  return (
    <div className="num mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-s">
      <span className="text-ink-3">{t('assistants.week')}</span>
      {circuits
        .filter((circuit) => week[circuit] > 0)
        .map((circuit) => (
          <Sign key={circuit} kind={circuit}>
            {t(`assistants.week.${circuit}`, { count: week[circuit] })}
          </Sign>
        ))}
      {drafts + proposals > 0 ? <span>{t('assistants.week.suggested', { drafts, proposals })}</span> : null}
      {taken > 0 ? <span>{t('assistants.week.taken', { count: taken })}</span> : null}
      <span className={refused > 0 ? 'font-semibold' : 'text-ink-3'}>
        {t('assistants.week.refused', { count: refused, calls })}
      </span>
    </div>
  );
}
