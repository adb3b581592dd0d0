import { type KeyboardEvent, type RefObject, useState } from 'react';

const STEP: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
};

/** Cells of a grid carry `data-at="row:column"`; the arrows move the focus, and Tab comes back to where it was. */
export function useGridKeys(grid: RefObject<HTMLElement | null>, rows: number, columns: number) {
  const [at, setAt] = useState('0:0');
  const [row = 0, column = 0] = at.split(':').map(Number);
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), Math.max(0, most - 1));
  function go(toRow: number, toColumn: number): void {
    const next = `${clamp(toRow, rows)}:${clamp(toColumn, columns)}`;
    setAt(next);
    const cell = grid.current?.querySelector<HTMLElement>(`[data-at="${next}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const step = STEP[event.key];
    if (step) go(row + step[0], column + step[1]);
    else if (event.key === 'Home') go(row, 0);
    else if (event.key === 'End') go(row, columns - 1);
    else return;
    event.preventDefault();
  }
  const onFocus = (target: EventTarget): void => {
    const found = target instanceof HTMLElement ? target.dataset.at : undefined;
    if (found) setAt(found);
  };
  return { tab: `${clamp(row, rows)}:${clamp(column, columns)}`, onKeyDown, onFocus };
}
