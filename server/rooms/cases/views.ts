import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/act.ts';
import { must, refused } from '../../platform/refusal.ts';
import { customerById } from '../customers/views.ts';
import { mayServe } from '../documents/verdicts/views.ts';
import { ordersOf } from '../stores/views.ts';
import { audienceOfCase, mayDo, mayOpen } from './access.ts';
import type { zCase, zCaseRow } from './contract.ts';
import { readKey } from './decide.ts';
import { doorFor, mailOf } from './doors/decide.ts';
import { inWholeCase } from './merging/views.ts';
import { partsOf } from './thread/views.ts';

export type CaseView = z.output<typeof zCase>;
type Row = z.output<typeof zCaseRow>;

const iso = (at: Date | null) => at?.toISOString() ?? null;
/** Whether this reader may open the case whose id stands in `caseId`: all of the centre, or only what was put to their units. */
export const seesCase = (tx: Tx, caseId: ReturnType<typeof sql>) =>
  tx.actor.kind === 'system' || tx.actor.scope === 'all'
    ? sql`true`
    : tx.actor.scope === 'none'
      ? sql`false`
      : sql`exists (select from case_share s where s.org_id = ${tx.orgId} and s.case_id = ${caseId} and s.unit_id = any(${[...tx.actor.unitIds, ...(tx.actor.vendorId ? [tx.actor.vendorId] : [])]}::uuid[]))`;
const visible = (tx: Tx) => seesCase(tx, sql`c.id`);

const ROW =
  sql.raw(`c.id, c.key, c.state, c.subject, c.snippet, c.customer_name as "customerName", c.channel, c.language, c.nature, c.reason, c.queue_id as "queueId",
  c.owner_id as "ownerId", c.owner_name as "ownerName", c.circuit, c.waits, c.opened_at as "openedAt", c.last_in_at as "lastInAt", c.next_due_at as "nextDueAt", c.next_due_kind as "nextDueKind", c.version`);
type RawRow = Omit<Row, 'openedAt' | 'lastInAt' | 'nextDueAt'> & {
  openedAt: Date;
  lastInAt: Date | null;
  nextDueAt: Date | null;
};
const row = (r: RawRow): Row => ({
  ...r,
  openedAt: r.openedAt.toISOString(),
  lastInAt: iso(r.lastInAt),
  nextDueAt: iso(r.nextDueAt),
});

/** Cases that this reader may open, newest first; `where` speaks of `c`. */
export async function rowsWhere(tx: Tx, where: ReturnType<typeof sql>, limit: number): Promise<Row[]> {
  const { rows } =
    await sql<RawRow>`select ${ROW} from case_file c where c.org_id = ${tx.orgId} and ${where} and ${visible(tx)} order by c.opened_at desc, c.id desc limit ${limit}`.execute(
      tx.sql,
    );
  return rows.map(row);
}

export async function sharedWith(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{
    unit_id: string;
  }>`select unit_id from case_share where org_id = ${tx.orgId} and case_id = ${caseId}`.execute(tx.sql);
  return rows.map((r) => r.unit_id);
}

/** Who hears of a case live: those who may open it. */
export const hearersOf = async (tx: Tx, caseId: string): Promise<string[]> => audienceOfCase(await sharedWith(tx, caseId));

export async function caseExists(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql`select id from case_file where org_id = ${tx.orgId} and id = ${caseId}`.execute(tx.sql);
  return rows.length > 0;
}

