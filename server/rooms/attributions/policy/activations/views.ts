import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import type { allPeople } from '../../../organization/views.ts';
import { changesBetween, tell } from '../changes/decide.ts';
import type { Attribution } from '../../contract.ts';
import { mayReadPolicy } from '../access.ts';
import { namesOf } from '../changes/views.ts';
import { rowsOf } from '../../ruling/views.ts';

/** A version that came into force: what it changed in words, and which actions of whom it touched. `people`: null for everybody. */
export type Activation = {
  versionId: string;
  number: number;
  at: Date;
  sentences: string[];
  touched: { action: string; people: string[] | null }[];
};
type Person = Awaited<ReturnType<typeof allPeople>>[number];
type Row = { id: string; number: number; at: Date; before: string };

function peopleOf({ kind, ref }: Attribution['holder'], people: readonly Person[]): string[] | null {
  if (kind === 'everyone') return null;
  const is = (one: Person): boolean =>
    kind === 'role'
      ? one.role === ref && !one.assistant
      : kind === 'unit'
        ? one.unitId === ref
        : kind === 'vendor'
          ? one.vendorId === ref
          : kind === 'assistant'
            ? one.assistant && (ref === '' || one.id === ref)
            : one.id === ref;
  return people.filter(is).map((one) => one.id);
}

/** Versions that came into force since, newest first, each against the one before it; the founding one changes nothing. */
export async function activationsSince(tx: Tx, since: Date): Promise<Activation[]> {
  must(mayReadPolicy(tx.actor));
  const { rows } = await sql<Row>`select id, number, at, before from (
      select id, number, active_from as at, lag(id) over (order by active_from, number) as before from policy_version
      where org_id = ${tx.orgId} and active_from is not null and active_from <= ${tx.now} and state in ('active', 'superseded')) v
    where at >= ${since} and before is not null order by at desc`.execute(tx.sql);
  const { names, people } = await namesOf(tx);
  const found: Activation[] = [];
  for (const { id, number, at, before } of rows) {
    const changes = changesBetween(await rowsOf(tx, before), await rowsOf(tx, id));
    const touched = changes.flatMap(({ before: old, after }) => {
      const row = after ?? old;
      return row ? [{ action: row.action, people: peopleOf(row.holder, people) }] : [];
    });
    found.push({ versionId: id, number, at, sentences: tell(changes, names), touched });
  }
  return found;
}
