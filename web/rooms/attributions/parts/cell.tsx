import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Unit } from '../api.ts';
import { FitBar, type FitShare } from './fit-bar.tsx';
import { circuitInWords, nameOf } from './say.ts';
import { type CellView, viewInWords } from './views.ts';

function Circuit({ circuit, quiet }: { circuit: CellView['shown']['circuit']; quiet: boolean }) {
  if (circuit === 'none') return <span className="truncate text-s text-ink-3">{t('attributions.notOffered')}</span>;
  if (circuit === 'varies') return <span className="truncate text-s text-ink-3">{t('attributions.cell.varies')}</span>;
  return (
    <Sign kind={circuit} className={cx('text-s', quiet && 'font-normal!')}>
      {t(`attributions.circuit.${circuit}`)}
    </Sign>
  );
}

const isCircuit = (circuit: CellView['shown']['circuit']): boolean => circuit !== 'none' && circuit !== 'varies';

/** The limit; in the colour of changes where it is another one now. */
function Figure({ view }: { view: CellView }) {
  const { was, shown, figure } = view;
  if (!figure) return null;
  if (!was || was.figure === figure)
    return (
      <b
        className={cx(
          'num whitespace-nowrap',
          shown.quiet || !/\d/.test(figure) ? 'text-s font-normal text-ink-2' : 'font-semibold',
        )}
      >
        {figure}
      </b>
    );
  return <b className="num font-semibold whitespace-nowrap text-accent">{figure}</b>;
}

/** What it was, to be struck through before what it becomes: the figure, the department, or the circuit itself. */
function noteOf({ was, shown, figure, note }: CellView): { struck: string; now: string } {
  if (!was) return { struck: '', now: note };
  if (was.shown.circuit === shown.circuit)
    return {
      struck: [was.figure === figure ? '' : was.figure, was.note === note ? '' : was.note].filter(Boolean).join(' · '),
      now: note,
    };
  const before = circuitInWords(was.shown.circuit, '');
  return { struck: [before, was.figure].filter(Boolean).join(' '), now: note };
}

/** Two lines: sign, word and limit; then the department, how long, or what it asks besides. */
export function CellLines({ view }: { view: CellView }) {
  const { struck, now } = noteOf(view);
  return (
    <>
      <span className="flex w-full items-baseline justify-between gap-2">
        <Circuit circuit={view.shown.circuit} quiet={view.shown.quiet} />
        <Figure view={view} />
      </span>
      {struck || now ? (
        <span
          className={cx('block w-full text-meta text-ink-2', !struck && 'truncate', isCircuit(view.shown.circuit) && 'pl-4.25')}
        >
          {now ? `${now} ` : null}
          {struck ? <s className="num text-ink-3">{struck}</s> : null}
        </span>
      ) : null}
    </>
  );
}

/** Some of these people have more, on trial: it leads to how that goes. */
export function TrialLink({ limit }: { limit: string }) {
  return (
    <Link
      to="/attributions"
      search={(kept) => ({ ...kept, tab: 'trials' })}
      className="num block min-h-6 px-2.5 text-right text-meta text-accent underline"
    >
      {t('attributions.cell.trial', { limit })}
    </Link>
  );
}

type Props = {
  view: CellView;
  at: string;
  units: readonly Unit[];
  tab: boolean;
  open: boolean;
  fitNow: number | null;
  fitBefore: number | null;
  onOpen: (key: string) => void;
};

/** One cell. Only one of them is in the tab order; the arrows go on from there. */
export const Cell = memo(function Cell({ view, at, units, tab, open, fitNow, fitBefore, onOpen }: Props) {
  const fit: FitShare | null = fitNow === null ? null : { now: fitNow, before: fitBefore };
  return (
    <td
      role="gridcell"
      className={cx('h-px border-r border-b border-line p-0', view.was && 'bg-accent-soft')}
      aria-selected={open}
    >
      <button
        type="button"
        data-at={at}
        data-cell={view.key}
        tabIndex={tab ? 0 : -1}
        onClick={() => onOpen(view.key)}
        className={cx(
          'flex min-h-11 w-full cursor-pointer flex-col justify-start px-2.5 py-1.5 text-left focus-visible:-outline-offset-2',
          view.trial ? 'pb-0' : 'h-full',
          open ? 'shadow-[inset_0_0_0_2px_var(--accent)]' : 'hover:bg-sunken',
        )}
      >
        <span aria-hidden="true" className="contents">
          <CellLines view={view} />
        </span>
        <span className="sr-only">{viewInWords(view, nameOf(view.line.kind), units)}</span>
        {fit ? <FitBar fit={fit} /> : null}
      </button>
      {view.trial ? <TrialLink limit={view.trial} /> : null}
    </td>
  );
});
