import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLive } from '../../../lib/live.ts';
import { listQuery, type View } from '../api.ts';

/** What an event may move in a list of cases. */
const moves = /^(cases|email|customers)\./;
const quiet = 'cases.touched';

/**
 * Asks for the list again when something in it may have moved: soon while it is short, more seldom the further it was scrolled, since
 * every page is asked for.
 */
export function useLiveList(view: View): void {
  const queries = useQueryClient();
  useEffect(() => {
    const { queryKey } = listQuery(view);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      timer = undefined;
      void queries.invalidateQueries({ queryKey: ['desk', 'list'], refetchType: 'none' });
      void queries.refetchQueries({ queryKey, exact: true });
    };
    const stop = onLive((event) => {
      if (!moves.test(event.name) || event.name === quiet || timer !== undefined) return;
      const pages = queries.getQueryData(queryKey)?.pages.length ?? 1;
      timer = setTimeout(ask, 60 + Math.max(0, pages - 1) * 300);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [queries, view]);
}
