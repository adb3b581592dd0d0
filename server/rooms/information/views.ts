import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { must, refused } from '../../platform/refusal.ts';
import { allPeople } from '../organization/views.ts';
import { ATTENDING, isFor, mayLead, publishes, verbsOn } from './access.ts';
import type { Notice, ProductFact, Readers } from './contract.ts';
import { type Instants, isOverdue, phaseAt, type Reading } from './decide.ts';

const PAGE = 50;
type Other = { id: string; number: string } | null;
type NoticeRow = Instants &
  Omit<Notice, 'phase' | 'effectiveAt' | 'dueAt' | 'expiresAt' | 'publishedAt' | 'owner' | 'mine' | 'may'> & {
    dueAt: Date | null;
    publishedAt: Date | null;
    ownerId: string;
    ownerUnitId: string;
    openedAt: Date | null;
    acknowledgedAt: Date | null;
    supersededBy: Other;
  };

const iso = (at: Date | null) => at?.toISOString() ?? null;

function toNotice(tx: Tx, row: NoticeRow): Notice {
  const { state: _, ownerId, ownerUnitId, openedAt, acknowledgedAt, supersededAt, ...rest } = row;
  const phase = phaseAt(row, tx.now);
  const facts = {
    phase,
    ownerUnitId,
    unitIds: row.unitIds,
    mustAcknowledge: row.mustAcknowledge,
    acknowledged: acknowledgedAt !== null,
    superseded: supersededAt !== null,
  };
  const awaited = phase === 'in_force' && row.mustAcknowledge && acknowledgedAt === null && isFor(tx.actor, row);
  return {
    ...rest,
    phase,
    effectiveAt: row.effectiveAt.toISOString(),
    dueAt: iso(row.dueAt),
    expiresAt: iso(row.expiresAt),
    publishedAt: iso(row.publishedAt),
    owner: { id: ownerId, unitId: ownerUnitId },
    mine: { openedAt: iso(openedAt), acknowledgedAt: iso(acknowledgedAt), awaited },
    may: verbsOn(tx.actor, facts),
  };
}

/** What the reader may find: see `maySee`, of which this is the same question put to the database. */
function seen(tx: Tx): RawBuilder<unknown> {
  const { actor } = tx;
  if (actor.kind === 'link' || actor.kind === 'customer') return sql`false`;
  if (publishes(actor)) return sql`true`;
  const own = actor.role === 'DEPARTMENT' ? sql`n.owner_unit_id = any(${actor.unitIds}::uuid[])` : sql`false`;
  const named = actor.scope === 'all' ? sql`true` : sql`(n.unit_ids = '{}' or n.unit_ids && ${actor.unitIds}::uuid[])`;
  return sql`(${own} or (n.state <> 'draft' and ${named}))`;
}

/** In force at this instant: taken effect, not over, and no notice that takes its place has taken effect. */
const inForce = (
  tx: Tx,
) => sql`(n.state = 'published' and n.effective_at <= ${tx.now} and (n.expires_at is null or n.expires_at > ${tx.now})
  and not exists (select from notice o where o.org_id = n.org_id and o.supersedes_id = n.id and o.state = 'published' and o.effective_at <= ${tx.now}))`;

