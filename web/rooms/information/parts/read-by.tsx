import { useQuery } from '@tanstack/react-query';
import { moment, percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type Notice, type Readers, readersQuery } from '../api.ts';

type Reader = Readers['readers'][number];
/** Who is late first, then who has not read it, then the rest; each by name. */
const order = (reader: Reader): number => (reader.overdue ? 0 : reader.acknowledgedAt ? 2 : 1);

function At({ iso }: { iso: string | null }) {
  return iso ? moment(iso) : <span className="text-ink-3">{t('information.readers.notYet')}</span>;
}

/** Who has read it and who is late: for those who lead the notice. */
export function ReadBy({ notice }: { notice: Notice }) {
  const found = useQuery(readersQuery(notice.id));
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { expected, opened, acknowledged, overdue, readers } = found.data;
  const must = notice.mustAcknowledge;
  const done = must ? acknowledged : opened;
  const columns: Column<Reader>[] = [
    { key: 'name', title: t('information.readers.person'), cell: (reader) => reader.name },
    {
      key: 'unit',
      title: t('information.readers.unit'),
      cell: (reader) => <span className="text-ink-2">{reader.unitName}</span>,
    },
    { key: 'opened', title: t('information.readers.opened'), cell: (reader) => <At iso={reader.openedAt} /> },
    ...(must
      ? [
          {
            key: 'acknowledged',
            title: t('information.readers.acknowledged'),
            cell: (reader: Reader) =>
              reader.overdue ? <Chip tone="late">{t('information.readers.late')}</Chip> : <At iso={reader.acknowledgedAt} />,
          },
        ]
      : []),
  ];
  const sorted = readers.toSorted((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, 'es'));
  return (
    <Section title={t('information.readers')} className="max-w-170" ruled>
      <p className="num m-0 mb-1.5">
        <b className="font-semibold">
          {t(must ? 'information.readers.done' : 'information.readers.openedBy', { done, expected })}
        </b>
        {must ? <span className="text-ink-2"> · {t('information.readers.opens', { opened })}</span> : null}
        {overdue > 0 ? <span className="font-medium text-bad"> · {t('information.readers.overdue', { overdue })}</span> : null}
      </p>
      <div
        role="img"
        aria-label={percent(expected > 0 ? done / expected : 0)}
        className="mb-3 flex h-1.5 overflow-hidden rounded-full bg-line"
      >
        <i className="h-full bg-ink-3" style={{ width: `${expected > 0 ? (done / expected) * 100 : 0}%` }} />
        <i className="h-full bg-bad" style={{ width: `${expected > 0 ? (overdue / expected) * 100 : 0}%` }} />
      </div>
      {sorted.length > 0 ? (
        <Table caption={t('information.readers')} columns={columns} rows={sorted} rowKey={(reader) => reader.personId} dense />
      ) : null}
    </Section>
  );
}
