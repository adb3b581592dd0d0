import { useSyncExternalStore } from 'react';

let at = Date.now();
const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  ticking ??= setInterval(() => {
    at = Date.now();
    for (const one of watchers) one();
  }, 15_000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The time in milliseconds, moved on every quarter of a minute, the same for all that stands on the screen. */
export const useNow = (): number =>
  useSyncExternalStore(watch, () => (ticking ? at : (at = Math.floor(Date.now() / 15_000) * 15_000)));
