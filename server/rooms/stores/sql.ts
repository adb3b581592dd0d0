import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { StoreAccess } from './connectors/contract.ts';
import type { StoreRule } from './contract.ts';

export type StoreWrite = {
  id: string;
  code: string;
  name: string;
  connector: 'push' | 'vendure';
  address: string | null;
  /** Sealed; undefined leaves it as it is. */
  credentials: string | null | undefined;
  webhookSecret: string | null | undefined;
  rules: StoreRule[];
  settings: Record<string, unknown>;
  unitId: string | null;
};

/** The id under this code, held until the end; null when it is free. */
export async function lockStoreByCode(tx: Tx, code: string): Promise<string | null> {
  const found = await sql<{ id: string }>`select id from store where org_id = ${tx.orgId} and code = ${code} for update`.execute(
    tx.sql,
  );
  return found.rows[0]?.id ?? null;
}

export async function saveStore(tx: Tx, one: StoreWrite): Promise<void> {
  const { credentials, webhookSecret } = one;
  await sql`insert into store (org_id, id, code, name, connector, address, credentials, webhook_secret, rules, settings, unit_id)
    values (${tx.orgId}, ${one.id}, ${one.code}, ${one.name}, ${one.connector}, ${one.address}, ${credentials ?? null}, ${webhookSecret ?? null},
      ${JSON.stringify(one.rules)}::jsonb, ${JSON.stringify(one.settings)}::jsonb, ${one.unitId})
    on conflict (org_id, code) do update set name = excluded.name, connector = excluded.connector, address = excluded.address,
      credentials = case when ${credentials === undefined}::boolean then store.credentials else excluded.credentials end,
      webhook_secret = case when ${webhookSecret === undefined}::boolean then store.webhook_secret else excluded.webhook_secret end,
      rules = excluded.rules, settings = excluded.settings, unit_id = excluded.unit_id, checked_at = null, check_outcome = null`.execute(
    tx.sql,
  );
}

export async function saveCheck(
  tx: Tx,
  storeId: string,
  outcome: { ok: boolean; code: string; text: string; ops: string[] },
): Promise<void> {
  await sql`update store set checked_at = ${tx.now}, check_outcome = ${JSON.stringify(outcome)}::jsonb
    where org_id = ${tx.orgId} and id = ${storeId}`.execute(tx.sql);
}

export async function saveCursor(tx: Tx, storeId: string, cursor: string): Promise<void> {
  await sql`update store set sync_cursor = ${cursor} where org_id = ${tx.orgId} and id = ${storeId}`.execute(tx.sql);
}

/** A shop as a connector needs it, its secrets opened. It stands here, and not among the views, so that no other room can take a secret. */
export type OpenedStore = StoreAccess & { name: string; cursor: string | null };

type SealedRow = Omit<OpenedStore, 'credentials' | 'webhookSecret'> & {
  credentials: string | null;
  webhookSecret: string | null;
};

export async function openStore(tx: Tx, storeId: string): Promise<OpenedStore | null> {
  const found =
    await sql<SealedRow>`select id, connector, name, address, credentials, webhook_secret as "webhookSecret", settings, sync_cursor as cursor
    from store where org_id = ${tx.orgId} and id = ${storeId}`.execute(tx.sql);
  const row = found.rows[0];
  if (!row) return null;
  const open = (sealed: string | null) => (sealed ? tx.ctx.keys.open(sealed) : null);
  return { ...row, credentials: open(row.credentials), webhookSecret: open(row.webhookSecret) };
}

const WEBHOOKS_KEPT_DAYS = 30;

/** False when this webhook was heard before. Those long past are forgotten on the way. */
export async function rememberWebhook(tx: Tx, storeId: string, dedupeKey: string): Promise<boolean> {
  const past = new Date(tx.now.getTime() - WEBHOOKS_KEPT_DAYS * 86_400_000);
  await sql`delete from shop_webhook where org_id = ${tx.orgId} and store_id = ${storeId} and at < ${past}`.execute(tx.sql);
  const won =
    await sql`insert into shop_webhook (org_id, store_id, dedupe_key, at) values (${tx.orgId}, ${storeId}, ${dedupeKey}, ${tx.now})
    on conflict do nothing returning at`.execute(tx.sql);
  return won.rows.length > 0;
}
