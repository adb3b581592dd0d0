import { useSyncExternalStore } from 'react';

const BEAT = 30_000;
/** One clock for all that counts down: rows and heads are drawn again twice a minute, together. */
let now = Date.now();
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of watchers) one();
  }, BEAT);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export function useNow(): number {
  return useSyncExternalStore(watch, () => {
    // Nobody was watching for a while: begin anew, and say the same until the next half minute.
    if (watchers.size === 0 && Date.now() - now > BEAT) now = Date.now();
    return now;
  });
}
