import { t } from '../../../lib/words.ts';
import type { Agents, DepartmentRow, Period } from '../api.ts';
import { type Cell, csvOf, download } from './csv.ts';
import { CIRCUITS } from './figures.ts';

const fileName = (what: string, { from, to }: Period): string => `${what}-${from}-${to}.csv`;

/** Counts as they are, so that whoever opens the file computes shares anew; waits in minutes, satisfaction in hundredths. */
export function exportAgents({ total, rows }: Agents, period: Period): void {
  const head: Cell[] = [
    ...[t('reports.agent'), t('reports.figure.cases'), t('reports.figure.resolved')],
    ...CIRCUITS.flatMap((one) => [t(`reports.circuit.${one}`), t('reports.csv.median', { what: t(`reports.circuit.${one}`) })]),
    ...[t('reports.figure.firstContact'), t('reports.figure.reopened'), t('reports.figure.inTime')],
    ...[t('reports.csv.answers'), t('reports.csv.mean')],
  ];
  const lines = [{ ...total, name: t('reports.team') }, ...rows].map((row): Cell[] => [
    ...[row.name, row.cases, row.resolved],
    ...CIRCUITS.flatMap((one) => [row.circuits[one].n, row.circuits[one].medianMinutes]),
    ...[row.firstContact.n, row.reopened.n, row.inTime.n, row.satisfaction.n, row.satisfaction.meanHundredths],
  ]);
  download(fileName(t('reports.csv.agents'), period), csvOf([head, ...lines]));
}

export function exportDepartments(rows: readonly DepartmentRow[], period: Period): void {
  const head: Cell[] = [
    ...[t('reports.department'), t('reports.column.kind'), t('reports.figure.asked'), t('reports.figure.answered')],
    ...[t('reports.figure.open'), t('reports.figure.overdue'), t('reports.csv.median', { what: t('reports.department') })],
    ...[t('reports.figure.climbed'), t('reports.column.reminders')],
  ];
  const lines = rows.map((row): Cell[] => [
    ...[row.name, t(`reports.kind.${row.kind}`), row.asked, row.answered, row.open, row.overdue],
    ...[row.medianMinutes, row.climbed.n, row.reminders],
  ]);
  download(fileName(t('reports.csv.departments'), period), csvOf([head, ...lines]));
}
