import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { date } from '../../../lib/format.ts';
import { useNarrower } from '../../../lib/narrow.ts';
import { t } from '../../../lib/words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Behind, behindQuery, type CaseRow, type Period } from '../api.ts';

function Case({ row }: { row: CaseRow }) {
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
          <Case key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** The cases that a figure counts, each a step from the desk. */
export function BehindPanel({ behind, period, onClose }: { behind: Behind; period: Period; onClose: () => void }) {
  const narrow = useNarrower(1100);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [behind]);
  useKeys('here', [{ keys: 'Escape', word: 'shell.close', run: onClose }]);
  const words = t(`reports.figure.${behind.figure}`);
  if (narrow)
    return (
      <Dialog open onClose={onClose} title={words} description={behind.name}>
        <Cases behind={behind} period={period} />
      </Dialog>
    );
  return (
    <aside aria-labelledby="behind" className="w-88 shrink-0 overflow-y-auto border-l border-line bg-paper px-5 py-3.5">
      <header className="flex items-start justify-between gap-3 pb-1">
        <div>
          <h2 id="behind" ref={title} tabIndex={-1} className="head-650 m-0 text-l outline-none">
            {words}
          </h2>
          <p className="m-0 text-ink-2">{behind.name}</p>
        </div>
        <button
          type="button"
          aria-label={t('shell.close')}
          onClick={onClose}
          className="grid size-7 shrink-0 cursor-pointer place-items-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <Icon name="close" size={15} />
        </button>
      </header>
      <Cases behind={behind} period={period} />
    </aside>
  );
}
