import type { ReactNode } from 'react';
import { count, decimal } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { AgentRow, Figure } from '../api.ts';
import { actionsOf, CIRCUITS, ENOUGH, share, wait } from './figures.ts';
import { Opens, type Whose } from './figure.tsx';

const cell = 'border-b border-line px-2 py-1 text-right align-top whitespace-nowrap';
function Cell({ children }: { children: ReactNode }) {
  return <td className={cell}>{children}</td>;
}
const of = (n: number, whole: number): string => t('reports.of', { n: count(n), of: count(whole) });

/** A share with how many it is of; of few, only the count: it is not to be compared. */
function Share({ whose, figure, n, whole }: { whose: Whose; figure: Figure; n: number; whole: number }) {
  if (whole < ENOUGH)
    return (
      <Opens whose={whose} figure={figure} n={n} tone="font-normal text-ink-2">
        {whole > 0 ? of(n, whole) : '–'}
      </Opens>
    );
  return (
    <Opens whose={whose} figure={figure} n={n} note={of(n, whole)}>
      {share(n, whole)}
    </Opens>
  );
}

/** The three circuits: the share of each, and how long the two take that wait for somebody. */
function Circuits({ row, whose }: { row: AgentRow; whose: Whose }) {
  const all = actionsOf(row);
  return CIRCUITS.map((one) => {
    const { n, medianMinutes, ended } = row.circuits[one];
    return (
      <Cell key={one}>
        <Share whose={whose} figure={one} n={n} whole={all} />
        {one === 'own' || all < ENOUGH ? null : (
          <span className="ml-2.5 inline-grid min-w-14 justify-items-end align-top">
            <span className="leading-6">{wait(medianMinutes)}</span>
            <span className="text-meta text-ink-3">{t('reports.n', { n: count(ended) })}</span>
          </span>
        )}
      </Cell>
    );
  });
}

function Satisfaction({ row, whose }: { row: AgentRow; whose: Whose }) {
  const { n, meanHundredths } = row.satisfaction;
  const few = n < ENOUGH || meanHundredths === null;
  return (
    <Cell>
      <Opens
        whose={whose}
        figure="satisfaction"
        n={n}
        {...(few ? { tone: 'font-normal text-ink-2' } : { note: t('reports.n', { n: count(n) }) })}
      >
        {few ? (n > 0 ? t('reports.n', { n: count(n) }) : '–') : decimal(meanHundredths / 100)}
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
      {(['firstContact', 'reopened', 'inTime'] as const).map((figure) => (
        <Cell key={figure}>
          <Share whose={whose} figure={figure} n={row[figure].n} whole={row[figure].of} />
        </Cell>
      ))}
      <Satisfaction row={row} whose={whose} />
    </>
  );
}
