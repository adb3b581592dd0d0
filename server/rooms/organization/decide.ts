import { refuse, type Refusal } from '../../platform/refusal.ts';
import { ROLES, type Role } from './contract.ts';

/** What the line of report is read from. */
export type LinePerson = { id: string; unitId: string; superiorId: string | null; role: string; active: boolean };
export type LineUnit = { id: string; kind: string; parentId: string | null; headId: string | null };

export const levelOf = (role: string): number => ROLES[role as Role]?.level ?? 0;

/**
 * Everybody above a person, nearest first: the superior named, else the head of the unit or of the units over it, up to the head
 * of the authority. Never the person, nobody twice, and not empty while anybody of a higher level is there.
 */
export function lineAbove(people: readonly LinePerson[], units: readonly LineUnit[], personId: string): string[] {
  return linesIn(people, units)(personId);
}

/** Lines of report of a centre, read once for many. */
export function linesIn(people: readonly LinePerson[], units: readonly LineUnit[]): (personId: string) => string[] {
  const person = new Map(people.map((p) => [p.id, p]));
  const unit = new Map(units.map((u) => [u.id, u]));
  return (personId) => {
    const seen = new Set([personId]);
    const line: string[] = [];
    const add = (id: string) => {
      seen.add(id);
      if (person.get(id)?.active) line.push(id);
    };
    const headOver = (unitId: string): string | null => {
      const walked = new Set<string>();
      for (let at = unit.get(unitId); at && !walked.has(at.id); at = at.parentId ? unit.get(at.parentId) : undefined) {
        walked.add(at.id);
        if (at.headId && !seen.has(at.headId) && person.has(at.headId)) return at.headId;
      }
      return null;
    };
    for (let at = person.get(personId); at; ) {
      const next: string | null = at.superiorId && !seen.has(at.superiorId) ? at.superiorId : headOver(at.unitId);
      if (next) add(next);
      at = next ? person.get(next) : undefined;
    }
    for (const top of units) if (top.kind === 'authority' && top.headId && !seen.has(top.headId)) add(top.headId);
    return line.length > 0 ? line : higher(people, personId);
  };
}

/** Everybody active in whose line above this person stands. */
export function lineBelow(people: readonly LinePerson[], units: readonly LineUnit[], personId: string): string[] {
  const above = linesIn(people, units);
  return people.filter((p) => p.active && p.id !== personId && above(p.id).includes(personId)).map((p) => p.id);
}

/** Where no line is drawn: whoever has a higher level, the lowest first. */
function higher(people: readonly LinePerson[], personId: string): string[] {
  const own = levelOf(people.find((p) => p.id === personId)?.role ?? '');
  return people
    .filter((p) => p.active && p.id !== personId && levelOf(p.role) > own)
    .sort((a, b) => levelOf(a.role) - levelOf(b.role) || a.id.localeCompare(b.id))
    .map((p) => p.id);
}

/** Who is away at an instant, and who stands in for each (null: nobody was named). */
export type Away = ReadonlyMap<string, string | null>;

/** The first present one along deputies of deputies; null when the row ends or turns in a circle. `never` are left out: the asker. */
export function deputyAlong(
  away: Away,
  isActive: (id: string) => boolean,
  personId: string,
  never: ReadonlySet<string>,
): string | null {
  const seen = new Set([personId]);
  for (let at = away.get(personId); at && !seen.has(at); at = away.get(at)) {
    seen.add(at);
    if (!away.has(at) && isActive(at) && !never.has(at)) return at;
  }
  return null;
}

