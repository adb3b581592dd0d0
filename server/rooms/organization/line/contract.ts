// Owns who stands where in the lines of report at an instant: present, away, off work, and who is there in their place.
import type { Hours } from '../../../platform/working-time.ts';

/** Somebody is away between two instants, in milliseconds, with who was named in their place. */
export type Away = { personId: string; deputyId: string | null; from: number; to: number };

/** Somebody on duty for a role or a unit, weekly; clocks and days are the centre's. */
export type Watch = {
  id: string;
  personId: string;
  role: string | null;
  unitId: string | null;
  days: string[];
  from: string;
  to: string;
  fromDate: string;
  toDate: string | null;
};

/** Somebody, as far as lines go. */
type LinePerson = {
  id: string;
  name: string;
  unitId: string;
  superiorId: string | null;
  vendorId: string | null;
  role: string;
  active: boolean;
  assistant: boolean;
};
type LineUnit = { id: string; kind: string; parentId: string | null; headId: string | null; hours: Hours | null };

/** Everything that says who is there. Without `centre` nobody's hours are looked at: then nobody is off work. */
export type LineFacts = {
  people: LinePerson[];
  units: LineUnit[];
  absences: Away[];
  watches: Watch[];
  centre: { timeZone: string; hours: Hours; holidays: string[] } | null;
};

/** One person at an instant. `deputyId`: named for the absence. `dutyId`: on duty, where nobody named is there or it is out of hours. */
export type Place = { id: string; absent: boolean; outside: boolean; deputyId: string | null; dutyId: string | null };

/** Who a step of a chain speaks of. */
export type Target = { kind: 'role' | 'unit' | 'person'; ref: string };
