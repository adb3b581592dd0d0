import { ROLES, type Unit } from '../../organization/contract.ts';
import type { CIRCUITS, Flow, Scheme } from '../contract.ts';
import { type Histogram, percentileOf, UNANSWERED } from '../decide.ts';

/** Counted by circuit, way, whom and bucket; or, where `channel` is given, by circuit and channel alone. */
export type Counted = {
  circuit: string;
  mode: string | null;
  asked: string | null;
  channel: string | null;
  bucket: number | null;
  n: number;
};
type Late = { circuit: string; mode: string; asked: string; n: number };
export type Facts = {
  counted: readonly Counted[];
  late: readonly Late[];
  units: readonly Unit[];
  people: readonly { id: string; role: string; active: boolean; assistant: boolean }[];
  stores: readonly { id: string; name: string }[];
  locale: 'es' | 'en';
};
type Which = (one: { circuit: string; mode: string | null; asked: string | null }) => boolean;

/** One arrow: all that fits it, added up. */
function flowOf({ counted, late }: Facts, which: Which): Flow {
  const histogram: Histogram = new Map();
  let n = 0;
  for (const one of counted) {
    if (one.bucket === null || !which(one)) continue;
    n += one.n;
    histogram.set(one.bucket, (histogram.get(one.bucket) ?? 0) + one.n);
  }
  const waiting = histogram.get(UNANSWERED) ?? 0;
  const overdue = late.filter(which).reduce((sum, one) => sum + one.n, 0);
  return {
    ...{ n, ended: n - waiting, waiting, overdue: Math.min(overdue, waiting) },
    medianMinutes: percentileOf(histogram, 0.5),
    ninetiethMinutes: percentileOf(histogram, 0.9),
  };
}

const FIRST_LEVEL = new Set(['AGENT', 'AGENT_EXT']);
const levelOf = (role: string): number => (role in ROLES ? ROLES[role as keyof typeof ROLES].level : 0);

/** The drawing: each demand is in one circuit and at one node; the circuits add up to the whole. */
export function drawn(facts: Facts): Omit<Scheme, 'period' | 'until'> {
  const { counted, units, people, stores, locale } = facts;
  const name = (unit: Unit) => (locale === 'en' ? unit.nameEn : unit.nameEs);
  const alphabetical = <T extends { name: string }>(rows: T[]) => rows.toSorted((a, b) => a.name.localeCompare(b.name, locale));
  const nodes = (circuit: string) => {
    const asked = new Set(counted.flatMap((one) => (one.circuit === circuit && one.asked !== null ? [one.asked] : [])));
    const rows = units
      .filter((unit) => asked.has(unit.id))
      .map((unit) => ({
        ...{ unitId: unit.id, name: name(unit) },
        flow: flowOf(facts, (one) => one.circuit === circuit && one.asked === unit.id),
        referred: flowOf(facts, (one) => one.circuit === circuit && one.asked === unit.id && one.mode === 'refer'),
      }));
    return alphabetical(rows);
  };
  const roleOf = new Map(people.map((one) => [one.id, one.role]));
  const roles = new Set(
    counted.flatMap((one) => (one.circuit === 'authorised' && one.asked !== null ? [roleOf.get(one.asked) ?? 'AUTHORITY'] : [])),
  );
  const levels = [...roles].map((role) => ({
    ...{ role, level: levelOf(role) },
    flow: flowOf(facts, (one) => one.circuit === 'authorised' && (roleOf.get(one.asked ?? '') ?? 'AUTHORITY') === role),
  }));
  const channels = new Map<string, number>();
  for (const one of counted)
    if (one.channel && one.circuit !== 'supply') channels.set(one.channel, (channels.get(one.channel) ?? 0) + one.n);
  const circuit = (which: (typeof CIRCUITS)[number]) => flowOf(facts, (one) => one.circuit === which);
  return {
    demands: flowOf(facts, (one) => one.circuit !== 'supply'),
    channels: [...channels]
      .map(([channel, n]) => ({ channel: channel as Scheme['channels'][number]['channel'], n }))
      .toSorted((a, b) => b.n - a.n),
    circuits: { own: circuit('own'), consulted: circuit('consulted'), authorised: circuit('authorised') },
    superiors: levels.toSorted((a, b) => a.level - b.level || a.role.localeCompare(b.role)),
    departments: nodes('consulted'),
    sections: nodes('supply'),
    referred: flowOf(facts, (one) => one.mode === 'refer'),
    supplies: flowOf(facts, (one) => one.circuit === 'supply'),
    agents: people.filter((one) => one.active && !one.assistant && FIRST_LEVEL.has(one.role)).length,
    stores: alphabetical(stores.map(({ id, name: called }) => ({ id, name: called }))),
    units: alphabetical(
      units
        .filter((unit) => unit.kind === 'department' || unit.kind === 'section')
        .map((unit) => ({ id: unit.id, name: name(unit) })),
    ),
  };
}