/** Whether this superior is below the person already, so that the line would turn in a circle. */
export function circles(up: (id: string) => string | null | undefined, id: string, next: string | null): boolean {
  const seen = new Set([id]);
  for (let at: string | null | undefined = next; at; at = up(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Opening hours in order: each pair ends after it starts, none overlaps the one before, and there is at least one unless always open. */
export function judgeHours(hours: Partial<Record<string, [string, string][]>>): true | Refusal {
  const days = Object.entries(hours);
  for (const [day, pairs = []] of days) {
    let last = '';
    for (const [from, to] of pairs) {
      if (!CLOCK.test(from) || !(CLOCK.test(to) || to === '24:00') || to <= from || from < last)
        return refuse('invalid', 'organization.badHours', { field: `hours.${day}` });
      last = to;
    }
  }
  if (days.length > 0 && days.every(([, pairs]) => !pairs?.length))
    return refuse('invalid', 'organization.neverOpen', { field: 'hours' });
  return true;
}

/** Whether the platform knows this IANA zone. */
export function judgeTimeZone(timeZone: string): true | Refusal {
  const known = timeZone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(timeZone);
  return known ? true : refuse('invalid', 'organization.unknownTimeZone', { field: 'timeZone' });
}

export function judgeCurrency(currency: string): true | Refusal {
  return Intl.supportedValuesOf('currency').includes(currency)
    ? true
    : refuse('invalid', 'organization.unknownCurrency', { field: 'currency' });
}

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

/** Signs that are not mixed up on the telephone. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'.split('');

/** Two signs before every case key of a centre, from its name where they are free; null when none is left. */
export function prefixFor(name: string, taken: ReadonlySet<string>): string | null {
  const words = plain(name)
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const letters = [...words.map((w) => w[0] ?? ''), ...words.join('').split('')].filter((c) => SIGNS.includes(c));
  const wished = letters.flatMap((a, i) => letters.slice(i + 1).map((b) => a + b));
  const any = SIGNS.flatMap((a) => SIGNS.map((b) => a + b));
  return [...wished, ...any].find((p) => !taken.has(p)) ?? null;
}

/** The centre's name as a part of an address. */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const base =
    plain(name)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50) || 'centro';
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

type StandardUnit = {
  code: string;
  kind: 'authority' | 'department' | 'section' | 'team';
  nameEs: string;
  nameEn: string;
  parent: string | null;
};

/** The units a centre begins with: the authority, the departments the first level asks, a section below, a first team, and a place for administrators. */
export const STANDARD_UNITS: readonly StandardUnit[] = [
  { code: 'AUTHORITY', kind: 'authority', nameEs: 'Dirección', nameEn: 'Management', parent: null },
  { code: 'DEPT_FIN', kind: 'department', nameEs: 'Finanzas', nameEn: 'Finance', parent: 'AUTHORITY' },
  { code: 'DEPT_LOG', kind: 'department', nameEs: 'Logística', nameEn: 'Logistics', parent: 'AUTHORITY' },
  { code: 'DEPT_IT', kind: 'department', nameEs: 'Informática', nameEn: 'IT', parent: 'AUTHORITY' },
  {
    code: 'DEPT_ENG',
    kind: 'department',
    nameEs: 'Ingeniería y calidad',
    nameEn: 'Engineering and quality',
    parent: 'AUTHORITY',
  },
  { code: 'DEPT_SAT', kind: 'department', nameEs: 'Servicio técnico', nameEn: 'Technical service', parent: 'AUTHORITY' },
  { code: 'DEPT_AFTERSALES', kind: 'department', nameEs: 'Posventa', nameEn: 'After-sales', parent: 'AUTHORITY' },
  { code: 'DEPT_MKT', kind: 'department', nameEs: 'Marketing', nameEn: 'Marketing', parent: 'AUTHORITY' },
  { code: 'SECTION_STOCK', kind: 'section', nameEs: 'Almacén de repuestos', nameEn: 'Spares warehouse', parent: 'DEPT_LOG' },
  { code: 'TEAM_1', kind: 'team', nameEs: 'Equipo de atención', nameEn: 'Service team', parent: 'AUTHORITY' },
  { code: 'ADMIN', kind: 'team', nameEs: 'Administración', nameEn: 'Administration', parent: null },
];

/** The centre's hours until somebody sets them: working days from nine to six. */
export const STANDARD_HOURS = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]]));

/** Days of a calendar kept once: a holiday and its substitute on one day are one. */
export function onePerDay(days: readonly { day: string; name: string }[]): { day: string; name: string }[] {
  return [...new Map(days.toReversed().map((d) => [d.day, d])).values()].sort((a, b) => a.day.localeCompare(b.day));
}
