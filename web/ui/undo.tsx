import { useEffect, useState, useSyncExternalStore } from 'react';
import { useKeys } from '../lib/keys.ts';
import { t } from '../lib/words.ts';
import { Button } from './button.tsx';

/** What was just done and how to take it back. The act itself must be visible where it happened; this bar only offers the way back. */
export type Undoable = { words: string; undo: () => void; seconds?: number };

let offered: Undoable | null = null;
const watchers = new Set<() => void>();
function set(next: Undoable | null): void {
  offered = next;
  for (const watcher of watchers) watcher();
}

export const offerUndo = (undoable: Undoable): void => set(undoable);

/** One at a time, at the foot of the frame, above a foot that says so (`data-foot`); `z` takes back. Stays while the pointer or the focus is on it. */
export function UndoBar() {
  const current = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => offered,
  );
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!current || held) return;
    const timer = setTimeout(() => set(null), (current.seconds ?? 10) * 1000);
    return () => clearTimeout(timer);
  }, [current, held]);
  const take = (): void => {
    current?.undo();
    set(null);
  };
  useKeys('everywhere', current ? [{ keys: 'z', word: 'shell.undo', run: take }] : []);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-10 grid justify-items-center max-md:bottom-18 [:root:has([data-foot])_&]:bottom-36 max-md:[:root:has([data-foot])_&]:bottom-52"
    >
      {current ? (
        <div
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          className="pop pointer-events-auto flex max-w-[calc(100vw-2rem)] items-center gap-3 py-1.5 pr-1.5 pl-3.5"
        >
          <span>{current.words}</span>
          <Button size="s" keys="z" onClick={take}>
            {t('shell.undo')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
