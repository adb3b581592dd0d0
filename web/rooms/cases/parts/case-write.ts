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

const contentOf = (given: unknown): string =>
  JSON.stringify(given, (name: string, value: unknown) => (name === 'version' ? undefined : value)) ?? '';

/**
 * A write on one case. The server answers the whole case, which is shown at once. While no answer came it is unknown whether it was done:
 * the same content is then sent as it was under the same key, so that pressing again does it once; anything else is another intention. The
 * version of the case is no content: by this very write it may have moved on.
 */
export function useCaseWrite<G>(write: (given: G, key: string) => Promise<Case>) {
  const queries = useQueryClient();
  const unsure = useRef<{ content: string; key: string; given: G } | null>(null);
  return useMutation({
    // Without a network it fails and says so at once, instead of leaving by itself at an hour that nobody chose.
    networkMode: 'always',
    mutationFn: async (given: G): Promise<Case> => {
      const content = contentOf(given);
      const again = unsure.current?.content === content ? unsure.current : null;
      const sent = again ?? { content, key: newKey(), given };
      try {
        const fresh = await write(sent.given, sent.key);
        unsure.current = null;
        return fresh;
      } catch (error) {
        unsure.current = error instanceof UnreachableError ? sent : null;
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
