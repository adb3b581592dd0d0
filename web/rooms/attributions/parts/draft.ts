import { useMutation, useQueryClient } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { offerUndo } from '../../../ui/undo.tsx';
import { type Example, type Matrix, matrixQuery, policy, versionsQuery } from '../api.ts';
import { changesFor, restoring, type Wanted } from './changes.ts';

/** All that is done to the draft. The first change opens it, and understands the rows of the version in force; every answer is the draft as it stands, kept at once. */
export function useDraft(matrix: Matrix) {
  const queries = useQueryClient();
  function keep(next: Matrix): Matrix {
    queries.setQueryData(matrixQuery(next.version.id).queryKey, next);
    if (next.active && next.version.id !== next.active.id)
      queries.setQueryData(matrixQuery(null).queryKey, (old) => old && { ...old, draft: next.draft, may: next.may });
    void queries.invalidateQueries({ queryKey: versionsQuery.queryKey });
    return next;
  }
  const change = useMutation({
    mutationFn: async (wanted: Wanted) => keep(await policy('PATCH /attributions/draft', { body: changesFor(matrix, wanted) })),
  });
  const examples = useMutation({
    mutationFn: async (body: { putExamples?: Omit<Example, 'id' | 'got' | 'holds'>[]; removeExamples?: string[] }) =>
      keep(await policy('PATCH /attributions/draft', { body })),
  });
  const note = useMutation({
    mutationFn: async (words: string) => keep(await policy('PATCH /attributions/draft', { body: { note: words } })),
  });
  const check = useMutation({ mutationFn: async () => keep(await policy('POST /attributions/draft/check')) });
  const activate = useMutation({
    mutationFn: async (from: string | undefined) => {
      const next = await policy('POST /attributions/draft/activate', { body: from ? { from } : {} });
      await queries.invalidateQueries({ queryKey: ['attributions'] });
      return next;
    },
  });

  /** Opens a draft again and makes it say what the discarded one said. */
  async function restore(old: Matrix): Promise<void> {
    const fresh = await policy('POST /attributions/draft');
    keep(await policy('PATCH /attributions/draft', { body: restoring(old, fresh) }));
    await queries.invalidateQueries({ queryKey: ['attributions'] });
  }
  const again = useMutation({ mutationFn: restore });
  const discard = useMutation({
    mutationFn: async () => {
      await policy('DELETE /attributions/draft');
      await queries.invalidateQueries({ queryKey: ['attributions'] });
      offerUndo({
        words: t('attributions.discarded', { number: matrix.version.number }),
        undo: () => again.mutate(matrix),
        seconds: 20,
      });
    },
  });
  /** Makes the draft say again what it said when this was drawn: the way back from a change. */
  const backTo = (): void => again.mutate(matrix);
  return { change, examples, note, check, activate, discard, again, backTo };
}
export type Draft = ReturnType<typeof useDraft>;
