import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Behind, DepartmentRow, Figure } from '../api.ts';
import { Opens, type Whose } from './figure.tsx';
import { share, wait } from './figures.ts';

/** Per department and section: what was put to them, what they answered, how long it took and how often it climbed. */
export function DepartmentsTable({ rows, onOpen }: { rows: DepartmentRow[]; onOpen: (behind: Behind) => void }) {
  const whose = (row: DepartmentRow): Whose => ({ name: row.name, unitId: row.unitId, onOpen });
  const counted = (figure: Figure & ('asked' | 'answered' | 'open' | 'overdue'), tone?: string): Column<DepartmentRow> => ({
    key: figure,
    title: t(`reports.column.${figure}`),
    numeric: true,
    cell: (row) => (
      <Opens whose={whose(row)} figure={figure} n={row[figure]} {...(tone ? { tone } : {})}>
        {count(row[figure])}
      </Opens>
    ),
  });
  const columns: Column<DepartmentRow>[] = [
    { key: 'name', title: t('reports.department'), cell: (row) => row.name },
    {
      key: 'kind',
      title: t('reports.column.kind'),
      cell: (row) => <span className="text-ink-2">{t(`reports.kind.${row.kind}`)}</span>,
    },
    counted('asked'),
    counted('answered'),
    counted('open'),
    counted('overdue', 'font-semibold text-bad'),
    { key: 'median', title: t('reports.column.median'), numeric: true, cell: (row) => wait(row.medianMinutes) },
    {
      key: 'climbed',
      title: t('reports.column.climbed'),
      numeric: true,
      cell: (row) => (
        <>
          <span className="mr-2 text-meta text-ink-3">
            {t('reports.of', { n: count(row.climbed.n), of: count(row.climbed.of) })}
          </span>
          <Opens whose={whose(row)} figure="climbed" n={row.climbed.n}>
            {share(row.climbed.n, row.climbed.of)}
          </Opens>
        </>
      ),
    },
    { key: 'reminders', title: t('reports.column.reminders'), numeric: true, cell: (row) => count(row.reminders) },
  ];
  return <Table caption={t('reports.departments')} columns={columns} rows={rows} rowKey={(row) => row.unitId} dense />;
}
