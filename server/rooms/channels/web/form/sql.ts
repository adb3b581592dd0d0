import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

export type Post = { nonce: string; place: string; writer: string; content: string };

/** False when this paper was taken before: then whoever took it has ended. */
export async function insertPost(tx: Tx, post: Post): Promise<boolean> {
  const { rows } = await sql`insert into web_form_post (org_id, nonce, at, place, writer, content)
    values (${tx.orgId}, ${post.nonce}, ${tx.now}, ${post.place}, ${post.writer}, ${post.content}) on conflict do nothing returning nonce`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

export async function answerPost(tx: Tx, nonce: string, key: string): Promise<void> {
  await sql`update web_form_post set case_key = ${key} where org_id = ${tx.orgId} and nonce = ${nonce}`.execute(tx.sql);
}

/** Two who send the same words at once take turns. */
export async function holdContent(tx: Tx, content: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.orgId} web form ${content}`}, 0))`.execute(tx.sql);
}

export async function insertDisowned(tx: Tx, caseId: string, writer: string): Promise<boolean> {
  const { rows } =
    await sql`insert into web_disowned (org_id, case_id, writer, at) values (${tx.orgId}, ${caseId}, ${writer}, ${tx.now})
    on conflict do nothing returning case_id`.execute(tx.sql);
  return rows.length > 0;
}

export async function forgetPosts(tx: Tx, before: Date): Promise<void> {
  await sql`delete from web_form_post where org_id = ${tx.orgId} and at < ${before}`.execute(tx.sql);
}