async function noticesWhere(tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<Notice[]> {
  const found = await sql<NoticeRow>`
    select n.id, n.number, n.kind, n.title, n.body, n.skus, n.actions, n.withholds, n.must_acknowledge as "mustAcknowledge", n.unit_ids as "unitIds", n.state,
      n.effective_at as "effectiveAt", n.due_at as "dueAt", n.expires_at as "expiresAt", n.published_at as "publishedAt", n.owner_id as "ownerId",
      n.owner_unit_id as "ownerUnitId", case when p.id is null then null else jsonb_build_object('id', p.id, 'number', p.number) end as supersedes,
      case when s.id is null then null else jsonb_build_object('id', s.id, 'number', s.number) end as "supersededBy", s.effective_at as "supersededAt",
      r.opened_at as "openedAt", r.acknowledged_at as "acknowledgedAt"
    from notice n
    left join notice p on p.org_id = n.org_id and p.id = n.supersedes_id
    left join lateral (select o.id, o.number, o.effective_at from notice o where o.org_id = n.org_id and o.supersedes_id = n.id and o.state = 'published'
      order by o.effective_at limit 1) s on true
    left join notice_reading r on r.org_id = n.org_id and r.notice_id = n.id and r.person_id = ${tx.actor.id}
    where n.org_id = ${tx.orgId} and ${seen(tx)} and ${condition}
    order by n.id desc limit ${limit}`.execute(tx.sql);
  return found.rows.map((row) => toNotice(tx, row));
}

/** A notice the reader may see; null for any other. */
export const noticeById = async (tx: Tx, id: string): Promise<Notice | null> =>
  (await noticesWhere(tx, sql`n.id = ${id}`, 1))[0] ?? null;

export type NoticeFilter = { filter: 'awaited' | 'in_force' | 'all'; sku?: string | undefined; before?: string | undefined };

const addressed = (tx: Tx) =>
  sql`(n.unit_ids && ${tx.actor.unitIds}::uuid[] or (n.unit_ids = '{}' and ${ATTENDING.includes(tx.actor.role ?? '')}))`;

/** A page of notices, newest first; `before` is the id of the last one seen. */
export function listNotices(tx: Tx, { filter, sku, before }: NoticeFilter): Promise<Notice[]> {
  const which =
    filter === 'all'
      ? sql`true`
      : filter === 'in_force'
        ? inForce(tx)
        : sql`(${inForce(tx)} and n.must_acknowledge and r.acknowledged_at is null and ${addressed(tx)})`;
  const about = sku === undefined ? sql`true` : sql`${sku} = any(n.skus)`;
  return noticesWhere(tx, sql`${which} and ${about} and ${before === undefined ? sql`true` : sql`n.id < ${before}`}`, PAGE);
}

/**
 * The notices in force that stand before these products and kinds of action, with the reader's own reading. One that names products
 * needs one of them here; one that names actions needs one of them, where `actions` is given; one that names neither stands before nothing.
 */
export function noticesFor(tx: Tx, { skus, actions }: { skus: string[]; actions?: string[] }): Promise<Notice[]> {
  const product = sql`(n.skus = '{}' or n.skus && ${skus}::text[])`;
  const kind = actions === undefined ? sql`true` : sql`(n.actions = '{}' or n.actions && ${actions}::text[])`;
  return noticesWhere(tx, sql`${inForce(tx)} and ${product} and ${kind} and not (n.skus = '{}' and n.actions = '{}')`, 200);
}

/** Numbers of the notices in force that this person has acknowledged: a fact for the policy. */
export async function acknowledgedBy(tx: Tx, personId: string): Promise<string[]> {
  const found = await sql<{
    number: string;
  }>`select n.number from notice n join notice_reading r on r.org_id = n.org_id and r.notice_id = n.id
    where n.org_id = ${tx.orgId} and r.person_id = ${personId} and r.acknowledged_at is not null and ${inForce(tx)} order by n.number`.execute(
    tx.sql,
  );
  return found.rows.map((n) => n.number);
}

/** What is known of these products, each fact with the value before it, and whether it changed since the reader last looked. */
export async function productFacts(tx: Tx, skus: string[]): Promise<ProductFact[]> {
  const found = await sql<Omit<ProductFact, 'changedAt'> & { changedAt: Date }>`
    select f.sku, f.name, f.value, f.previous, f.changed_at as "changedAt", f.changed_by as "changedBy",
      (l.looked_at is not null and f.changed_at > l.looked_at) as "changedSinceLooked"
    from product_fact f left join product_look l on l.org_id = f.org_id and l.sku = f.sku and l.person_id = ${tx.actor.id}
    where f.org_id = ${tx.orgId} and f.sku = any(${skus}::text[]) order by f.sku, f.name`.execute(tx.sql);
  return found.rows.map((f) => ({ ...f, changedAt: f.changedAt.toISOString() }));
}

/** The number of the published notice that takes this one's place; null when there is none. */
export async function supersedingNumber(tx: Tx, id: string): Promise<string | null> {
  const found = await sql<{
    number: string;
  }>`select number from notice where org_id = ${tx.orgId} and supersedes_id = ${id} and state = 'published'`.execute(tx.sql);
  return found.rows[0]?.number ?? null;
}

/** Who should read a notice, and who may hear of it live: the same who may see it. */
export async function audienceOfNotice(
  tx: Tx,
  { unitIds }: { unitIds: readonly string[] },
): Promise<{ audience: string[]; readerIds: string[] }> {
  const people = (await allPeople(tx)).filter((p) => p.active && !p.assistant);
  const readers = people.filter((p) => (unitIds.length === 0 ? ATTENDING.includes(p.role) : unitIds.includes(p.unitId)));
  const told = unitIds.length === 0 ? people.map((p) => `person:${p.id}`) : unitIds.map((id) => `unit:${id}`);
  return { audience: ['centre', ...told], readerIds: readers.map((p) => p.id) };
}

/** Who has read a notice, and who is late; for those who lead it. */
export async function noticeReaders(tx: Tx, noticeId: string): Promise<Readers> {
  const notice = await noticeById(tx, noticeId);
  if (!notice) throw refused('not_found', 'information.notFound');
  must(mayLead(tx.actor, { ownerUnitId: notice.owner.unitId }));
  const found = await sql<
    Reading & { personId: string }
  >`select person_id as "personId", opened_at as "openedAt", acknowledged_at as "acknowledgedAt"
    from notice_reading where org_id = ${tx.orgId} and notice_id = ${noticeId}`.execute(tx.sql);
  const readings = new Map(found.rows.map((r) => [r.personId, r]));
  const expected = new Set((await audienceOfNotice(tx, notice)).readerIds);
  const readers = (await allPeople(tx))
    .filter((p) => expected.has(p.id) || readings.has(p.id))
    .map((p) => {
      const reading = readings.get(p.id) ?? { openedAt: null, acknowledgedAt: null };
      const overdue = expected.has(p.id) && isOverdue(notice, reading, tx.now);
      return {
        personId: p.id,
        name: p.name,
        unitName: p.unitName,
        openedAt: iso(reading.openedAt),
        acknowledgedAt: iso(reading.acknowledgedAt),
        overdue,
      };
    });
  const count = (is: (r: (typeof readers)[number]) => boolean) => readers.filter((r) => expected.has(r.personId) && is(r)).length;
  return {
    notice,
    expected: expected.size,
    opened: count((r) => r.openedAt !== null),
    acknowledged: count((r) => r.acknowledgedAt !== null),
    overdue: count((r) => r.overdue),
    readers,
  };
}
