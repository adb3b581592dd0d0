import type { Like, Treated } from './contract.ts';

export type Decided = {
  action: string;
  reason: string | null;
  minor: number | null;
  granted: boolean;
  waitedMinutes: number | null;
  caseId: string | null;
  /** Who asked, their team and their vendor. */
  parties: { by: Treated['by']; id: string; name: string }[];
};

/** With fewer decided requests nothing is said of anybody. */
export const LEAST = 10;
const EDGES = [0, 1000, 2500, 5000, 10_000, 25_000];
const Z = 1.959_963_984_540_054;

/** The shares that are plausible behind so many of n: Wilson's score interval, two-sided, 95 %, in thousandths. */
export function plausible(k: number, n: number): { low: number; high: number } {
  if (n <= 0) return { low: 0, high: 1000 };
  const [share, square] = [k / n, Z * Z];
  const middle = share + square / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const whole = (value: number) => Math.round((1000 * value) / (1 + square / n));
  return { low: Math.max(0, whole(middle - spread)), high: Math.min(1000, whole(middle + spread)) };
}

function bandOf(minor: number | null): { fromMinor: number | null; toMinor: number | null } {
  if (minor === null) return { fromMinor: null, toMinor: null };
  const at = EDGES.findLastIndex((edge) => minor >= edge);
  return { fromMinor: EDGES[at] ?? 0, toMinor: EDGES[at + 1] ?? null };
}

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;

/**
 * Groups of like requests in which somebody is treated unlike the others: only where two intervals do not meet, each of ten or more, and
 * never in an order of who gets most.
 */
export function unequal(decided: readonly Decided[]): Omit<Like, 'actionName'>[] {
  const groups = Map.groupBy(decided, ({ action, reason, minor }) => JSON.stringify([action, reason, bandOf(minor)]));
  return [...groups.values()].flatMap((like) => {
    const [first] = like;
    const rows = (['agent', 'team', 'vendor'] as const).flatMap((by) => apart(like, by));
    return first && rows.some((row) => row.apart)
      ? [{ action: first.action, reason: first.reason, ...bandOf(first.minor), rows }]
      : [];
  });
}

function apart(like: readonly Decided[], by: Treated['by']): Treated[] {
  const pairs = like.flatMap((one) => one.parties.filter((party) => party.by === by).map((party) => ({ one, party })));
  const rows = [...Map.groupBy(pairs, ({ party }) => party.id).values()].flatMap((all): Treated[] => {
    const party = all[0]?.party;
    if (!party || all.length < LEAST) return [];
    const granted = all.filter(({ one }) => one.granted).length;
    const caseIds = [...new Set(all.flatMap(({ one }) => one.caseId ?? []))].slice(0, 200);
    const medianMinutes = median(all.flatMap(({ one }) => one.waitedMinutes ?? []));
    return [{ ...party, n: all.length, granted, ...plausible(granted, all.length), medianMinutes, apart: false, caseIds }];
  });
  const marked = rows.map((row) => ({ ...row, apart: rows.some((other) => other.low > row.high || other.high < row.low) }));
  return marked.some((row) => row.apart) ? marked.sort((a, b) => a.name.localeCompare(b.name, 'es')) : [];
}
