import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey, UnreachableError } from '../../../lib/client.ts';
import { type Case, caseQuery } from '../api.ts';

/** A newer answer takes the place of an older one, never the other way round. */
export function keepCase(queries: QueryClient, fresh: Case): void {
  const { queryKey } = caseQuery(fresh.id);
  void queries.cancelQueries({ queryKey });
  queries.setQueryData(queryKey, (shown) => (shown && shown.version > fresh.version ? shown : fresh));
}

/**
 * A write on one case. The server answers the whole case, which is shown at once. While no answer came it is unknown whether it was done:
 * the same content is then sent under the same key, so that pressing again does it once; anything else is another intention.
 */
export function useCaseWrite<G>(write: (given: G, key: string) => Promise<Case>) {
  const queries = useQueryClient();
  const unsure = useRef<{ content: string; key: string } | null>(null);
  return useMutation({
    mutationFn: async (given: G): Promise<Case> => {
      const content = JSON.stringify(given) ?? '';
      const key = unsure.current?.content === content ? unsure.current.key : newKey();
      try {
        const fresh = await write(given, key);
        unsure.current = null;
        return fresh;
      } catch (error) {
        unsure.current = error instanceof UnreachableError ? { content, key } : null;
        throw error;
      }
    },
    onSuccess: (fresh) => {
      keepCase(queries, fresh);
      void queries.invalidateQueries({ queryKey: ['cases', 'may', fresh.id] });
    },
    // Whatever stood against it is looked at again, so that the screen shows why.
    onError: (_error, _given) => void queries.invalidateQueries({ queryKey: ['cases', 'one'] }),
  });
}
