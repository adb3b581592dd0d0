import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';

export type NoticeRow = {
  id: string;
  number: string;
  kind: string;
  title: string;
  body: string;
  skus: string[];
  actions: string[];
  withholds: boolean;
  mustAcknowledge: boolean;
  unitIds: string[];
  effectiveAt: Date;
  dueAt: Date | null;
  expiresAt: Date | null;
  supersedesId: string | null;
  ownerId: string;
  ownerUnitId: string;
};
export type HeldNotice = {
  id: string;
  number: string;
  title: string;
  state: 'draft' | 'published' | 'withdrawn';
  ownerUnitId: string;
  effectiveAt: Date;
  dueAt: Date | null;
  expiresAt: Date | null;
  supersedesId: string | null;
  mustAcknowledge: boolean;
  unitIds: string[];
};

/** A notice, locked until the end of the transaction. */
export async function lockNotice(tx: Tx, id: string): Promise<HeldNotice | null> {
  const found =
    await sql<HeldNotice>`select id, number, title, state, owner_unit_id as "ownerUnitId", effective_at as "effectiveAt", due_at as "dueAt", expires_at as "expiresAt",
      supersedes_id as "supersedesId", must_acknowledge as "mustAcknowledge", unit_ids as "unitIds"
    from notice where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return found.rows[0] ?? null;
}

/** The next number, A-1 onwards; whoever asks next waits until this transaction ends, so that none is given twice or left out. */
export async function nextNumber(tx: Tx): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notice ${tx.orgId}`}, 0))`.execute(tx.sql);
  const found = await sql<{
    n: number;
  }>`select coalesce(max(substr(number, 3)::int), 0) + 1 as n from notice where org_id = ${tx.orgId}`.execute(tx.sql);
  return `A-${found.rows[0]?.n ?? 1}`;
}

export async function insertNotice(tx: Tx, n: NoticeRow): Promise<void> {
  await sql`insert into notice (org_id, id, number, kind, title, body, skus, actions, withholds, must_acknowledge, unit_ids, state, effective_at, due_at, expires_at,
      supersedes_id, owner_id, owner_unit_id, changed_at)
    values (${tx.orgId}, ${n.id}, ${n.number}, ${n.kind}, ${n.title}, ${n.body}, ${n.skus}::text[], ${n.actions}::text[], ${n.withholds}, ${n.mustAcknowledge},
      ${n.unitIds}::uuid[], 'draft', ${n.effectiveAt}, ${n.dueAt}, ${n.expiresAt}, ${n.supersedesId}, ${n.ownerId}, ${n.ownerUnitId}, ${tx.now})`.execute(
    tx.sql,
  );
}

export async function updateDraft(
  tx: Tx,
  n: Omit<NoticeRow, 'number' | 'supersedesId' | 'ownerId' | 'ownerUnitId'>,
): Promise<void> {
  await sql`update notice set kind = ${n.kind}, title = ${n.title}, body = ${n.body}, skus = ${n.skus}::text[], actions = ${n.actions}::text[], withholds = ${n.withholds},
      must_acknowledge = ${n.mustAcknowledge}, unit_ids = ${n.unitIds}::uuid[], effective_at = ${n.effectiveAt}, due_at = ${n.dueAt}, expires_at = ${n.expiresAt}, changed_at = ${tx.now}
    where org_id = ${tx.orgId} and id = ${n.id} and state = 'draft'`.execute(tx.sql);
}

export async function updatePublished(
  tx: Tx,
  id: string,
  terms: { effectiveAt: Date; dueAt: Date | null; expiresAt: Date | null },
): Promise<void> {
  await sql`update notice set state = 'published', published_at = ${tx.now}, changed_at = ${tx.now}, effective_at = ${terms.effectiveAt}, due_at = ${terms.dueAt},
      expires_at = ${terms.expiresAt} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

export async function updateWithdrawn(tx: Tx, id: string): Promise<void> {
  await sql`update notice set state = 'withdrawn', withdrawn_at = ${tx.now}, changed_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

/** True when the person opened it for the first time. */
export async function insertOpened(tx: Tx, noticeId: string): Promise<boolean> {
  const done =
    await sql`insert into notice_reading (org_id, notice_id, person_id, opened_at) values (${tx.orgId}, ${noticeId}, ${tx.actor.id}, ${tx.now})
    on conflict do nothing returning person_id`.execute(tx.sql);
  return done.rows.length > 0;
}

/** True when the person had not acknowledged it before. */
export async function upsertAcknowledged(tx: Tx, noticeId: string): Promise<boolean> {
  const done = await sql`insert into notice_reading as r (org_id, notice_id, person_id, opened_at, acknowledged_at)
    values (${tx.orgId}, ${noticeId}, ${tx.actor.id}, ${tx.now}, ${tx.now})
    on conflict (org_id, notice_id, person_id) do update set acknowledged_at = excluded.acknowledged_at where r.acknowledged_at is null
    returning person_id`.execute(tx.sql);
  return done.rows.length > 0;
}

/** Puts a fact, keeping the value before it; an empty value takes it away. Answers the names whose value changed. */
export async function putFact(tx: Tx, sku: string, { name, value }: { name: string; value: string }): Promise<boolean> {
  if (value === '') {
    const gone =
      await sql`delete from product_fact where org_id = ${tx.orgId} and sku = ${sku} and name = ${name} returning name`.execute(
        tx.sql,
      );
    return gone.rows.length > 0;
  }
  const done =
    await sql`insert into product_fact as f (org_id, sku, name, value, changed_at, changed_by) values (${tx.orgId}, ${sku}, ${name}, ${value}, ${tx.now}, ${tx.actor.id})
    on conflict (org_id, sku, name) do update set previous = f.value, value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where f.value <> excluded.value returning name`.execute(tx.sql);
  return done.rows.length > 0;
}

export async function upsertLooked(tx: Tx, skus: string[]): Promise<void> {
  await sql`insert into product_look (org_id, person_id, sku, looked_at) select ${tx.orgId}::uuid, ${tx.actor.id}::uuid, sku, ${tx.now}
    from (select distinct unnest(${skus}::text[]) as sku) as s
    on conflict (org_id, person_id, sku) do update set looked_at = excluded.looked_at`.execute(tx.sql);
}
