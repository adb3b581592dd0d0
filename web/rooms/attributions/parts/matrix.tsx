import { Fragment, useMemo, useRef } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Column, Limit, Unit } from '../api.ts';
import { Cell } from './cell.tsx';
import type { FitOf } from './fits.ts';
import { useGridKeys } from './grid-keys.ts';
import type { Line } from './lines.ts';
import { Rights } from './rights.tsx';
import { headNote, nameOf } from './say.ts';
import { type Table, viewOf } from './views.ts';

const edge = 'border-r border-b border-line';

/** Who it is, how many, and who authorises what goes beyond. */
function ColumnHead({ column }: { column: Column }) {
  const { role } = useMe().person;
  const mine = column.holder.kind === 'role' && column.holder.ref === role;
  return (
    <th
      scope="col"
      className={`sticky top-0 z-1 border-b-line-strong bg-surface px-2.5 py-1.5 text-left align-bottom font-normal ${edge}`}
    >
      <span className="block leading-4 font-semibold text-balance">
        {column.name}
        {mine ? <span className="font-normal text-ink-2"> · {t('attributions.you')}</span> : null}
      </span>
      <span className="num block text-meta text-ink-3">
        {t(column.holder.kind === 'assistant' ? 'attributions.programs' : 'attributions.people', { count: column.people })}
      </span>
      <span className="block min-h-4 text-meta">
        {column.above ? (
          <Sign kind="authorised" className="items-baseline! gap-1! font-normal! whitespace-normal! [&>svg]:size-2">
            {column.above}
          </Sign>
        ) : null}
      </span>
    </th>
  );
}

/** Under the first line of an action, the others tell themselves apart by their conditions. */
function LineHead({ line, first, currency }: { line: Line; first: boolean; currency: string }) {
  const note = headNote(line.conditions, line.requirements, currency);
  return (
    <th scope="row" className={`sticky left-0 z-1 bg-surface px-4 py-1.5 text-left align-top font-normal sm:pl-6 ${edge}`}>
      <span className={first ? 'block font-semibold' : 'block text-ink-2'}>{nameOf(line.kind)}</span>
      {note ? <span className="block text-meta text-ink-2">{note}</span> : null}
    </th>
  );
}

type Props = {
  table: Table;
  per: Limit['per'];
  currency: string;
  units: readonly Unit[];
  open: string | null;
  fitOf: FitOf;
  onOpen: (key: string) => void;
};

/** Actions by holders. Arrows move between the cells, Enter opens one. */
export function MatrixTable({ table, per, currency, units, open, fitOf, onOpen }: Props) {
  const grid = useRef<HTMLTableElement>(null);
  const { parts, columns } = table;
  const lines = parts.flatMap((part) => part.lines);
  const keys = useGridKeys(grid, lines.length, columns.length);
  const views = useMemo(
    () =>
      table.parts
        .flatMap((part) => part.lines)
        .map((line) => table.columns.map((column) => viewOf(table, line, column, { per, currency, units }))),
    [table, per, currency, units],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are moved between with the arrows
    <table
      ref={grid}
      role="grid"
      aria-label={t('attributions.matrix')}
      onKeyDown={keys.onKeyDown}
      onFocus={(event) => keys.onFocus(event.target)}
      style={{ minWidth: `${13 + columns.length * 8.75}rem`, maxWidth: `${13 + columns.length * 24}rem` }}
      className="w-full table-fixed border-separate border-spacing-0"
    >
      <thead>
        <tr>
          <th
            scope="col"
            className={`sticky top-0 left-0 z-2 w-52 border-b-line-strong bg-surface px-4 py-1.5 text-left align-bottom font-normal sm:pl-6 ${edge}`}
          >
            <span className="block font-semibold">{t('attributions.head.action')}</span>
            <span className="block text-meta text-ink-3">{t('attributions.head.asks')}</span>
            <span className="block text-right text-meta text-ink-2">{t('attributions.head.above')}</span>
          </th>
          {columns.map((column) => (
            <ColumnHead key={`${column.holder.kind}:${column.holder.ref}`} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rights.length > 0 ? <Rights rights={table.rights} columns={columns.length} kinds={table.kinds} /> : null}
        {parts.map((part) => (
          <Fragment key={part.section}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1} className="border-b border-line bg-paper p-0 text-left">
                <span className="label-caps sticky left-0 inline-block px-4 py-1 sm:pl-6">
                  {t(`attributions.section.${part.section}`)}
                </span>
              </th>
            </tr>
            {part.lines.map((line) => {
              const at = lines.indexOf(line);
              return (
                <tr key={line.key}>
                  <LineHead line={line} first={lines[at - 1]?.kind.code !== line.kind.code} currency={currency} />
                  {views[at]?.map((view, column) => (
                    <Cell
                      key={view.key}
                      view={view}
                      at={`${at}:${column}`}
                      units={units}
                      tab={keys.tab === `${at}:${column}`}
                      open={open === view.key}
                      fitNow={per === 'request' ? (fitOf(view)?.now ?? null) : null}
                      fitBefore={fitOf(view)?.before ?? null}
                      onOpen={onOpen}
                    />
                  ))}
                </tr>
              );
            })}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
