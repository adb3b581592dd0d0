import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { locale, t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import { kindsQuery, type Notice, unitsQuery } from '../api.ts';

const inLanguage = ({ nameEs, nameEn }: { nameEs: string; nameEn: string }): string => (locale() === 'en' ? nameEn : nameEs);

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-b border-line py-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="text-ink-3">{name}</dt>
      <dd className="num m-0">{children}</dd>
    </div>
  );
}

function Other({ other }: { other: NonNullable<Notice['supersedes']> }) {
  return (
    <Link to="/information/$noticeId" params={{ noticeId: other.id }} className="link">
      {other.number}
    </Link>
  );
}

/** From when, on what, for whom, and what it takes the place of. */
export function NoticeFacts({ notice }: { notice: Notice }) {
  const kinds = useQuery(kindsQuery);
  const units = useQuery(unitsQuery);
  const actions = notice.actions.map((code) => {
    const kind = kinds.data?.find((one) => one.code === code);
    return kind ? inLanguage(kind) : code;
  });
  const { effectiveAt, expiresAt } = notice;
  const span = ` · ${t('information.effective', { at: dateTime(effectiveAt) })}${expiresAt ? ` ${t('information.expires', { at: dateTime(expiresAt) })}` : ''}`;
  const audience = notice.unitIds.flatMap((id) => units.data?.filter((unit) => unit.id === id).map(inLanguage) ?? []);
  return (
    <Section title={t('information.facts')} className="max-w-170">
      <dl className="m-0 border-t border-line">
        <Line name={t('information.when')}>
          <span className="font-medium">{t(`information.phase.${notice.phase}`)}</span>
          {notice.phase === 'draft' ? null : <span className="text-ink-2">{span}</span>}
        </Line>
        {notice.dueAt ? <Line name={t('information.due')}>{dateTime(notice.dueAt)}</Line> : null}
        {notice.skus.length > 0 ? <Line name={t('information.products')}>{notice.skus.join(', ')}</Line> : null}
        {actions.length > 0 ? (
          <Line name={t(notice.withholds ? 'information.withheld' : 'information.before')}>
            <span className={notice.withholds ? 'font-medium text-bad' : undefined}>{actions.join(', ')}</span>
            {notice.withholds ? (
              <span className="block text-s text-ink-2">
                {t(notice.skus.length > 0 ? 'information.withheld.means' : 'information.withheld.all')}
              </span>
            ) : null}
          </Line>
        ) : null}
        <Line name={t('information.audience')}>{audience.length > 0 ? audience.join(', ') : t('information.everybody')}</Line>
        {notice.supersedes ? (
          <Line name={t('information.supersedes')}>
            <Other other={notice.supersedes} />
          </Line>
        ) : null}
        {notice.supersededBy ? (
          <Line name={t('information.supersededBy')}>
            <Other other={notice.supersededBy} />
          </Line>
        ) : null}
      </dl>
    </Section>
  );
}
