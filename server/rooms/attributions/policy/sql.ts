import { sql } from 'kysely';
import type { z } from 'zod';
import { BeginAnew, type Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import type { Attribution } from '../contract.ts';
import type { zExample } from './contract.ts';

export type ExampleRow = z.output<typeof zExample>;
export type VersionRow = {
  id: string;
  number: number;
  state: 'draft' | 'active' | 'superseded' | 'discarded';
  basedOn: string | null;
  note: string;
  createdBy: string;
  createdAt: Date;
  editedBy: string[];
  checkedAt: Date | null;
  activatedBy: string | null;
  activeFrom: Date | null;
  activeUntil: Date | null;
};

const columns = sql`id, number, state, based_on as "basedOn", note, created_by as "createdBy", created_at as "createdAt", edited_by as "editedBy",
  checked_at as "checkedAt", activated_by as "activatedBy", active_from as "activeFrom", active_until as "activeUntil"`;

/** Opens a draft with the next number; null when one is open already. */
export async function insertDraft(tx: Tx, basedOn: string | null): Promise<string | null> {
  const made = await sql<{
    id: string;
  }>`insert into policy_version (org_id, id, number, state, based_on, created_by, created_at, edited_by)
    select ${tx.orgId}, ${newId()}, coalesce(max(number), 0) + 1, 'draft', ${basedOn}::uuid, ${tx.actor.id}, ${tx.now}, array[${tx.actor.id}]::uuid[]
    from policy_version where org_id = ${tx.orgId}
    on conflict do nothing returning id`.execute(tx.sql);
  return made.rows[0]?.id ?? null;
}

/** A version that the house makes beside the open draft; it is put in force before the act ends. */
export async function insertMade(
  tx: Tx,
  { basedOn, note, createdBy }: { basedOn: string | null; note: string; createdBy: string },
): Promise<{ versionId: string; number: number }> {
  const made = await sql<{ versionId: string; number: number }>`
    insert into policy_version (org_id, id, number, state, based_on, note, created_by, created_at, edited_by)
    select ${tx.orgId}, ${newId()}, coalesce(max(number), 0) + 1, 'made', ${basedOn}::uuid, ${note}, ${createdBy}, ${tx.now}, array[${createdBy}]::uuid[]
    from policy_version where org_id = ${tx.orgId}
    on conflict do nothing returning id as "versionId", number`.execute(tx.sql);
  const [one] = made.rows;
  if (!one) throw new BeginAnew('somebody took the next number');
  return one;
}

/** The open draft, held until the end of the transaction: its changes come one after the other. */
export async function lockDraft(tx: Tx): Promise<VersionRow | null> {
  const found =
    await sql<VersionRow>`select ${columns} from policy_version where org_id = ${tx.orgId} and state = 'draft' for update`.execute(
      tx.sql,
    );
  return found.rows[0] ?? null;
}

/** Every version that is, was or will be in force, oldest first, held: activations come one after the other. */
export async function lockTimeline(tx: Tx): Promise<VersionRow[]> {
  const found =
    await sql<VersionRow>`select ${columns} from policy_version where org_id = ${tx.orgId} and state = 'active' order by active_from, number for update`.execute(
      tx.sql,
    );
  return found.rows;
}

/** Puts rows into a draft, new ones or in place of those with the same id; answers how many. A row of another version is left alone. */
export async function upsertRows(tx: Tx, versionId: string, rows: readonly Attribution[]): Promise<number> {
  const done =
    await sql`insert into attribution (org_id, id, version_id, action, holder_kind, holder_ref, circuit, is_right, department, limits, conditions, requirements,
      reason_es, reason_en, expression, steps, trial_id, valid_from, valid_to, position)
    select ${tx.orgId}, r.id, ${versionId}, r.action, r.holder->>'kind', r.holder->>'ref', r.circuit, r."isRight", r.department, r.limits, r.conditions, r.requirements,
      r."reasonEs", r."reasonEn", r.expression, r.steps, r."trialId", r."validFrom", r."validTo", r.position
    from jsonb_to_recordset(${JSON.stringify(rows.map((row, position) => ({ ...row, position })))}::jsonb) as r (id uuid, action text, holder jsonb, circuit text, "isRight" boolean,
      department text, limits jsonb, conditions jsonb, requirements jsonb, "reasonEs" text, "reasonEn" text, expression text, steps jsonb, "trialId" uuid, "validFrom" timestamptz, "validTo" timestamptz, position integer)
    on conflict (org_id, id) do update set action = excluded.action, holder_kind = excluded.holder_kind, holder_ref = excluded.holder_ref, circuit = excluded.circuit,
      is_right = excluded.is_right, department = excluded.department, limits = excluded.limits, conditions = excluded.conditions, requirements = excluded.requirements,
      reason_es = excluded.reason_es, reason_en = excluded.reason_en, expression = excluded.expression,
      steps = excluded.steps, trial_id = excluded.trial_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to
      where attribution.version_id = excluded.version_id
    returning id`.execute(tx.sql);
  return done.rows.length;
}

export async function deleteRows(tx: Tx, versionId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from attribution where org_id = ${tx.orgId} and version_id = ${versionId} and id = any(${ids}::uuid[])`.execute(
    tx.sql,
  );
}

/** Adds examples; one of the same title is replaced. */
export async function putExamples(tx: Tx, versionId: string, examples: readonly Omit<ExampleRow, 'id'>[]): Promise<void> {
  if (examples.length === 0) return;
  await sql`delete from policy_example where org_id = ${tx.orgId} and version_id = ${versionId} and title = any(${examples.map((one) => one.title)}::text[])`.execute(
    tx.sql,
  );
  const rows = examples.map(
    (one) =>
      sql`(${tx.orgId}::uuid, ${newId()}::uuid, ${versionId}::uuid, ${one.title}, ${JSON.stringify(one.holder)}::jsonb, ${one.action}, ${JSON.stringify(one.facts)}::jsonb, ${one.amountMinor}::bigint, ${one.expects})`,
  );
  await sql`insert into policy_example (org_id, id, version_id, title, holder, action, facts, amount_minor, expects) values ${sql.join(rows)}`.execute(
    tx.sql,
  );
}

export async function deleteExamples(tx: Tx, versionId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from policy_example where org_id = ${tx.orgId} and version_id = ${versionId} and id = any(${ids}::uuid[])`.execute(
    tx.sql,
  );
}

/** Makes a draft say something else altogether, on a version; ids are given anew. */
export async function replaceContent(
  tx: Tx,
  versionId: string,
  content: { rows: readonly Omit<Attribution, 'id'>[]; examples: readonly Omit<ExampleRow, 'id'>[]; basedOn: string | null },
): Promise<void> {
  await sql`delete from attribution where org_id = ${tx.orgId} and version_id = ${versionId}`.execute(tx.sql);
  await sql`delete from policy_example where org_id = ${tx.orgId} and version_id = ${versionId}`.execute(tx.sql);
  await sql`update policy_version set based_on = ${content.basedOn}::uuid where org_id = ${tx.orgId} and id = ${versionId} and state = 'draft'`.execute(
    tx.sql,
  );
  const rows = content.rows.map((row) => ({ ...row, id: newId() }));
  await upsertRows(tx, versionId, rows);
  await putExamples(tx, versionId, content.examples);
}

/** A draft was changed: who did is written down, and its examples have to hold again. */
export async function touchDraft(tx: Tx, versionId: string, note: string | null): Promise<void> {
  await sql`update policy_version set note = coalesce(${note}, note), checked_at = null,
      edited_by = case when ${tx.actor.id}::uuid = any(edited_by) then edited_by else edited_by || ${tx.actor.id}::uuid end
    where org_id = ${tx.orgId} and id = ${versionId} and state = 'draft'`.execute(tx.sql);
}

export async function markChecked(tx: Tx, versionId: string, holds: boolean): Promise<void> {
  await sql`update policy_version set checked_at = ${holds ? tx.now : null} where org_id = ${tx.orgId} and id = ${versionId} and state = 'draft'`.execute(
    tx.sql,
  );
}

/** Puts a draft in force from an instant until the next one that is already dated, and ends the one before it there. */
export async function activate(tx: Tx, versionId: string, from: Date, until: Date | null): Promise<void> {
  await sql`update policy_version set state = 'active', checked_at = coalesce(checked_at, ${tx.now}), activated_by = ${tx.actor.id}, active_from = ${from}, active_until = ${until}
    where org_id = ${tx.orgId} and id = ${versionId} and state in ('draft', 'made')`.execute(tx.sql);
}

export async function endVersion(tx: Tx, versionId: string, until: Date): Promise<void> {
  await sql`update policy_version set active_until = ${until} where org_id = ${tx.orgId} and id = ${versionId}`.execute(tx.sql);
}

export async function discard(tx: Tx, versionId: string): Promise<void> {
  await sql`update policy_version set state = 'discarded' where org_id = ${tx.orgId} and id = ${versionId} and state = 'draft'`.execute(
    tx.sql,
  );
}
