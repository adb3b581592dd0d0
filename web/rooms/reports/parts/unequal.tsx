import { Link } from '@tanstack/react-router';
import { duration, money, percent } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { said, t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Like, Period } from '../api.ts';
import { type Cell, csvOf, download } from './csv.ts';

type Row = Like['rows'][number];

const reasonOf = ({ reason }: Like): string => (reason === null ? '' : (said(`facts.value.reason.${reason}`) ?? reason));

function bandOf({ fromMinor, toMinor }: Like, currency: string): string {
  if (fromMinor === null) return t('reports.unequal.band.none');
  const of = (minor: number) => money({ minor, currency }, { whole: true });
  return toMinor === null
    ? t('reports.unequal.band.from', { from: of(fromMinor) })
    : t('reports.unequal.band', { from: of(fromMinor), to: of(toMinor) });
}

/** Counts and bounds as they are; waits in minutes. */
export function exportUnequal(groups: readonly Like[], { from, to }: Period, currency: string): void {
  const head: Cell[] = [
    t('reports.unequal'),
    t('reports.unequal.who'),
    '',
    'n',
    t('reports.unequal.granted'),
    '95 % -',
    '95 % +',
    t('reports.unequal.wait'),
  ];
  const lines = groups.flatMap((group) =>
    group.rows.map((row): Cell[] => [
      [group.actionName, reasonOf(group), bandOf(group, currency)].filter(Boolean).join(' · '),
      ...[row.name, t(`reports.unequal.by.${row.by}`), row.n, row.granted, row.low / 1000, row.high / 1000, row.medianMinutes],
    ]),
  );
  download(`${t('reports.unequal.csv')}-${from}-${to}.csv`, csvOf([head, ...lines]));
}

const columns: () => Column<Row>[] = () => [
  {
    key: 'who',
    title: t('reports.unequal.who'),
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-2">
        {row.name} <span className="text-s text-ink-3">{t(`reports.unequal.by.${row.by}`)}</span>
        {row.apart ? <Chip tone="late">{t('reports.unequal.apart')}</Chip> : null}
      </span>
    ),
  },
  {
    key: 'granted',
    title: t('reports.unequal.granted'),
    numeric: true,
    cell: ({ granted, n }) => t('reports.unequal.of', { granted, n }),
  },
  {
    key: 'interval',
    title: t('reports.unequal.interval'),
    numeric: true,
    cell: ({ low, high }) => t('reports.unequal.range', { low: percent(low / 1000), high: percent(high / 1000) }),
  },
  {
    key: 'wait',
    title: t('reports.unequal.wait'),
    numeric: true,
    cell: ({ medianMinutes }) => (medianMinutes === null ? '–' : duration(medianMinutes * 60_000)),
  },
  {
    key: 'cases',
    title: t('reports.unequal.cases'),
    cell: ({ caseIds }) => (
      <Link to="/" search={{ ids: caseIds.join(',') }} className="link">
        {t('reports.unequal.cases')}
      </Link>
    ),
  },
];

/** Like requests with unlike outcomes, group by group; that there is none is said too. */
export function Unequal({ groups, looked }: { groups: Like[]; looked: number }) {
  const { currency } = useMe().centre;
  if (groups.length === 0) return <p className="num m-0 text-ink-2">{t('reports.unequal.none', { looked })}</p>;
  return (
    <div className="grid gap-6">
      <p className="m-0 max-w-[44rem] text-ink-2">{t('reports.unequal.means')}</p>
      {groups.map((group) => {
        const title = [group.actionName, reasonOf(group), bandOf(group, currency)].filter(Boolean).join(' · ');
        return (
          <section key={title} className="min-w-0">
            <h3 className="num m-0 mb-1 font-semibold">{title}</h3>
            <div className="overflow-x-auto">
              <Table caption={title} columns={columns()} rows={group.rows} rowKey={(row) => `${row.by} ${row.id}`} />
            </div>
          </section>
        );
      })}
    </div>
  );
}
