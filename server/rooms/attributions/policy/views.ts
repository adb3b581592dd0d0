import { sql } from 'kysely';
import type { z } from 'zod';
import { look, type Tx } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { ROLES } from '../../organization/contract.ts';
import { staffOf } from '../../organization/line/views.ts';
import { allPeople, allUnits, chainAbove, holderOf } from '../../organization/views.ts';
import { cellOf, changesBetween, coveredBy, type Names, tell, widens } from './changes/decide.ts';
import { nameOfPerson, namesOf } from './changes/views.ts';
import type { Attribution } from '../contract.ts';
import { mergeExamples, mergeRows } from './merging/decide.ts';
import { rowsOf, versionInForce } from '../ruling/views.ts';
import { kindNames } from '../views.ts';
import { mayActivate, mayDraft, mayReadPolicy } from './access.ts';
import type { zDifference, zMatrix, zMatrixHolder, zVersion } from './contract.ts';
import { type Known, tryExamples } from './decide.ts';
import type { ExampleRow, VersionRow } from './sql.ts';

export type Matrix = z.output<typeof zMatrix>;
type Version = z.output<typeof zVersion>;
type Person = Awaited<ReturnType<typeof allPeople>>[number];
type Unit = Awaited<ReturnType<typeof allUnits>>[number];

async function versionRows(tx: Tx): Promise<VersionRow[]> {
  const found =
    await sql<VersionRow>`select id, number, state, based_on as "basedOn", note, created_by as "createdBy", created_at as "createdAt", edited_by as "editedBy", checked_at as "checkedAt",
    activated_by as "activatedBy", active_from as "activeFrom", active_until as "activeUntil" from policy_version where org_id = ${tx.orgId} order by number desc`.execute(
      tx.sql,
    );
  return found.rows;
}

export async function examplesOf(tx: Tx, versionId: string): Promise<ExampleRow[]> {
  const found =
    await sql<ExampleRow>`select id, title, holder, action, facts, amount_minor as "amountMinor", expects from policy_example
    where org_id = ${tx.orgId} and version_id = ${versionId} order by title, id`.execute(tx.sql);
  return found.rows;
}

/** What rows of the policy may speak of. */
export async function knownOf(tx: Tx): Promise<Known> {
  const [units, people, kinds] = [await allUnits(tx), await allPeople(tx), await kindNames(tx)];
  return {
    actions: new Set(kinds.keys()),
    departments: new Set(units.map((one) => one.code)),
    units: new Set(units.map((one) => one.id)),
    people: new Set(people.map((one) => one.id)),
    staff: await staffOf(tx),
  };
}

/** `superseded` is told from the dates: nothing has to happen at the hour at which a version ends. */
function versionView(row: VersionRow, people: readonly Person[], now: Date): Version {
  const { id, number, basedOn, note, createdBy, createdAt, checkedAt, activatedBy, activeFrom, activeUntil } = row;
  const ended = row.state === 'active' && activeUntil !== null && activeUntil <= now;
  return {
    ...{ id, number, basedOn, note, state: ended ? 'superseded' : row.state, createdAt: createdAt.toISOString() },
    createdBy: nameOfPerson(people, createdBy),
    activatedBy: activatedBy === null ? null : nameOfPerson(people, activatedBy),
    checkedAt: checkedAt?.toISOString() ?? null,
    activeFrom: activeFrom?.toISOString() ?? null,
    activeUntil: activeUntil?.toISOString() ?? null,
  };
}

export async function versions(tx: Tx): Promise<Version[]> {
  must(mayReadPolicy(tx.actor));
  const people = await allPeople(tx);
  return (await versionRows(tx)).map((row) => versionView(row, people, tx.now));
}

