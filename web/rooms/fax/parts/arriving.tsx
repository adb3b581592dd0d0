import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { day, moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Table } from '../../../ui/table.tsx';
import { lettersInQuery, type RawLetter } from '../../post/api.ts';
import { faxesQuery, linesQuery, type RawFax } from '../api.ts';

type Paper = {
  id: string;
  isLetter: boolean;
  at: string;
  from: string;
  by: string;
  pages: number | null;
  state: RawFax['state'];
  problem: string | null;
  caseId: string | null;
  href: string;
};

const ofFax = (fax: RawFax): Paper => ({
  ...{
    id: fax.id,
    isLetter: false,
    at: fax.receivedAt,
    pages: fax.pages,
    state: fax.state,
    problem: fax.problem,
    caseId: fax.caseId,
  },
  from: [fax.sender, fax.number].filter(Boolean).join(' · ') || t('fax.withheld'),
  by: fax.line ?? t('fax.onPaper'),
  href: `/api/v1/fax/incoming/${fax.id}/file`,
});
const ofLetter = (letter: RawLetter): Paper => ({
  ...{ id: letter.id, isLetter: true, at: letter.receivedAt, pages: letter.pages, state: letter.state },
  ...{ problem: letter.problem, caseId: letter.caseId, from: letter.sender || t('fax.unknown') },
  by: t('fax.enteredOn', { day: day(letter.enteredOn) }),
  href: `/api/v1/letters/incoming/${letter.id}/file`,
});
/** What could not be read whole stands first: somebody must look at it. */
const firstBroken = (a: Paper, b: Paper): number =>
  Number(b.state === 'unreadable') - Number(a.state === 'unreadable') || b.at.localeCompare(a.at);

/** Faxes and letters that came in. */
export function Arriving() {
  const faxes = useQuery(faxesQuery);
  const letters = useQuery(lettersInQuery);
  const lines = useQuery(linesQuery);
  const error = faxes.error ?? letters.error;
  if (error) return <Problem error={error} kept={null} onRetry={() => void Promise.all([faxes.refetch(), letters.refetch()])} />;
  if (!faxes.data || !letters.data) return <Waiting lines={6} />;
  const papers = [...faxes.data.faxes.map(ofFax), ...letters.data.letters.map(ofLetter)].toSorted(firstBroken);
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
            {
              key: 'kind',
              title: t('fax.col.kind'),
              cell: (paper) => (paper.isLetter ? t('fax.kind.letter') : t('fax.kind.fax')),
            },
            { key: 'from', title: t('fax.col.from'), cell: (paper) => paper.from },
            { key: 'by', title: t('fax.col.by'), cell: (paper) => <span className="text-ink-2">{paper.by}</span> },
            { key: 'at', title: t('fax.col.at'), cell: (paper) => <time dateTime={paper.at}>{moment(paper.at)}</time> },
            { key: 'pages', title: t('fax.col.pages'), numeric: true, cell: (paper) => paper.pages ?? '—' },
            { key: 'state', title: t('fax.col.state'), cell: (paper) => <PaperState paper={paper} /> },
            { key: 'open', title: <span className="sr-only">{t('fax.col.open')}</span>, cell: (paper) => <Ways paper={paper} /> },
          ]}
        />
      )}
    </>
  );
}

function PaperState({ paper }: { paper: Paper }) {
  if (paper.state === 'stored') return <Chip>{t('fax.state.stored')}</Chip>;
  if (paper.state === 'understood') return <span className="text-ink-2">{t('fax.state.understood')}</span>;
  return (
    <span className="grid gap-0.5">
      <span>
        <Chip tone="late">{t('fax.state.unreadable')}</Chip>
      </span>
      <span className="max-w-60 text-s break-words text-ink-2">{paper.problem}</span>
    </span>
  );
}

const Ways = ({ paper }: { paper: Paper }) => (
  <span className="inline-flex gap-3 whitespace-nowrap">
    {paper.caseId ? (
      <Link to="/case/$caseId" params={{ caseId: paper.caseId }} search={{}} className="link min-h-6">
        {t('fax.open')}
      </Link>
    ) : null}
    <a href={paper.href} className="link min-h-6">
      {t('fax.original')}
    </a>
  </span>
);
