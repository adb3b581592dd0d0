import { useSyncExternalStore } from 'react';

/** How much waits on a screen, drawn on the rail. The screen that knows it says it: `setBadge('requests', 7)`. */
const counts = new Map<string, number>();
const watchers = new Set<() => void>();

export function setBadge(screen: string, waiting: number): void {
  if (counts.get(screen) === waiting) return;
  counts.set(screen, waiting);
  for (const watcher of watchers) watcher();
}

export function useBadge(screen: string): number {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => counts.get(screen) ?? 0,
  );
}
