import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fitsQuery } from '../api.ts';
import type { FitShare } from './fit-bar.tsx';
import type { CellView } from './views.ts';

/** How much of the last quarter fits the limit of a cell; null where nothing was asked, or nothing limits one request. */
export type FitOf = (view: CellView) => FitShare | null;

/** `draft`: the version that is edited, beside the one in force; null where that one is shown. */
export function useFits(draft: string | null): FitOf {
  const inForce = useQuery(fitsQuery(null)).data;
  const edited = useQuery({ ...fitsQuery(draft), enabled: draft !== null }).data;
  return useMemo(() => {
    const shares = new Map(
      [...(inForce ?? []), ...(edited ?? [])].map(({ rowId, requests, fit }) => [rowId, requests > 0 ? fit / requests : null]),
    );
    const of = (shown: CellView['shown']) => (shown.row && shown.circuit === 'own' ? (shares.get(shown.row.id) ?? null) : null);
    return (view) => {
      const now = of(view.shown);
      return now === null ? null : { now, before: view.was ? of(view.was.shown) : null };
    };
  }, [inForce, edited]);
}
