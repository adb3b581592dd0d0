import type { ReactNode } from 'react';
import { count, decimal } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { AgentRow, Figure } from '../api.ts';
import { actionsOf, CIRCUITS, ENOUGH, share, wait } from './figures.ts';
import { Opens, type Whose } from './figure.tsx';

const cell = 'border-b border-line px-2 py-1 text-right align-top whitespace-nowrap';
function Cell({ children }: { children: ReactNode }) {
  return <td className={cell}>{children}</td>;
}
const of = (n: number, whole: number): string => t('reports.of', { n: count(n), of: count(whole) });

/** The three circuits: share, and how long they take. Of few actions only the counts, and why they are not compared. */
function Circuits({ row, whose }: { row: AgentRow; whose: Whose }) {
  const all = actionsOf(row);
  if (all < ENOUGH)
    return (
      <td colSpan={3} className={cell}>
        <span className="flex items-baseline justify-end gap-3">
          {all > 0
            ? CIRCUITS.map((one) => (
                <Opens key={one} whose={whose} figure={one} n={row.circuits[one].n}>
                  <Sign kind={one} className="gap-1 font-normal!">
                    <span className="text-ink">{count(row.circuits[one].n)}</span>
                  </Sign>
                </Opens>
              ))
            : null}
          <i className="text-s text-ink-3">{t('reports.notCompared', { n: all })}</i>
        </span>
      </td>
    );
  return CIRCUITS.map((one) => {
    const { n, medianMinutes, ended } = row.circuits[one];
    return (
      <Cell key={one}>
        <Opens whose={whose} figure={one} n={n} note={of(n, all)}>
          {share(n, all)}
        </Opens>
        {one === 'own' ? null : (
          <span className="ml-2.5 inline-grid min-w-14 justify-items-end align-top">
            <span className="min-h-6 leading-6">{wait(medianMinutes)}</span>
            <span className="text-meta text-ink-3">{t('reports.n', { n: count(ended) })}</span>
          </span>
        )}
      </Cell>
    );
  });
}

function Quality({ row, whose }: { row: AgentRow; whose: Whose }) {
  if (row.resolved < ENOUGH)
    return (
      <td colSpan={3} className={cell}>
        <Opens whose={whose} figure="resolved" n={row.resolved}>
          <i className="text-s text-ink-3">{t('reports.notCompared', { n: row.resolved })}</i>
        </Opens>
      </td>
    );
  const shares: [Figure, AgentRow['inTime']][] = [
    ['firstContact', row.firstContact],
    ['reopened', row.reopened],
    ['inTime', row.inTime],
  ];
  return shares.map(([figure, { n, of: whole }]) => (
    <Cell key={figure}>
      <Opens whose={whose} figure={figure} n={n} note={of(n, whole)}>
        {share(n, whole)}
      </Opens>
    </Cell>
  ));
}

function Satisfaction({ row, whose }: { row: AgentRow; whose: Whose }) {
  const { n, meanHundredths } = row.satisfaction;
  return (
    <Cell>
      <Opens whose={whose} figure="satisfaction" n={n} {...(n >= ENOUGH ? { note: t('reports.n', { n: count(n) }) } : {})}>
        {n < ENOUGH || meanHundredths === null ? (
          <i className="text-s text-ink-3">{t('reports.notCompared', { n })}</i>
        ) : (
          decimal(meanHundredths / 100)
        )}
      </Opens>
    </Cell>
  );
}

/** What stands after the name: volume, the circuits, quality, each with how many it is of. */
export function AgentCells({ row, whose }: { row: AgentRow; whose: Whose }) {
  return (
    <>
      {(['cases', 'resolved'] as const).map((figure) => (
        <Cell key={figure}>
          <Opens whose={whose} figure={figure} n={row[figure]}>
            {count(row[figure])}
          </Opens>
        </Cell>
      ))}
      <Circuits row={row} whose={whose} />
      <Quality row={row} whose={whose} />
      <Satisfaction row={row} whose={whose} />
    </>
  );
}
