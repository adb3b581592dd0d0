import { useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentType, type KeyboardEvent, memo, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { cx } from './cx.ts';
import { type Selection, useIsSelected, useSelected } from './selection.ts';

type Group = { group: string };
type Line<T> = Group | { item: T; id: string; place: number };

type RowProps<T> = {
  item: T;
  id: string;
  place: number;
  total: number;
  Row: ComponentType<{ item: T }>;
  selection: Selection;
  domId: string;
  onChoose: (id: string) => void;
};

const Shell = memo(function Shell<T>({ item, id, place, total, Row, selection, domId, onChoose }: RowProps<T>) {
  const on = useIsSelected(selection, id);
  return (
    <div
      id={domId}
      role="option"
      tabIndex={-1}
      aria-selected={on}
      aria-posinset={place + 1}
      aria-setsize={total}
      onMouseDown={() => onChoose(id)}
      className={cx(
        'relative h-full cursor-default border-b border-line',
        on ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-sunken',
      )}
    >
      <Row item={item} />
    </div>
  );
}) as <T>(props: RowProps<T>) => ReactNode;

type Props<T> = {
  label: string;
  items: T[];
  idOf: (item: T) => string;
  /** Draws one row; give it the same component each time, wrapped in nothing: rows are memoised on `item`. */
  Row: ComponentType<{ item: T }>;
  rowHeight: number;
  selection: Selection;
  /** Opens the chosen row: Enter, or a press. */
  onOpen?: (id: string) => void;
  /** A heading before the first row of each group. */
  groupOf?: (item: T) => string;
  /** Asked for when the end comes near. */
  onEnd?: () => void;
};

const HEADING = 36;

/** Thousands of rows, of which those in sight exist. Arrows, Home, End and Enter inside it; `j k` are the page's, through `selection.move`. */
export function VirtualList<T>({ label, items, idOf, Row, rowHeight, selection, onOpen, groupOf, onEnd }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const lines = useMemo(() => {
    const made: Line<T>[] = [];
    let last: string | undefined;
    items.forEach((item, place) => {
      const group = groupOf?.(item);
      if (group !== undefined && group !== last) made.push({ group });
      last = group;
      made.push({ item, id: idOf(item), place });
    });
    return made;
  }, [items, idOf, groupOf]);
  useEffect(() => selection.order(lines.flatMap((line) => ('id' in line ? [line.id] : []))), [lines, selection]);

  // oxlint-disable-next-line react/incompatible-library -- its functions are never handed to a memoised part
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index] && 'group' in lines[index] ? HEADING : rowHeight),
    getItemKey: (index) => {
      const line = lines[index];
      return line ? ('group' in line ? `g:${line.group}` : line.id) : index;
    },
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const lastIndex = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= lines.length - 10 && lines.length > 0) onEnd?.();
  }, [lastIndex, lines.length, onEnd]);

  useEffect(
    () =>
      selection.subscribe(() => {
        const index = lines.findIndex((line) => 'id' in line && line.id === selection.current());
        if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
      }),
    [selection, lines, virtual],
  );

  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity, PageDown: 8, PageUp: -8 }[event.key];
    const id = selection.current();
    if (by !== undefined) selection.move(by);
    else if (event.key === 'Enter' && id !== null) onOpen?.(id);
    else return;
    event.preventDefault();
  }

  return (
    <div ref={scroller} className="h-full overflow-y-auto">
      <Listbox
        label={label}
        base={base}
        drawn={rows.flatMap(({ index }) => (lines[index] && 'id' in lines[index] ? [lines[index].id] : []))}
        selection={selection}
        height={virtual.getTotalSize()}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => {
          const line = lines[row.index];
          if (!line) return null;
          return (
            <div
              key={row.key}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
            >
              {'group' in line ? (
                <div role="presentation" className="label-caps flex h-full items-end px-4 pb-1.5">
                  {line.group}
                </div>
              ) : (
                <Shell
                  item={line.item}
                  id={line.id}
                  place={line.place}
                  total={items.length}
                  Row={Row}
                  selection={selection}
                  domId={`${base}${line.id}`}
                  onChoose={onOpen ?? selection.choose}
                />
              )}
            </div>
          );
        })}
      </Listbox>
    </div>
  );
}

/** Only this part follows the selection, for `aria-activedescendant`: of a row that is there, not one that left or is out of sight. */
function Listbox({
  label,
  base,
  drawn,
  selection,
  height,
  onKeyDown,
  children,
}: {
  label: string;
  base: string;
  drawn: string[];
  selection: Selection;
  height: number;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}) {
  const selected = useSelected(selection);
  return (
    <div
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={selected !== null && drawn.includes(selected) ? `${base}${selected}` : undefined}
      onKeyDown={onKeyDown}
      className="relative w-full focus-visible:-outline-offset-2"
      style={{ height }}
    >
      {children}
    </div>
  );
}
