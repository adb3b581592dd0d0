/** Gaps that are told in one sentence: the same time, the same reason, of the same people's unit. */
export function together<G extends { key: string; why: string; from: number; to: number }>(
  gaps: readonly G[],
  unitOf: (gap: G) => string,
): G[][] {
  const groups = Map.groupBy(gaps, (one) => `${unitOf(one)} ${one.key} ${one.why} ${one.from} ${one.to}`);
  return [...groups.values()].toSorted(([a], [b]) => (a?.from ?? 0) - (b?.from ?? 0));
}
