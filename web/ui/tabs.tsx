import { Tabs as Base } from '@base-ui/react/tabs';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { count } from '../lib/format.ts';
import { cx } from './cx.ts';

export type Tab<V extends string> = { value: V; label: string; count?: number };

/** Views of one thing, underlined. `panel` draws the chosen one; without it the tabs only choose (a filter of a list below). */
export function Tabs<V extends string>({
  tabs,
  value,
  onChange,
  label,
  panel,
  className,
}: {
  tabs: Tab<V>[];
  value: V;
  onChange: (value: V) => void;
  label: string;
  panel?: (value: V) => ReactNode;
  className?: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const said = tabs.map((tab) => `${tab.label} ${tab.count ?? ''}`).join();
  // Where they do not all fit, the one that is open is in sight; nothing else moves.
  useEffect(() => {
    const open = said && list.current?.querySelector<HTMLElement>(`[data-tab="${value}"]`);
    if (!list.current || !open) return;
    const past = open.offsetLeft + open.offsetWidth - list.current.clientWidth;
    if (open.offsetLeft < list.current.scrollLeft || past > list.current.scrollLeft) list.current.scrollLeft = past + 24;
  }, [value, said]);
  return (
    <Base.Root
      value={value}
      onValueChange={(next: V) => onChange(next)}
      className={cx('max-w-full min-w-0', panel && 'flex min-h-0 flex-1 flex-col')}
    >
      <Base.List ref={list} aria-label={label} className={cx('relative flex gap-4 overflow-x-auto', className)}>
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            data-tab={tab.value}
            className="num -mb-px flex min-h-7 cursor-pointer items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-ink-3 hover:text-ink focus-visible:-outline-offset-2 data-active:border-ink data-active:text-ink"
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="font-normal">{count(tab.count)}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {panel ? (
        <Base.Panel key={value} value={value} className="min-h-0 flex-1 outline-offset-[-2px]">
          {panel(value)}
        </Base.Panel>
      ) : null}
    </Base.Root>
  );
}

/** One of two to four ways of looking, in one frame: period, unit of a limit. */
export function Segmented<V extends string>({
  options,
  value,
  onChange,
  label,
}: {
  options: { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
  label: string;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex overflow-hidden rounded-s border border-line-strong bg-surface"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            'flex min-h-7 cursor-pointer items-center border-line-strong px-2.5 not-first:border-l has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
            option.value === value ? 'bg-sunken font-semibold text-ink' : 'text-ink-2 hover:bg-paper',
          )}
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
