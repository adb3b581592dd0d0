import { useState, useSyncExternalStore } from 'react';

/**
 * Which row of a list is chosen, kept outside React's state: moving it draws two rows, not the list. `current()` for handlers;
 * `useSelected(selection)` for the pane that shows it.
 */
export type Selection = {
  current(): string | null;
  choose(id: string | null): void;
  /** Moves by rows and stops at the ends; with nothing chosen, chooses the first; from a row that left the list, goes on from its place. */
  move(by: number): string | null;
  /** The order of the rows, told by the list. */
  order(ids: string[]): void;
  subscribe(listener: () => void): () => void;
};

export function createSelection(initial: string | null = null): Selection {
  let chosen = initial;
  let ids: string[] = [];
  /** Where the chosen row last stood. */
  let place = -1;
  const listeners = new Set<() => void>();
  const choose = (id: string | null): void => {
    if (chosen === id) return;
    chosen = id;
    place = id === null ? -1 : ids.indexOf(id);
    for (const listener of listeners) listener();
  };
  return {
    current: () => chosen,
    choose,
    move(by) {
      const at = chosen === null ? -1 : ids.indexOf(chosen);
      const left = at === -1 && place >= 0;
      // The row that took the place of the one that left is the next one already.
      const next = left ? place + (by > 0 ? by - 1 : by) : at === -1 ? 0 : at + by;
      choose(ids[Math.min(ids.length - 1, Math.max(0, next))] ?? null);
      return chosen;
    },
    order(next) {
      const at = chosen === null ? -1 : next.indexOf(chosen);
      if (at >= 0) place = at;
      ids = next;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useSelection = (initial: string | null = null): Selection => useState(() => createSelection(initial))[0];
export const useSelected = (selection: Selection): string | null => useSyncExternalStore(selection.subscribe, selection.current);
export const useIsSelected = (selection: Selection, id: string): boolean =>
  useSyncExternalStore(selection.subscribe, () => selection.current() === id);
