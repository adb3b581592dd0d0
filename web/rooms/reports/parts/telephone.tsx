import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { count, percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Facts } from '../../../ui/section.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type PhoneAgent, type PhoneBehind, type PhoneFigure, type Period, type Telephone, telephoneQuery } from '../api.ts';
import { TelephoneBehind } from './telephone-behind.tsx';

type Open = (behind: PhoneBehind) => void;

const length = ({ n, seconds }: { n: number; seconds: number | null }): string => {
  if (n === 0 || seconds === null) return '–';
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** A figure that opens its calls; with how many it is made of. */
function Opens({
  n,
  figure,
  whose,
  onOpen,
  children,
}: {
  n: number;
  figure: PhoneFigure;
  whose?: PhoneAgent;
  onOpen: Open;
  children?: string;
}) {
  const shown = children ?? count(n);
  if (n === 0) return <span className="text-ink-3">{shown}</span>;
  const name = whose?.name ?? '';
  return (
    <button
      type="button"
      className="min-h-6 cursor-pointer border-0 p-0"
      onClick={() => onOpen({ figure, name, ...(whose ? { personId: whose.personId } : {}) })}
    >
      <span className="opens">{shown}</span>
      <span className="sr-only">, {t('reports.opens', { figure: t(`reports.phone.${figure}`), name, n })}</span>
    </button>
  );
}

/** One reading of the law's three minutes: the figure, of how many, and whether it is kept. */
function Reading({
  title,
  about,
  figure,
  of,
  kept,
  n,
  opens,
  onOpen,
}: {
  title: string;
  about: string;
  figure: string;
  of: string;
  kept: boolean | null;
  n: number;
  opens: PhoneFigure;
  onOpen: Open;
}) {
  return (
    <div>
      <h3 className="m-0 text-s font-medium text-ink-2">{title}</h3>
      <p className="num m-0 flex flex-wrap items-baseline gap-x-2">
        <span className={cx('text-2xl head-650', kept === false && 'text-bad')}>
          <Opens n={n} figure={opens} onOpen={onOpen}>
            {figure}
          </Opens>
        </span>
        <span className="text-s text-ink-3">{of}</span>
      </p>
      <p className={cx('m-0 text-s', kept === false ? 'text-bad' : 'text-ink-2')}>
        {kept === null ? t('reports.phone.noCalls') : t(kept ? 'reports.phone.keptTo' : 'reports.phone.broken')} {about}
      </p>
    </div>
  );
}

function Law({ total, onOpen }: { total: Telephone; onOpen: Open }) {
  const { within, fastest } = total;
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      <Reading
        title={t('reports.phone.a')}
        about={t('reports.phone.a.about')}
        figure={within.of === 0 ? '–' : percent(within.n / within.of, 1)}
        of={t('reports.of', { n: count(within.n), of: count(within.of) })}
        {...{ kept: within.kept, n: within.of, onOpen }}
        opens="beyond"
      />
      <Reading
        title={t('reports.phone.b')}
        about={t('reports.phone.b.about')}
        figure={length(fastest)}
        of={t('reports.phone.n', { n: count(fastest.n) })}
        {...{ kept: fastest.kept, n: fastest.n, onOpen }}
        opens="within"
      />
    </div>
  );
}

function Counts({ total, onOpen }: { total: Telephone; onOpen: Open }) {
  const { answered, missed, callBacks, supervisor } = total;
  const opens = (figure: PhoneFigure, n: number) => <Opens n={n} figure={figure} onOpen={onOpen} />;
  return (
    <Facts
      columns={2}
      facts={[
        { name: t('reports.phone.offered'), value: opens('offered', total.offered) },
        { name: t('reports.phone.answered'), value: opens('answered', answered.n) },
        { name: t('reports.phone.missed'), value: opens('missed', missed.n) },
        { name: t('reports.phone.outgoing'), value: opens('outgoing', total.outgoing) },
        {
          name: t('reports.phone.wait'),
          value: t('reports.phone.from', { time: length(total.waitMedian), n: count(total.waitMedian.n) }),
        },
        {
          name: t('reports.phone.handling'),
          value: (
            <>
              {length(total.handling)} {opens('handled', total.handling.n)}
            </>
          ),
        },
        {
          name: t('reports.phone.owed'),
          value: (
            <>
              {opens('owed', callBacks.owed)} · {t('reports.phone.keptOf')} {opens('kept', callBacks.kept)} ·{' '}
              {t('reports.phone.lateOf')} {opens('late', callBacks.late)} · {t('reports.phone.openOf')}{' '}
              {opens('open', callBacks.open)}
            </>
          ),
        },
        {
          name: t('reports.phone.supervisor'),
          value: (
            <>
              {opens('supervisor', supervisor.asked)} ·{' '}
              {t('reports.phone.supervisor.is', {
                inCall: supervisor.inCall,
                sameDay: supervisor.sameDay,
                missed: supervisor.missed,
              })}
            </>
          ),
        },
      ]}
    />
  );
}

/** The telephone in a period: the three minutes of the law in both readings, what came in and was answered, and the work of each who spoke. */
export function TelephonePart({ period }: { period: Period }) {
  const found = useQuery(telephoneQuery(period));
  const [behind, setBehind] = useState<PhoneBehind | null>(null);
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={4} />;
  const { total, agents } = found.data;
  const columns: Column<PhoneAgent>[] = [
    { key: 'name', title: t('reports.phone.agent'), cell: ({ name }) => name },
    {
      key: 'answered',
      title: t('reports.phone.answered'),
      numeric: true,
      cell: (row) => <Opens n={row.answered} figure="answered" whose={row} onOpen={setBehind} />,
    },
    {
      key: 'outgoing',
      title: t('reports.phone.outgoing'),
      numeric: true,
      cell: (row) => <Opens n={row.outgoing} figure="outgoing" whose={row} onOpen={setBehind} />,
    },
    { key: 'talk', title: t('reports.phone.talk'), numeric: true, cell: (row) => length(row.talk) },
    { key: 'wrap', title: t('reports.phone.wrap'), numeric: true, cell: (row) => length(row.wrap) },
    {
      key: 'handling',
      title: t('reports.phone.handling'),
      numeric: true,
      cell: (row) => (
        <>
          {length(row.handling)}{' '}
          <span className="text-meta text-ink-3">{t('reports.phone.n', { n: count(row.handling.n) })}</span>
        </>
      ),
    },
  ];
  return (
    <div className="grid gap-5">
      <Law total={total} onOpen={setBehind} />
      <Counts total={total} onOpen={setBehind} />
      {agents.length > 0 ? (
        <Table caption={t('reports.phone.agents')} columns={columns} rows={agents} rowKey={({ personId }) => personId} dense />
      ) : null}
      {behind ? <TelephoneBehind behind={behind} period={period} onClose={() => setBehind(null)} /> : null}
    </div>
  );
}
