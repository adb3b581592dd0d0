import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Kind, kindsQuery, policy, ruling } from '../api.ts';

/** Where a version is fetched as a file. */
export const fileOf = (version: string): string => `/api/v1/attributions/policy.yaml?version=${version}`;

export const differenceQuery = (versionId: string, against: string | null) =>
  queryOptions({
    queryKey: ['attributions', 'difference', versionId, against ?? 'in-force'],
    queryFn: ({ signal }) =>
      policy('GET /attributions/versions/:versionId/changes', {
        params: { versionId },
        query: against ? { against } : {},
        signal,
      }),
  });

/** A draft made of what an older version said, or of what a file says. */
export function useExchange() {
  const queries = useQueryClient();
  const stale = () => queries.invalidateQueries({ queryKey: ['attributions'] });
  const restore = useMutation({
    mutationFn: (versionId: string) => policy('POST /attributions/versions/:versionId/restore', { params: { versionId } }),
    onSuccess: stale,
  });
  const take = useMutation({
    mutationFn: (yaml: string) => policy('POST /attributions/policy.yaml', { body: { yaml } }),
    onSuccess: stale,
  });
  return { restore, take };
}

/** Adds a kind of action or puts one in place of that of the same code; it counts at once. */
export function useKind() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (kind: Omit<Kind, 'position'>) => ruling('POST /action-kinds', { body: kind }),
    onSuccess: () => queries.invalidateQueries({ queryKey: kindsQuery.queryKey }),
  });
}