/** Who most often stands directly above some people, as a role. */
async function aboveOf(tx: Tx, people: readonly Person[], all: readonly Person[], names: Names): Promise<string | null> {
  const roles = people.flatMap((one) => all.find((other) => other.id === one.superiorId)?.role ?? []);
  const [first] = people;
  if (roles.length === 0 && first)
    roles.push(...(await chainAbove(tx, first.id, tx.now)).slice(0, 1).map((link) => link.holder.role as Person['role']));
  const counts = Map.groupBy(roles, (role) => role);
  const commonest = [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
  return commonest ? names.holder({ kind: 'role', ref: commonest }) : null;
}

/** The columns: every role that somebody has or that has rows, then units, vendors, persons and assistants with rows of their own; not for a trial. */
async function holdersOf(
  tx: Tx,
  rows: readonly Attribution[],
  all: readonly Person[],
  names: Names,
): Promise<z.output<typeof zMatrixHolder>[]> {
  const people = all.filter((one) => one.active);
  const covers =
    ({ kind, ref }: Attribution['holder']) =>
    (one: Person): boolean =>
      kind === 'role'
        ? one.role === ref && !one.assistant
        : kind === 'unit'
          ? one.unitId === ref
          : kind === 'vendor'
            ? one.vendorId === ref
            : kind === 'assistant'
              ? one.assistant && (ref === '' || one.id === ref)
              : one.id === ref;
  const roles = Object.keys(ROLES).filter(
    (ref) =>
      people.some(covers({ kind: 'role', ref })) || rows.some((row) => row.holder.kind === 'role' && row.holder.ref === ref),
  );
  const others = rows
    .filter((row) => row.trialId === null)
    .map((row) => row.holder)
    .filter(({ kind }) => kind !== 'role' && kind !== 'everyone');
  const order = ['unit', 'vendor', 'person', 'assistant'];
  const own = [...new Map(others.map((holder) => [`${holder.kind}|${holder.ref}`, holder])).values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind),
  );
  const columns = [...roles.map((ref): Attribution['holder'] => ({ kind: 'role', ref })), ...own];
  const views: z.output<typeof zMatrixHolder>[] = [];
  for (const holder of columns) {
    const mine = people.filter(covers(holder));
    views.push({ holder, name: names.holder(holder), people: mine.length, above: await aboveOf(tx, mine, all, names) });
  }
  return views;
}

/** What the people of each vendor are, as holders: its own, those of their roles, units and themselves. */
function vendorsOf(units: readonly Unit[], people: readonly Person[], names: Names): Matrix['vendors'] {
  return units
    .filter((unit) => unit.kind === 'vendor')
    .map(({ id }) => {
      const mine = people.filter((one) => one.active && (one.vendorId === id || one.unitId === id));
      const among = (kind: 'role' | 'unit' | 'person', refs: string[]) => [...new Set(refs)].map((ref) => ({ kind, ref }));
      const holders = [
        { kind: 'vendor' as const, ref: id },
        ...among(
          'role',
          mine.map((one) => one.role),
        ),
        ...among(
          'unit',
          mine.map((one) => one.unitId),
        ),
        ...among(
          'person',
          mine.map((one) => one.id),
        ),
      ];
      return { unitId: id, name: names.holder({ kind: 'vendor', ref: id }), holders };
    });
}

/** Whether the own attributions of whoever acts, by the version in force, cover everything that a draft widens against the one before it. */
export async function coversDraft(
  tx: Tx,
  inForce: readonly Attribution[],
  draft: readonly Attribution[],
  before: readonly Attribution[] = inForce,
): Promise<boolean> {
  if (tx.actor.kind !== 'person') return false;
  const holder = await holderOf(tx, tx.actor.id);
  return changesBetween(before, draft)
    .filter(widens)
    .every((change) => coveredBy(change, inForce, holder));
}

/**
 * What a draft comes to on top of a version: where it was begun on an older one, what it changes is brought onto this one. `conflicts`
 * names the cells that both have changed since.
 */
export async function broughtOnto(
  tx: Tx,
  draft: Pick<VersionRow, 'id' | 'basedOn'>,
  onto: string | null,
): Promise<{ behind: boolean; rows: Attribution[]; examples: ExampleRow[]; conflicts: Attribution[] }> {
  const [rows, examples] = [await rowsOf(tx, draft.id), await examplesOf(tx, draft.id)];
  if (onto === null || draft.basedOn === null || draft.basedOn === onto) return { behind: false, rows, examples, conflicts: [] };
  const { merged, conflicts } = mergeRows(await rowsOf(tx, draft.basedOn), rows, await rowsOf(tx, onto));
  const told = mergeExamples(await examplesOf(tx, draft.basedOn), examples, await examplesOf(tx, onto));
  return { behind: true, rows: merged, examples: told, conflicts };
}