export async function caseOfMessage(tx: Tx, channel: string, ref: string): Promise<{ caseId: string; key: string } | null> {
  const { rows } = await sql<{
    caseId: string;
    key: string;
  }>`select c.id as "caseId", c.key from message m join case_file c on c.org_id = m.org_id and c.id = m.case_id
    where m.org_id = ${tx.orgId} and m.channel = ${channel} and m.ref = ${ref}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** The case a key names, however it was typed; the law lets a customer follow a matter by the key alone (Ley 10/2025, 11). */
export async function caseByKey(tx: Tx, text: string): Promise<{ id: string; key: string } | null> {
  const key = readKey(text);
  if (!key) return null;
  const { rows } = await sql<{
    id: string;
    key: string;
  }>`select id, key from case_file where org_id = ${tx.orgId} and key = ${key}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** What lists of other rooms say of a case, by its id; nothing of one that this reader may not open. */
export async function namesOfCases(tx: Tx, ids: readonly string[]) {
  type Named = { id: string; caseKey: string; customer: string; isOpen: boolean };
  const { rows } =
    await sql<Named>`select c.id, c.key as "caseKey", c.customer_name as customer, c.is_open as "isOpen" from case_file c
    where c.org_id = ${tx.orgId} and c.id = any(${[...ids]}::uuid[]) and ${visible(tx)}`.execute(tx.sql);
  return new Map(rows.map(({ id, ...said }) => [id, said]));
}

/** These cases, newest first, as far as this reader may open them. */
export const rowsByIds = (tx: Tx, ids: readonly string[], limit: number): Promise<Row[]> =>
  rowsWhere(tx, sql`c.id = any(${[...ids]}::uuid[])`, limit);

/** How many cases of each queue this reader may open; `where` speaks of `c`. */
export async function countByQueue(tx: Tx, where: ReturnType<typeof sql>): Promise<Map<string, number>> {
  const { rows } = await sql<{ queueId: string; n: number }>`select c.queue_id as "queueId", count(*) as n from case_file c
    where c.org_id = ${tx.orgId} and ${where} and ${visible(tx)} group by c.queue_id`.execute(tx.sql);
  return new Map(rows.map((r) => [r.queueId, r.n]));
}

/** By words of the subject, the customer's name and the first lines, without regard to accents, newest first. */
export async function searchCases(tx: Tx, text: string, limit: number): Promise<Row[]> {
  const { rows } = await sql<{ id: string }>`select id from find_cases(${text}, 500) as id`.execute(tx.sql);
  return rowsWhere(tx, sql`c.id = any(${rows.map((r) => r.id)}::uuid[])`, limit);
}

/** Who else is in the case now. */
export async function othersIn(tx: Tx, caseId: string): Promise<{ name: string; writing: boolean }[]> {
  const { rows } = await sql<{ name: string; writing: boolean }>`select person_name as name, writing from case_presence
    where org_id = ${tx.orgId} and case_id = ${caseId} and person_id <> ${tx.actor.id} and seen_at > ${tx.now}::timestamptz - interval '45 seconds'`.execute(
    tx.sql,
  );
  return rows;
}

type Head = RawRow & {
  customerId: string | null;
  customerAddress: string | null;
  storeId: string | null;
  orderId: string | null;
  isOpen: boolean;
  resolution: CaseView['resolution'];
  resolvedAt: Date | null;
  notifiedAt: Date | null;
  queueEs: string;
  queueEn: string;
};

/** One case, whole, as this reader may see it. */
export async function openCase(tx: Tx, caseId: string): Promise<CaseView> {
  const { rows } =
    await sql<Head>`select ${ROW}, c.customer_id as "customerId", c.customer_address as "customerAddress", c.store_id as "storeId", c.order_id as "orderId", c.is_open as "isOpen",
      c.resolution, c.resolved_at as "resolvedAt", c.notified_at as "notifiedAt", q.name_es as "queueEs", q.name_en as "queueEn"
    from case_file c join queue q on q.org_id = c.org_id and q.id = c.queue_id where c.org_id = ${tx.orgId} and c.id = ${caseId}`.execute(
      tx.sql,
    );
  const head = rows[0];
  const shares = await sharedWith(tx, caseId);
  if (!head || !mayOpen(tx.actor, { sharedWith: shares })) throw refused('not_found', 'cases.notFound');
  const {
    customerId,
    customerAddress,
    storeId,
    orderId,
    isOpen,
    resolution,
    resolvedAt,
    notifiedAt,
    queueEs,
    queueEn,
    ...plain
  } = head;
  const parts = await partsOf(tx, caseId);
  const orders = customerId ? await ordersOf(tx, { customerId }) : [];
  const customer = customerId ? await customerById(tx, customerId) : null;
  const previous = customerId
    ? (await rowsWhere(tx, sql`c.customer_id = ${customerId} and c.id <> ${caseId}`, 8)).map(
        ({ id, key, subject, openedAt, state }) => ({ id, key, subject, openedAt, state }),
      )
    : [];
  return {
    ...row(plain),
    storeId,
    orderId,
    answerBy: doorFor(parts.doors, mailOf(customerAddress, customer?.identities ?? [])),
    resolution,
    resolvedAt: iso(resolvedAt),
    notifiedAt: iso(notifiedAt),
    queueName: tx.actor.locale === 'es' ? queueEs : queueEn,
    ...parts,
    previous,
    customer: {
      id: customerId,
      name: customer?.name ?? head.customerName,
      address: customerAddress,
      since: customer?.since ?? null,
      tier: customer?.tier ?? 'standard',
      language: head.language,
      cases: previous.length,
      orders: orders.length,
      phones:
        tx.actor.scope === 'all' ? (customer?.identities ?? []).flatMap((one) => (one.kind === 'phone' ? [one.value] : [])) : [],
    },
    may: mayDo(tx.actor, { isOpen, ownerId: head.ownerId, sharedWith: shares }),
  };
}

/** What the bar and the verbs look at first, for who may open the case. */
export async function headOf(tx: Tx, caseId: string) {
  type Found = {
    id: string;
    channel: string;
    language: string;
    reason: string;
    nature: string;
    customer_id: string | null;
    store_id: string | null;
    order_id: string | null;
  };
  const { rows } =
    await sql<Found>`select c.id, c.channel, c.language, c.reason, c.nature, c.customer_id, c.store_id, c.order_id from case_file c
    where c.org_id = ${tx.orgId} and c.id = ${caseId} and ${visible(tx)}`.execute(tx.sql);
  if (!rows[0]) throw refused('not_found', 'cases.notFound');
  return rows[0];
}

/** A file of a message of this case, or the raw mail behind one, for who may open the case. */
export async function fileOfCase(tx: Tx, caseId: string, sha256: string): Promise<{ name: string; type: string } | null> {
  await headOf(tx, caseId);
  must(await mayServe(tx, sha256));
  const { rows } = await sql<{
    attachments: { name: string; type: string; sha256: string }[];
    raw_sha256: string | null;
  }>`select attachments, raw_sha256 from message
    where org_id = ${tx.orgId} and ${inWholeCase(tx, 'case_id', caseId)} and (raw_sha256 = ${sha256} or attachments @> ${JSON.stringify([{ sha256 }])}::jsonb)`.execute(
    tx.sql,
  );
  const named = rows.flatMap((r) => r.attachments).find((a) => a.sha256 === sha256);
  if (named) return { name: named.name, type: named.type };
  return rows.length ? { name: `${sha256.slice(0, 12)}.eml`, type: 'message/rfc822' } : null;
}
