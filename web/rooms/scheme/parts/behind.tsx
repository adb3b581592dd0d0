import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { date } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useNarrower } from '../../../lib/narrow.ts';
import { t } from '../../../lib/words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Asked, type Behind, behindQuery, type CaseRow } from '../api.ts';

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

function Cases({ behind, asked }: { behind: Behind; asked: Asked }) {
  const found = useQuery(behindQuery(asked, behind));
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={6} />;
  const { cases, more } = found.data;
  return (
    <>
      <p className="num m-0 pb-2 text-ink-2">{t(more ? 'scheme.behind.some' : 'scheme.behind.all', { count: cases.length })}</p>
      <ul className="m-0 list-none border-t border-line p-0">
        {cases.map((row) => (
          <Case key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** The cases that a figure counts, each a step from the desk. */
export function BehindPanel({ behind, asked, onClose }: { behind: Behind; asked: Asked; onClose: () => void }) {
  const narrow = useNarrower(1100);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [behind]);
  useKeys('here', [{ keys: 'Escape', word: 'shell.close', run: onClose }]);
  if (narrow)
    return (
      <Dialog open onClose={onClose} title={behind.name}>
        <Cases behind={behind} asked={asked} />
      </Dialog>
    );
  return (
    <aside aria-labelledby="behind" className="w-88 shrink-0 overflow-y-auto border-l border-line bg-surface px-5 py-3.5">
      <header className="flex items-start justify-between gap-3 pb-1">
        <h2 id="behind" ref={title} tabIndex={-1} className="head-650 m-0 text-l outline-none">
          {behind.name}
        </h2>
        <button
          type="button"
          aria-label={t('shell.close')}
          onClick={onClose}
          className="grid size-7 shrink-0 cursor-pointer place-items-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <Icon name="close" size={15} />
        </button>
      </header>
      <Cases behind={behind} asked={asked} />
    </aside>
  );
}
