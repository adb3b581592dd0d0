import type { ReactNode } from 'react';
import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Behind, Circuit, Flow, Scheme } from '../api.ts';
import { CIRCUITS } from './asked.ts';
import { roleName, share, wait } from './say.ts';

type Open = (behind: Behind) => void;
type Row = { key: string; name: ReactNode; flow: Flow; behind: Behind; strong?: boolean; inset?: boolean };
const cell = 'border-b border-line px-2 py-1 text-right whitespace-nowrap';

function Figure({ n, behind, what, onOpen, tone }: { n: number; behind: Behind; what: string; onOpen: Open; tone?: string }) {
  if (n === 0) return <span className="text-ink-3">{count(n)}</span>;
  return (
    <button type="button" className={cx('min-h-6 cursor-pointer border-0 p-0', tone)} onClick={() => onOpen(behind)}>
      <span className="opens">{count(n)}</span>
      <span className="sr-only">, {t('scheme.opens', { name: behind.name, what })}</span>
    </button>
  );
}

function Line({ row: { name, flow, behind, strong, inset }, all, onOpen }: { row: Row; all: number; onOpen: Open }) {
  const figure = (n: number, what: string, state?: Behind['state'], tone?: string) => (
    <Figure n={n} behind={{ ...behind, ...(state ? { state } : {}) }} what={what} onOpen={onOpen} tone={tone} />
  );
  return (
    <tr className={strong ? 'font-semibold' : undefined}>
      <th
        scope="row"
        className={cx(
          'sticky left-0 z-1 border-b border-line bg-surface py-1 pr-2 text-left',
          strong ? 'font-semibold' : 'font-medium',
          inset && 'pl-5',
        )}
      >
        {name}
      </th>
      <td className={cell}>{figure(flow.n, t('scheme.table.n'))}</td>
      <td className={cell}>{behind.kind === 'supply' ? '–' : share(flow.n, all)}</td>
      <td className={cell}>{figure(flow.ended, t('scheme.table.ended'), 'ended')}</td>
      <td className={cell}>{figure(flow.waiting, t('scheme.table.waiting'), 'waiting')}</td>
      <td className={cell}>{figure(flow.overdue, t('scheme.table.overdue'), 'overdue', 'font-semibold text-bad')}</td>
      <td className={cx(cell, 'font-semibold')}>{wait(flow.medianMinutes)}</td>
      <td className={cell}>{wait(flow.ninetiethMinutes)}</td>
    </tr>
  );
}

function rowsOf(scheme: Scheme, circuit: Circuit | null): Row[] {
  const { circuits, superiors, departments, sections, demands, supplies, referred } = scheme;
  const parts: Record<Circuit, Row[]> = {
    own: [],
    consulted: [
      ...departments.map(
        ({ unitId, name, flow }): Row => ({ key: unitId, name, flow, behind: { name, kind: 'consulted', unitId }, inset: true }),
      ),
      ...(referred.n
        ? [
            {
              key: 'referred',
              name: t('scheme.referred'),
              flow: referred,
              behind: { name: t('scheme.referred'), mode: 'refer' as const },
              inset: true,
            },
          ]
        : []),
    ],
    authorised: superiors.map(
      ({ role, flow }): Row => ({
        key: role,
        name: roleName(role),
        flow,
        behind: { name: roleName(role), kind: 'authorised', role },
        inset: true,
      }),
    ),
  };
  const ofCircuits = CIRCUITS.filter((one) => circuit === null || one === circuit).flatMap((one): Row[] => [
    {
      key: one,
      name: <Sign kind={one} />,
      flow: circuits[one],
      behind: { name: t(`shell.sign.${one}`), kind: one },
      strong: true,
    },
    ...parts[one],
  ]);
  if (circuit) return ofCircuits;
  const below = t('scheme.sections');
  return [
    { key: 'all', name: t('scheme.table.all'), flow: demands, behind: { name: t('scheme.table.all') }, strong: true },
    ...ofCircuits,
    ...(supplies.n
      ? [
          {
            key: 'supply',
            name: <Sign kind="supply">{below}</Sign>,
            flow: supplies,
            behind: { name: below, kind: 'supply' as const },
            strong: true,
          },
        ]
      : []),
    ...sections.map(
      ({ unitId, name, flow }): Row => ({ key: unitId, name, flow, behind: { name, kind: 'supply', unitId }, inset: true }),
    ),
  ];
}

/** The same figures as the drawing, in rows; each opens its cases. */
export function SchemeTable({ scheme, circuit, onOpen }: { scheme: Scheme; circuit: Circuit | null; onOpen: Open }) {
  const columns = ['n', 'share', 'ended', 'waiting', 'overdue', 'median', 'ninetieth'] as const;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled by the arrow keys */}
      <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={t('scheme.drawing')}>
        <table className="num w-full min-w-160 border-separate border-spacing-0">
          <caption className="sr-only">{t('scheme.drawing')}</caption>
          <thead>
            <tr className="text-s text-ink-2">
              <th scope="col" className="sticky left-0 z-1 border-b border-line-strong bg-surface pb-1.5 text-left font-normal">
                {t('scheme.table.node')}
              </th>
              {columns.map((one) => (
                <th key={one} scope="col" className="border-b border-line-strong px-2 pb-1.5 text-right font-normal">
                  {t(`scheme.table.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(scheme, circuit).map((row) => (
              <Line key={row.key} row={row} all={scheme.demands.n} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
      <h3 className="label-caps m-0 pt-5 pb-1.5">{t('scheme.table.channels')}</h3>
      <ul className="num m-0 flex list-none flex-wrap gap-x-6 gap-y-1 p-0">
        {scheme.channels.map(({ channel, n }) => {
          const name = t(`cases.channel.${channel}`);
          return (
            <li key={channel} className="flex items-baseline gap-2">
              <span className="text-ink-2">{name}</span>
              <Figure n={n} behind={{ name, channel }} what={t('scheme.table.n')} onOpen={onOpen} tone="font-semibold" />
            </li>
          );
        })}
      </ul>
      <p className="m-0 pt-3 text-s text-ink-2">{t('scheme.key.error')}</p>
    </>
  );
}
