import type { Attribution } from '../../contract.ts';
import type { Why } from '../../limits/contract.ts';
import type { Evidence, Found, Past } from '../mining/contract.ts';
import { axisOf, cellOf, circuitBy, ladder, speaksOf } from '../mining/decide.ts';
import { compile } from '../../standing/decide.ts';
import { median, minorOf } from '../weighing/decide.ts';

/** Chance of `k` or more of `n`, each with chance `p`: the exact binomial tail, summed in logarithms so that it holds for any n. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  let log = 0;
  for (let i = 0; i < k; i++) log += Math.log(n - i) - Math.log(i + 1);
  log += k * Math.log(p) + (n - k) * Math.log1p(-p);
  let sum = 0;
  for (let i = k; i <= n; i++) {
    sum += Math.exp(log);
    log += Math.log(n - i) - Math.log(i + 1) + Math.log(p) - Math.log1p(-p);
  }
  return Math.min(1, sum);
}

/** Chance below which what is seen is not put down to chance; and the least there must be to speak at all. */
export const CHANCE = 0.01;
const LEAST = { unused: 50, bunched: 12, episodes: 3 } as const;

const nothingAsked = (past: readonly Past[]): Evidence => ({
  ...{ n: past.length, granted: past.length, changed: 0, rejected: 0, low: null, unread: null },
  ...{ medianWaitMinutes: median(past.flatMap((one) => one.waitedMinutes ?? [])), medianDecisionSeconds: null },
});
const newest = (past: readonly Past[]): string[] => past.toSorted((a, b) => b.question.at - a.question.at).map((one) => one.id);

/** What holders granted by themselves on one row. */
function grantsOn(row: Attribution, rows: readonly Attribution[], past: readonly Past[]): Past[] {
  const before = compile(rows);
  return past.filter((one) => {
    if (!one.ownGrant || !speaksOf(row.holder, one.question.holder)) return false;
    const standing = circuitBy(before, one);
    return standing.circuit === 'own' && standing.row?.id === row.id;
  });
}

function narrowed(
  row: Attribution,
  kind: 'narrow' | 'bunching',
  to: number,
  grants: readonly Past[],
  more: Pick<Found, 'told' | 'unknown' | 'behind'>,
): Found | null {
  const axis = axisOf(row);
  if (!axis) return null;
  const { id: rowId, ...rest } = row;
  const put = { ...rest, limits: row.limits.map((one) => (one === axis ? { ...one, max: to } : one)) };
  const { action, holder, department } = row;
  return {
    ...{ kind, cell: cellOf(row, axis), proposed: true, whyNot: null, action, holder, department, reason: null },
    ...{ per: axis.per, unit: axis.unit, from: { circuit: 'own', max: axis.max }, to: { circuit: 'own', max: to } },
    ...{ evidence: nothingAsked(grants), price: null, ...more, change: { rowId, put } },
  };
}

/** A limit of which nobody uses the upper half: with n grants, one in `n / 3` could still lie up there (95 %), and that is said. */
function unused(row: Attribution, grants: readonly Past[]): Found | null {
  const axis = axisOf(row);
  if (!axis || grants.length < LEAST.unused) return null;
  const used = Math.max(...grants.map((one) => (axis.unit === 'count' ? one.question.ask.count : minorOf(one))));
  const room = axis.unit === 'count' ? used : Math.ceil(used * 1.2);
  const to = ladder(room - 1, room, axis.unit)[0] ?? room;
  if (to * 2 > axis.max) return null;
  const share = Math.ceil(3000 / grants.length);
  const unknown: Why[] = [{ word: 'attributions.proposal.unknown.rare', params: { n: grants.length, share: share / 10 } }];
  const told = { usedMinor: used };
  return narrowed(row, 'narrow', to, grants, { told, unknown, behind: newest(grants) });
}

/** Where a limit begins to press: the last fifth below it, against the fifth before. */
const band = (max: number): number => Math.max(1, Math.round(max / 5));

/**
 * More grants just under a limit than just under that: without the limit the nearer band would hold no more than half of both, so the
 * excess is held against a fair coin (exact binomial). Both bands end at amounts that are round alike.
 */