/** Cells by their names: «Agente, cupón». */
export const cellsInWords = (cells: readonly Attribution[], names: Names): string[] => [
  ...new Set(cells.map((row) => `${names.holder(row.holder)}, ${names.action(row.action)}`)),
];

const may = (answer: true | { refused: true }): boolean => answer === true;

/** The matrix of one version: the one in force, unless another is named. */
export async function matrix(tx: Tx, versionId?: string): Promise<Matrix> {
  must(mayReadPolicy(tx.actor));
  const all = await versionRows(tx);
  const inForce = await versionInForce(tx);
  const active = all.find((one) => one.id === inForce?.id) ?? null;
  const draft = all.find((one) => one.state === 'draft') ?? null;
  const shown = versionId === undefined ? (active ?? draft) : (all.find((one) => one.id === versionId) ?? null);
  if (!shown)
    throw versionId === undefined
      ? refused('precondition_failed', 'attributions.noPolicy')
      : refused('not_found', 'attributions.versionUnknown', { field: 'version' });
  const { names, people, units } = await namesOf(tx);
  const rows = await rowsOf(tx, shown.id);
  const before = active ? await rowsOf(tx, active.id) : [];
  const drafted = draft ? await broughtOnto(tx, draft, active?.id ?? null) : null;
  const view = (row: VersionRow | null) => row && versionView(row, people, tx.now);
  const covered = draft && drafted ? await coversDraft(tx, before, drafted.rows) : false;
  return {
    version: versionView(shown, people, tx.now),
    active: view(active),
    draft: view(draft),
    behind: drafted?.behind
      ? {
          number: all.find((one) => one.id === draft?.basedOn)?.number ?? 0,
          conflicts: cellsInWords(drafted.conflicts, names),
        }
      : null,
    holders: await holdersOf(tx, rows, people, names),
    attributions: rows.filter((row) => row.trialId === null),
    onTrial: masked(rows, people),
    vendors: vendorsOf(units, people, names),
    changes: drafted ? tell(changesBetween(before, drafted.rows), names) : [],
    examples: tryExamples(rows, await examplesOf(tx, shown.id), names.currency, tx.now.getTime()),
    may: {
      draft: may(mayDraft(tx.actor)),
      activate: draft !== null && may(mayActivate(tx.actor, draft.editedBy, covered)),
    },
  };
}

/** The cells on trial without whom they are for: whoever judges grants must not know. */
function masked(rows: readonly Attribution[], people: readonly Person[]): Matrix['onTrial'] {
  const roleOf = (id: string) => people.find((one) => one.id === id)?.role ?? null;
  const nobody = rows
    .filter((row) => row.trialId !== null)
    .map((row) => ({ ...row, role: roleOf(row.holder.ref), holder: { kind: 'person' as const, ref: '' } }));
  return [...new Map(nobody.map((row) => [`${row.role} ${cellOf(row)}`, row])).values()];
}

/** What changes from one version to another, in sentences: to `versionId`, from `against` or the one in force. */
export async function difference(tx: Tx, versionId: string, against?: string): Promise<z.output<typeof zDifference>> {
  must(mayReadPolicy(tx.actor));
  const all = await versionRows(tx);
  const from = against ?? (await versionInForce(tx))?.id;
  const [one, other] = [all.find((row) => row.id === versionId), all.find((row) => row.id === from)];
  if (!one) throw refused('not_found', 'attributions.versionUnknown', { field: 'versionId' });
  if (!other) throw refused('not_found', 'attributions.versionUnknown', { field: 'against' });
  const { names, people } = await namesOf(tx);
  const changes = changesBetween(await rowsOf(tx, other.id), await rowsOf(tx, one.id));
  return {
    from: versionView(other, people, tx.now),
    to: versionView(one, people, tx.now),
    changes: tell(changes, names),
  };
}

/** The matrix for whoever asks at a door. */
export const readMatrix = (session: Session, versionId?: string): Promise<Matrix> => look(session, (tx) => matrix(tx, versionId));
