import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Column<T> = { key: string; title: ReactNode; cell: (row: T) => ReactNode; numeric?: boolean; width?: string };

/** Rows with tabular figures and hairlines. Numbers right, words left. `caption` names it for those who do not see it. */
export function Table<T>({
  caption,
  columns,
  rows,
  rowKey,
  dense,
  headless,
}: {
  caption: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  dense?: boolean;
  headless?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled by the arrow keys
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="num w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className={cx(headless && 'sr-only')}>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={{ width: column.width }}
                className={cx(
                  'border-b border-line-strong px-2 pb-1.5 align-bottom text-s font-normal text-ink-3 first:pl-0 last:pr-0',
                  column.numeric ? 'text-right' : 'text-left',
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-0">
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  className={cx(
                    'px-2 align-baseline first:pl-0 last:pr-0',
                    dense ? 'py-1' : 'py-1.5',
                    column.numeric && 'text-right whitespace-nowrap',
                    index === 0 && 'font-medium',
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
