import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dateTime } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Period, type PhoneBehind, telephoneBehindQuery } from '../api.ts';

type Row = { id: string; who: string; at: string; note: string; caseId: string | null; caseKey: string | null };

function Rows({ rows, total }: { rows: Row[]; total: number }) {
  return (
    <>
      <p className="num m-0 pb-2 text-ink-2">{t('reports.phone.behind', { count: rows.length, total })}</p>
      <ul className="m-0 list-none border-t border-line p-0">
        {rows.map((row) => (
          <li key={row.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b border-line py-2">
            <span className="truncate font-medium">{row.who}</span>
            <span className="num text-s text-ink-2">{dateTime(row.at)}</span>
            <span className="truncate text-s text-ink-2">{row.note}</span>
            {row.caseId ? (
              <Link to="/case/$caseId" params={{ caseId: row.caseId }} className="link min-h-6 text-s">
                {row.caseKey}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The calls, or the call-backs, that a figure counts, each a step from its case. */
export function TelephoneBehind({ behind, period, onClose }: { behind: PhoneBehind; period: Period; onClose: () => void }) {
  const found = useQuery(telephoneBehindQuery(period, behind));
  const rows: Row[] = [
    ...(found.data?.calls ?? []).map((call) => ({
      ...{ id: call.id, who: call.customerName || (call.number ?? t('phone.withheld')), at: call.startedAt },
      ...{ note: [t(`phone.result.${call.direction}.${call.result ?? 'now'}`), call.agentName].filter(Boolean).join(' · ') },
      ...{ caseId: call.caseId, caseKey: call.caseKey },
    })),
    ...(found.data?.callBacks ?? []).map((owed) => ({
      ...{
        id: owed.id,
        who: owed.name || owed.number,
        at: owed.createdAt,
        note: owed.takenBy ?? '',
        caseId: owed.caseId,
        caseKey: owed.caseKey,
      },
    })),
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`reports.phone.${behind.figure}`)}
      {...(behind.name ? { description: behind.name } : {})}
      actions={<Button onClick={onClose}>{t('shell.close')}</Button>}
    >
      {found.error ? <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Waiting lines={6} /> : null}
      {found.data ? <Rows rows={rows} total={found.data.total} /> : null}
    </Dialog>
  );
}
