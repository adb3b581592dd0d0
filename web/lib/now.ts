import { useSyncExternalStore } from 'react';

const BEAT = 15_000;
/** One clock for all that counts down, so that what stands on the screen is drawn again together. */
let at = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  ticking ??= setInterval(() => {
    at = Date.now();
    for (const one of watchers) one();
  }, BEAT);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The time in milliseconds, moved on every quarter of a minute. */
export const useNow = (): number =>
  useSyncExternalStore(watch, () => (ticking ? at : (at = Math.floor(Date.now() / BEAT) * BEAT)));
