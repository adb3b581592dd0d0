import type { ReactNode } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { AgentRow, Agents, Behind } from '../api.ts';
import { AgentCells } from './agent-cells.tsx';
import { CIRCUITS, ENOUGH, fewIn } from './figures.ts';

function Head({ children, right = true }: { children: ReactNode; right?: boolean }) {
  return (
    <th
      scope="col"
      className={cx(
        'border-b border-line-strong px-2 pb-1.5 align-bottom text-s font-normal text-ink-2',
        right ? 'text-right' : 'text-left',
      )}
    >
      {children}
    </th>
  );
}

function Line({ row, name, total, onOpen }: { row: AgentRow; name: string; total?: boolean; onOpen: (behind: Behind) => void }) {
  const few = fewIn(row);
  const whose = { name, onOpen, ...(row.personId ? { personId: row.personId } : {}) };
  return (
    <tr className={total ? 'bg-sunken font-semibold' : undefined}>
      <th
        scope="row"
        className={cx(
          'sticky left-0 z-1 border-b border-line px-2 py-1.5 text-left align-top whitespace-nowrap',
          total ? 'bg-sunken font-semibold' : 'bg-surface font-medium',
        )}
      >
        {name}
        {few.length > 0 ? <span className="block text-meta font-normal text-ink-2">{notCompared(few)}</span> : null}
      </th>
      <AgentCells row={row} whose={whose} />
    </tr>
  );
}

/** `aún no se compara`, and what, where it is not all of it. */
function notCompared(few: ReturnType<typeof fewIn>): string {
  const what = few.map((one) => t(`reports.few.${one}`)).join(', ');
  return few.length === 3 ? t('reports.notCompared') : t('reports.notCompared.what', { what });
}

/** Per agent in the order of the alphabet, never in that of a figure: what they are asked differs from one to the other. */
export function AgentsTable({ agents, onOpen }: { agents: Agents; onOpen: (behind: Behind) => void }) {
  const groups = [
    { key: 'volume', span: 2 },
    { key: 'efficiency', span: 3 },
    { key: 'quality', span: 4 },
  ] as const;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled by the arrow keys */}
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('reports.agents')}>
        <table className="num w-full min-w-240 border-separate border-spacing-0">
          <caption className="sr-only">{t('reports.agents')}</caption>
          <thead>
            <tr>
              <td className="sticky left-0 bg-surface" />
              {groups.map(({ key, span }) => (
                <th key={key} scope="colgroup" colSpan={span} className="px-2 text-left font-semibold">
                  <span className="mb-1.5 block border-b border-line pb-0.5">{t(`reports.group.${key}`)}</span>
                </th>
              ))}
            </tr>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-1 border-b border-line-strong bg-surface px-2 pb-1.5 text-left align-bottom text-s font-normal text-ink-2"
              >
                {t('reports.agent')}
              </th>
              <Head>{t('reports.column.cases')}</Head>
              <Head>{t('reports.column.resolved')}</Head>
              {CIRCUITS.map((one) => (
                <Head key={one}>
                  <Sign kind={one} className="text-s">
                    {t(`reports.circuit.${one}`)}
                  </Sign>
                  <span className="block">{t(one === 'own' ? 'reports.column.share' : 'reports.column.shareWait')}</span>
                </Head>
              ))}
              <Head>{t('reports.column.firstContact')}</Head>
              <Head>{t('reports.column.reopened')}</Head>
              <Head>{t('reports.column.inTime')}</Head>
              <Head>{t('reports.column.satisfaction')}</Head>
            </tr>
          </thead>
          <tbody>
            <Line row={agents.total} name={t('reports.team')} total onOpen={onOpen} />
            {agents.rows.map((row) => (
              <Line key={row.personId ?? row.name} row={row} name={row.name} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="m-0 pt-2.5 text-s text-ink-2">{t('reports.agents.foot', { n: ENOUGH })}</p>
    </>
  );
}
