import { holds } from '../../../../platform/conditions.ts';
import { type Refusal, refuse } from '../../../../platform/refusal.ts';
import { type Change, cellOf, contentOf, widens } from '../../policy/changes/decide.ts';
import type { Ask, Attribution, HolderFacts } from '../../contract.ts';
import type { Usage } from '../../limits/contract.ts';
import { fitsAll } from '../../limits/decide.ts';
import type { BusyCell, Cell } from './contract.ts';

const TEAMS = ['role', 'unit', 'vendor'];

/** A change that can be tried by a part of the people: it widens an own cell of a role, a unit or a vendor, and keeps its conditions. */
function cellIn(change: Change): Cell | null {
  const { before, after } = change;
  if (after === null || after.circuit !== 'own' || after.isRight || before?.isRight || !TEAMS.includes(after.holder.kind))
    return null;
  if (before?.circuit === 'forbidden' || !widens(change)) return null;
  return { before, after };
}

/**
 * What of a draft is tried: all of it, or nothing is. `nameOf` says a cell in words. `busy` are cells on trial already, under the number of
 * their trial.
 */
export function cellsToTry(
  changes: readonly Change[],
  busy: readonly BusyCell[],
  nameOf: (row: Attribution) => string,
): Cell[] | Refusal {
  if (changes.length === 0) return refuse('precondition_failed', 'attributions.nothingToTry');
  const cells: Cell[] = [];
  for (const change of changes) {
    const row = change.after ?? change.before;
    const cell = cellIn(change);
    if (!cell) return refuse('precondition_failed', 'attributions.notTriable', { params: { cell: row ? nameOf(row) : '' } });
    const taken = busy.find((one) => cellOf(one.cell.after) === cellOf(cell.after));
    if (taken)
      return refuse('conflict', 'attributions.onTrialAlready', { params: { cell: nameOf(cell.after), number: taken.number } });
    cells.push(cell);
  }
  return cells;
}

/** Whether a change of the policy leaves alone what is on trial: who wants another limit there stops the trial first. */
export function leavesTrials(
  changes: readonly Change[],
  busy: readonly BusyCell[],
  nameOf: (row: Attribution) => string,
): true | Refusal {
  for (const change of changes)
    for (const row of [change.before, change.after]) {
      const taken = row && busy.find((one) => cellOf(one.cell.after) === cellOf(row));
      if (row && taken)
        return refuse('conflict', 'attributions.touchesTrial', { params: { cell: nameOf(row), number: taken.number } });
    }
  return true;
}

/** Whether a row speaks of this holder. A program is never of a team that is drawn. */
export const isOf = ({ kind, ref }: Attribution['holder'], holder: HolderFacts): boolean =>
  !holder.assistant &&
  ((kind === 'role' && ref === holder.role) ||
    (kind === 'unit' && holder.unitIds.includes(ref)) ||
    (kind === 'vendor' && ref === holder.vendorId));

const covered = (row: Attribution, ask: Ask, usage: Usage, holderId: string): boolean =>
  fitsAll(row.limits, ask, usage, usage.holders[holderId]);

/** Whether a request is one that a cell is about: the old limit does not cover it and the tried one does. */
export function isTried({ before, after }: Cell, ask: Ask, usage: Usage, holderId: string): boolean {
  if (ask.action !== after.action || !after.conditions.every((one) => holds(one, ask.facts))) return false;
  if (before?.circuit === 'own' && covered(before, ask, usage, holderId)) return false;
  return covered(after, ask, usage, holderId);
}

export type Member = {
  id: string;
  role: string;
  unitId: string;
  vendorId: string | null;
  active: boolean;
  assistant: boolean;
};

const belongs = ({ kind, ref }: Attribution['holder'], one: Member): boolean =>
  (kind === 'role' && one.role === ref) || (kind === 'unit' && one.unitId === ref) || (kind === 'vendor' && one.vendorId === ref);

/** The people whom one of the cells speaks of, who are there to be drawn; programs are not. */
export const membersOf = <M extends Member>(people: readonly M[], cells: readonly Cell[]): M[] =>
  people.filter((one) => one.active && !one.assistant && cells.some((cell) => belongs(cell.after.holder, one)));

/** What people are drawn apart by: their team, and of which of the cells they are. */
export const stratumOf = (one: Member, cells: readonly Cell[]): string =>
  [one.unitId, ...cells.map((cell) => (belongs(cell.after.holder, one) ? '1' : '0'))].join(' ');

/** The rows that a trial adds to the policy: each drawn person's own, until its end. */
export const rowsOfTrial = (
  cells: readonly Cell[],
  widened: readonly Member[],
  { trialId, endsAt }: { trialId: string; endsAt: string },
): Attribution[] =>
  cells.flatMap(({ after: row }) =>
    widened
      .filter((one) => belongs(row.holder, one))
      .map((one) => ({ ...row, holder: { kind: 'person' as const, ref: one.id }, trialId, validTo: endsAt })),
  );

/** Rows without those of a trial. */
export const withoutTrial = (rows: readonly Attribution[], trialId: string): Attribution[] =>
  rows.filter((row) => row.trialId !== trialId);

const same = (a: Attribution, b: Attribution): boolean => cellOf(a) === cellOf(b) && contentOf(a) === contentOf(b);

/** Rows with one cell put in the place of another; null where it no longer stands as it did. */
export function exchanged(rows: readonly Attribution[], from: Attribution | null, to: Attribution | null): Attribution[] | null {
  if (from === null) return to === null ? [...rows] : [...rows, to];
  const at = rows.findIndex((row) => same(row, from));
  return at === -1 ? null : [...rows.slice(0, at), ...(to === null ? [] : [to]), ...rows.slice(at + 1)];
}
