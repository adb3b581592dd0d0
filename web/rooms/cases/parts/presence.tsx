import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { t } from '../../../lib/words.ts';
import { useTellVisitor } from '../../chat/parts/tell-visitor.ts';
import { api, type Case, caseQuery } from '../api.ts';

const BEAT = 20_000;

/** Says that I am in this case, and whether I write, while it is on screen; hears who else is. A beat that is lost is told by the next. */
export function useBeHere(caseId: string, writing: boolean): void {
  const queries = useQueryClient();
  useTellVisitor(caseId, writing);
  const { data } = useQuery({
    queryKey: ['desk', 'presence', caseId, { writing }],
    queryFn: ({ signal }) => api('POST /cases/:caseId/presence', { params: { caseId }, body: { writing }, signal }),
    refetchInterval: BEAT,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => {
    if (data) queries.setQueryData(caseQuery(caseId).queryKey, (shown) => (shown ? { ...shown, others: data.others } : shown));
  }, [data, caseId, queries]);
}

/** Colleagues who are in the case now, before two of them answer it. */
export function Others({ others }: { others: Case['others'] }) {
  return (
    <div role="status">
      {others.length > 0 ? (
        <p className="m-0 flex flex-wrap gap-x-3 px-1 pb-1.5 text-s text-ink-2">
          {others.map(({ name, writing }) => (
            <span key={name}>
              {writing ? (
                <b className="font-semibold text-accent">{t('cases.others.writing', { name })}</b>
              ) : (
                t('cases.others.here', { name })
              )}
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
