import { type ReactNode, useState } from 'react';
import { cx } from './cx.ts';
import { Segmented } from './tabs.tsx';

/** A screen of its own: head with the title, tabs and facts at the end, then the body. `foot` stays in sight. */
export function Page({
  title,
  tabs,
  aside,
  children,
  foot,
}: {
  title: string;
  tabs?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex min-h-14 flex-wrap items-center gap-x-7 gap-y-1 border-b border-line px-4 py-2 sm:px-6">
        <h1 className="head-650 m-0 text-xl">{title}</h1>
        {tabs}
        {aside ? <div className="num ml-auto text-s text-ink-2">{aside}</div> : null}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      {foot ? <footer className="border-t border-line-strong bg-paper px-4 py-3 sm:px-6">{foot}</footer> : null}
    </div>
  );
}

type PanesProps = {
  list: ReactNode;
  main: ReactNode;
  side?: ReactNode;
  labels?: { main: string; side: string };
  show: 'list' | 'main';
  /** Which of the two is in sight where they share a place, for a screen that brings one of them forward by a key. */
  beside?: 'main' | 'side';
  onBeside?: (beside: 'main' | 'side') => void;
};

/**
 * Two or three panes side by side. Where three do not fit, `main` and `side` share one place and `labels` choose between them; on a
 * telephone there is one pane at a time, and `show` says whether it is the list.
 */
export function Panes({ list, main, side, labels, show, beside: given, onBeside }: PanesProps) {
  const [own, setOwn] = useState<'main' | 'side'>('main');
  const [beside, setBeside] = [given ?? own, onBeside ?? setOwn];
  return (
    <div
      className={cx(
        'grid h-full min-h-0 min-w-0 md:grid-cols-[18rem_minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]',
        side ? 'xl:grid-cols-[20rem_minmax(0,1fr)_21.5rem]' : null,
      )}
    >
      <div className={cx('min-h-0 min-w-0 border-line bg-paper md:border-r', show === 'main' && 'max-md:hidden')}>{list}</div>
      <div className={cx('flex min-h-0 min-w-0 flex-col xl:contents', show === 'list' && 'max-md:hidden')}>
        {side && labels ? (
          <div className="flex justify-center border-b border-line bg-paper p-1.5 xl:hidden">
            <Segmented
              label={`${labels.main} / ${labels.side}`}
              value={beside}
              onChange={setBeside}
              options={[
                { value: 'main', label: labels.main },
                { value: 'side', label: labels.side },
              ]}
            />
          </div>
        ) : null}
        <div className={cx('flex min-h-0 min-w-0 flex-1 flex-col bg-surface', beside === 'side' && 'max-xl:hidden')}>{main}</div>
        {side ? (
          <aside
            className={cx(
              'min-h-0 min-w-0 flex-1 overflow-y-auto border-line bg-paper xl:border-l',
              beside === 'main' && 'max-xl:hidden',
            )}
          >
            {side}
          </aside>
        ) : null}
      </div>
    </div>
  );
}

/** A pane: fixed head, the part that scrolls, fixed foot. */
export function Pane({
  head,
  children,
  foot,
  className,
}: {
  head?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  className?: string;
}) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      {head ? <header className="border-b border-line px-4 pt-3.5">{head}</header> : null}
      <div className={cx('min-h-0 flex-1 overflow-y-auto', className)}>{children}</div>
      {foot ? <footer className="border-t border-line px-4 py-2.5 text-s text-ink-3">{foot}</footer> : null}
    </div>
  );
}
