import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { date } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { type Behind, behindQuery, type CaseRow, type Period } from '../api.ts';

export function CaseLine({ row }: { row: CaseRow }) {
  return (
    <li className="border-b border-line py-2">
      <p className="m-0 flex items-baseline justify-between gap-3">
        <Link to="/case/$caseId" params={{ caseId: row.id }} className="link min-h-6 font-semibold">
          {row.key}
        </Link>
        <span className="num text-s text-ink-2">{date(row.openedAt)}</span>
      </p>
      <p className="m-0 truncate">{row.subject}</p>
      <p className="m-0 truncate text-s text-ink-2">
        {[row.customerName, t(`cases.state.${row.state}`), row.ownerName].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

function Cases({ behind, period }: { behind: Behind; period: Period }) {
  const found = useQuery(behindQuery(period, behind));
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={6} />;
  const { cases, total } = found.data;
  return (
    <>
      <p className="num m-0 pb-2 text-ink-2">
        {cases.length < total
          ? t('reports.behind.some', { count: cases.length, total })
          : t('reports.behind.all', { count: total })}
      </p>
      <ul className="m-0 list-none border-t border-line p-0">
        {cases.map((row) => (
          <CaseLine key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** The cases that a figure counts, each a step from the desk. */
export function BehindPanel({ behind, period, onClose }: { behind: Behind; period: Period; onClose: () => void }) {
  return (
    <SidePanel title={t(`reports.figure.${behind.figure}`)} note={behind.name} onClose={onClose}>
      <Cases behind={behind} period={period} />
    </SidePanel>
  );
}