function bunched(row: Attribution, grants: readonly Past[]): Found | null {
  const axis = axisOf(row);
  if (!axis || axis.unit !== 'money') return null;
  const width = band(axis.max);
  const within = (low: number, high: number) => grants.filter((one) => minorOf(one) > low && minorOf(one) <= high);
  const near = within(axis.max - width, axis.max);
  const before = within(axis.max - 2 * width, axis.max - width);
  const chance = binomialTail(near.length, near.length + before.length, 0.5);
  if (near.length < LEAST.bunched || near.length < 2 * before.length || chance >= CHANCE) return null;
  const share = Math.round((near.length * 100) / grants.length);
  const told = { near: near.length, before: before.length, share, nearFromMinor: axis.max - width };
  const unknown: Why[] = [
    { word: 'attributions.proposal.unknown.coin', params: { near: near.length, before: before.length } },
    { word: 'attributions.proposal.unknown.need', params: {} },
  ];
  return narrowed(row, 'bunching', axis.max - width, grants, { told, unknown, behind: newest(near) });
}

/** Limits of one action that nobody uses, or that are pressed against. */
export function pressed(rows: readonly Attribution[], past: readonly Past[]): Found[] {
  return rows.flatMap((row): Found[] => {
    if (row.isRight || row.trialId !== null || row.circuit !== 'own' || axisOf(row) === null) return [];
    const grants = grantsOn(row, rows, past);
    const found = bunched(row, grants) ?? unused(row, grants);
    return found ? [found] : [];
  });
}

const WINDOW_MS = 48 * 3_600_000;
/** One holder's own grants to one customer within two days that together exceed the limit of the widest of them. */
export type Episode = { holderId: string; holderName: string; customerId: string; grants: Past[]; minor: number; limit: number };

const limitOf = (past: Past, rows: readonly Attribution[]): number | null => {
  const row = rows.find(
    (one) =>
      one.action === past.question.ask.action &&
      one.circuit === 'own' &&
      !one.isRight &&
      speaksOf(one.holder, past.question.holder) &&
      axisOf(one)?.unit === 'money',
  );
  return row ? (axisOf(row)?.max ?? null) : null;
};

function episodesOf(grants: readonly Past[], rows: readonly Attribution[]): Episode[] {
  const pairs = Map.groupBy(grants, ({ question }) => `${question.holder.personId} ${question.ask.customerId}`);
  return [...pairs.values()].flatMap((all): Episode[] => {
    const sorted = all.toSorted((a, b) => a.question.at - b.question.at);
    const [first] = sorted;
    if (!first) return [];
    const window = sorted.filter((one) => one.question.at - first.question.at <= WINDOW_MS);
    const limit = Math.max(...window.map((one) => limitOf(one, rows) ?? 0));
    const minor = window.reduce((sum, one) => sum + minorOf(one), 0);
    if (window.length < 2 || limit === 0 || minor <= limit) return [];
    const { personId: holderId, name: holderName } = first.question.holder;
    return [{ holderId, holderName, customerId: first.question.ask.customerId ?? '', grants: window, minor, limit }];
  });
}

/**
 * Grants split between kinds of action, so that no limit of any of them is reached: for each holder, how many customers got several that
 * together exceed the limit, held against how often their colleagues do so (exact binomial, with a share for each holder looked at).
 * `past`: own grants of every kind that gives money or its worth; `rows`: the policy in force.
 */
export function splitters(past: readonly Past[], rows: readonly Attribution[]): Found[] {
  const grants = past.filter((one) => one.ownGrant && one.question.ask.customerId !== null && minorOf(one) > 0);
  const customersOf = (all: readonly Past[]) =>
    new Set(all.map((one) => `${one.question.holder.personId} ${one.question.ask.customerId}`)).size;
  const episodes = episodesOf(grants, rows);
  const holders = Map.groupBy(grants, (one) => one.question.holder.personId);
  return [...holders].flatMap(([holderId, own]): Found[] => {
    const mine = episodes.filter((one) => one.holderId === holderId);
    if (mine.length < LEAST.episodes) return [];
    const [customers, others] = [customersOf(own), customersOf(grants) - customersOf(own)];
    const usual = (episodes.length - mine.length + 1) / (others + 2);
    if (binomialTail(mine.length, customers, usual) >= CHANCE / holders.size) return [];
    const behind = mine.flatMap((one) => one.grants);
    const minor = mine.reduce((sum, one) => sum + one.minor, 0);
    const told = { episodes: mine.length, customers, usual: Math.round(usual * 1000) / 10, givenMinor: minor };
    return [
      {
        ...{ kind: 'splitting', cell: holderId, proposed: true, whyNot: null, action: '', department: null, reason: null },
        ...{ holder: { kind: 'person', ref: holderId }, per: 'customer30d', unit: 'money', change: null, price: null },
        ...{ from: { circuit: 'own', max: null }, to: { circuit: 'own', max: null } },
        ...{ evidence: nothingAsked(behind), told, behind: newest(behind) },
        unknown: [{ word: 'attributions.proposal.unknown.deserved', params: {} }],
      },
    ];
  });
}
