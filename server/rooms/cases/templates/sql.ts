import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

type TemplateInsert = { id: string; code: string; language: string; name: string; reasons: string[]; body: string };

/** False where another template has that code in that language. */
export async function putTemplateRow(tx: Tx, one: TemplateInsert): Promise<boolean> {
  const taken = await sql`select 1 from template where org_id = ${tx.orgId} and code = ${one.code} and language = ${one.language}
    and id <> ${one.id}`.execute(tx.sql);
  if (taken.rows.length > 0) return false;
  await sql`insert into template (org_id, id, code, language, name, reasons, body, changed_at, changed_by)
    values (${tx.orgId}, ${one.id}, ${one.code}, ${one.language}, ${one.name}, ${one.reasons}, ${one.body}, ${tx.now}, ${tx.actor.name})
    on conflict (org_id, id) do update set code = excluded.code, language = excluded.language, name = excluded.name, reasons = excluded.reasons,
      body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx.sql);
  return true;
}

export async function deleteTemplate(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`delete from template where org_id = ${tx.orgId} and id = ${id} returning id`.execute(tx.sql);
  return rows.length > 0;
}

/** An empty body drops it. */
export async function putSignatureRow(tx: Tx, one: { mailbox: string; language: string; body: string }): Promise<void> {
  if (one.body === '')
    await sql`delete from signature where org_id = ${tx.orgId} and mailbox = ${one.mailbox} and language = ${one.language}`.execute(
      tx.sql,
    );
  else
    await sql`insert into signature (org_id, mailbox, language, body) values (${tx.orgId}, ${one.mailbox}, ${one.language}, ${one.body})
      on conflict (org_id, mailbox, language) do update set body = excluded.body`.execute(tx.sql);
}
