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
  const person = new Map(people.map((p) => [p.id, p]));
  const unit = new Map(units.map((u) => [u.id, u]));
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
export function deputyAlong(away: Away, isActive: (id: string) => boolean, personId: string, never: ReadonlySet<string>): string | null {
  const seen = new Set([personId]);
  for (let at = away.get(personId); at && !seen.has(at); at = away.get(at)) {
    seen.add(at);
    if (!away.has(at) && isActive(at) && !never.has(at)) return at;
  }
  return null;
}
