import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api, habitQuery } from '../api.ts';

const CHOICES = [0, 5, 10, 30, 60];

/** How long the whole centre may take an answer back. */
export function UndoTime() {
  const queries = useQueryClient();
  const { data: habit } = useQuery(habitQuery);
  const put = useMutation({
    mutationFn: (undoSeconds: number) => api('PUT /writing-habit', { body: { of: 'centre', undoSeconds } }),
    onSuccess: (kept) => queries.setQueryData(habitQuery.queryKey, kept),
  });
  if (!habit?.mayPutCentre) return null;
  const seconds = [...new Set([...CHOICES, habit.centreUndoSeconds])].toSorted((a, b) => a - b);
  return (
    <section>
      <h2 className="head-650 m-0 text-l">{t('cases.undo.title')}</h2>
      <p className="m-0 mt-1 mb-3 max-w-170 text-ink-2">{t('cases.undo.lead')}</p>
      <Segmented
        label={t('cases.later.group')}
        value={String(habit.centreUndoSeconds)}
        onChange={(value) => put.mutate(Number(value))}
        options={seconds.map((one) => ({ value: String(one), label: t('cases.undo.seconds', { seconds: one }) }))}
      />
      {put.error ? <Problem error={put.error} kept={null} /> : null}
    </section>
  );
}
