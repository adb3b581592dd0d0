import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import type { Behind, DepartmentRow } from '../api.ts';
import { axisFor } from './axis.ts';
import { Opens } from './figure.tsx';
import { ENOUGH, wait } from './figures.ts';

const row =
  'grid grid-cols-[10.5rem_minmax(0,1fr)_4.25rem_3.25rem_3.5rem] items-center gap-x-3 max-sm:grid-cols-[7.5rem_minmax(0,1fr)_3.5rem_3.25rem]';

/** How long each department takes to answer, on one logarithmic axis: half of what was put to it waited less. Hollow where few answered. */
export function Waits({ rows, onOpen }: { rows: readonly DepartmentRow[]; onOpen: (behind: Behind) => void }) {
  const axis = axisFor(rows.flatMap(({ medianMinutes }) => medianMinutes ?? []));
  return (
    <Section title={t('reports.waiting')} aside={t('reports.waiting.median')}>
      <div className="num">
        <div aria-hidden="true" className={`${row} text-meta text-ink-3`}>
          <span />
          <span className="relative h-4">
            {axis.marks.map((mark) => (
              <span
                key={mark}
                className={
                  axis.at(mark) === 0 || axis.at(mark) === 1
                    ? 'absolute whitespace-nowrap'
                    : 'absolute whitespace-nowrap max-sm:hidden'
                }
                style={{
                  left: `${axis.at(mark) * 100}%`,
                  translate: `${axis.at(mark) === 0 ? 0 : axis.at(mark) === 1 ? -100 : -50}% 0`,
                }}
              >
                {wait(mark)}
              </span>
            ))}
          </span>
          <span className="text-right">{t('reports.column.median')}</span>
          <span className="text-right">{t('reports.column.open')}</span>
          <span className="text-right max-sm:hidden">{t('reports.column.overdue')}</span>
        </div>
        <ul className="m-0 list-none p-0">
          {rows.map((one) => {
            const { medianMinutes, answered, open, overdue, name, unitId } = one;
            const whose = { name, unitId, onOpen };
            const x = medianMinutes === null ? null : `${axis.at(medianMinutes) * 100}%`;
            return (
              <li key={unitId} className={row}>
                <span className="truncate font-medium">{name}</span>
                <svg
                  className="h-6 w-full overflow-visible"
                  role="img"
                  aria-label={t('reports.waits.of', { name, time: wait(medianMinutes), n: answered })}
                >
                  {axis.marks.map((mark) => (
                    <line
                      key={mark}
                      x1={`${axis.at(mark) * 100}%`}
                      x2={`${axis.at(mark) * 100}%`}
                      y1="0"
                      y2="100%"
                      className="stroke-line"
                    />
                  ))}
                  {x === null ? null : <line x1="0" x2={x} y1="12" y2="12" strokeWidth="2" className="stroke-line-strong" />}
                  {x === null ? null : (
                    <svg x={x} overflow="visible" aria-hidden="true">
                      <rect
                        x="-3"
                        y="6"
                        width="6"
                        height="12"
                        rx="1"
                        strokeWidth="1.5"
                        className={answered < ENOUGH ? 'fill-surface stroke-ink-2' : 'fill-ink-2 stroke-ink-2'}
                      />
                    </svg>
                  )}
                </svg>
                <span className="text-right font-semibold">{wait(medianMinutes)}</span>
                <span className="text-right">
                  <Opens whose={whose} figure="open" n={open}>
                    {count(open)}
                  </Opens>
                </span>
                <span className="text-right max-sm:hidden">
                  <Opens whose={whose} figure="overdue" n={overdue} tone="font-semibold text-bad">
                    {count(overdue)}
                  </Opens>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </Section>
  );
}
