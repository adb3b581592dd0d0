import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Table } from '../../../ui/table.tsx';
import { linesQuery } from '../api.ts';
import { type Paper, useArrived } from './arrived.ts';

/** Faxes and letters that came in. */
export function Arriving() {
  const { papers, failed, isReady, more } = useArrived();
  const lines = useQuery(linesQuery);
  if (failed) return <Problem error={failed.error} kept={null} onRetry={() => void failed.refetch()} />;
  if (!isReady) return <Waiting lines={6} />;
  const quiet = lines.data?.filter((line) => line.isQuiet) ?? [];
  return (
    <>
      {quiet.map((line) => (
        <p key={line.id} role="status" className="mt-0 mb-4 rounded-m bg-bad-soft px-3 py-2 text-m text-bad">
          {line.lastInAt
            ? t('fax.quiet', { line: line.name, since: moment(line.lastInAt) })
            : t('fax.quiet.never', { line: line.name })}
        </p>
      ))}
      {papers.length === 0 ? (
        <Empty title={t('fax.empty')} todo={t('fax.empty.do')} />
      ) : (
        <Table
          caption={t('fax.tab.in')}
          rows={papers}
          rowKey={(paper) => paper.id}
          columns={[
            { key: 'from', title: t('fax.col.from'), cell: (paper) => <Who paper={paper} /> },
            { key: 'case', title: t('fax.col.case'), cell: (paper) => <CaseOf paper={paper} /> },
            {
              key: 'at',
              title: t('fax.col.at'),
              cell: (paper) => (
                <time dateTime={paper.at} className="sm:whitespace-nowrap">
                  {moment(paper.at)}
                </time>
              ),
            },
          ]}
        />
      )}
      {more ? (
        <p className="mt-4">
          <Button busy={more.isBusy} onClick={more.run}>
            {t('fax.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}

const Who = ({ paper }: { paper: Paper }) => (
  <span className="grid gap-0.5">
    <span>{paper.who}</span>
    <span className="text-s font-normal text-ink-2">{paper.facts.join(' · ')}</span>
    {paper.state === 'unreadable' ? (
      <span className="text-s font-normal break-words">
        <Chip tone={paper.isOpen ? 'late' : 'plain'}>{t('fax.state.unreadable')}</Chip>{' '}
        <span className="text-ink-2">{paper.problem}</span>
      </span>
    ) : null}
  </span>
);

const CaseOf = ({ paper }: { paper: Paper }) => (
  <span className="grid justify-items-start gap-1 whitespace-nowrap">
    {paper.caseId && paper.caseKey ? (
      <Link to="/case/$caseId" params={{ caseId: paper.caseId }} search={{}} className="link">
        {paper.caseKey}
      </Link>
    ) : (
      <span className="text-ink-2">{t('fax.state.stored')}</span>
    )}
    <a href={paper.href} className="link min-h-6 text-s" aria-label={t('fax.originalOf', { who: paper.who })}>
      {t('fax.original')}
    </a>
  </span>
);
