import { useSyncExternalStore } from 'react';

const queries = new Map<number, MediaQueryList>();
function queryOf(px: number): MediaQueryList {
  const query = queries.get(px) ?? matchMedia(`(max-width: ${px - 1}px)`);
  queries.set(px, query);
  return query;
}

/** Whether the window is narrower than so many pixels: where another arrangement is drawn, not only another style. */
export function useNarrower(px: number): boolean {
  return useSyncExternalStore(
    (watcher) => {
      queryOf(px).addEventListener('change', watcher);
      return () => queryOf(px).removeEventListener('change', watcher);
    },
    () => queryOf(px).matches,
  );
}
