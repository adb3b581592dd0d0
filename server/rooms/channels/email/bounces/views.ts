import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../../platform/act.ts';
import { mayRelease } from '../access.ts';
import type { zSuppression } from './contract.ts';

type Suppression = z.output<typeof zSuppression>;
type Row = Omit<Suppression, 'since' | 'lastAt' | 'released'> & {
  since: Date;
  lastAt: Date;
  releasedAt: Date | null;
  releasedBy: string | null;
  releasedFor: string | null;
};
const PAGE = 50;

/** What is asked for: one address, or those with some letters in them; `after` is where a page ended. */
type Asked = { address?: string | undefined; q?: string | undefined; after?: string | undefined };

const letters = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
const matches = (tx: Tx, { address, q }: Asked) => sql`s.org_id = ${tx.orgId}
  and (${address?.toLowerCase() ?? null}::text is null or s.address = ${address?.toLowerCase() ?? null})
  and (${q ? letters(q) : null}::text is null or s.address like ${q ? letters(q) : null})`;

/** Addresses that mail came back from, the last one first, by pages. */
export async function suppressions(tx: Tx, asked: Asked) {
  const [lastAt = null, address = null] = asked.after?.split(' ') ?? [];
  const { rows } = await sql<Row>`select s.address, s.kind, s.why, s.status, s.first_at as since, s.last_at as "lastAt", s.times,
      coalesce(r.case_id, (select o.case_id from outgoing_mail o where o.org_id = ${tx.orgId} and o.recipient = s.address and o.case_id is not null
        order by o.created_at desc limit 1)) as "caseId", f.at as "releasedAt", f.by_name as "releasedBy", f.reason as "releasedFor"
    from mail_suppression s left join raw_mail r on r.org_id = ${tx.orgId} and r.id = s.raw_mail_id
      left join lateral (select at, by_name, reason from mail_release where org_id = ${tx.orgId} and address = s.address order by at desc limit 1) f on true
    where ${matches(tx, asked)}
      and (${lastAt}::timestamptz is null or (s.last_at, s.address) < (${lastAt}::timestamptz, ${address}::text))
    order by s.last_at desc, s.address desc limit ${PAGE + 1}`.execute(tx.sql);
  const counted = await sql<{ n: number }>`select count(*) as n from mail_suppression s where ${matches(tx, asked)}`.execute(
    tx.sql,
  );
  const addresses = rows.slice(0, PAGE).map(
    ({ releasedAt, releasedBy, releasedFor, ...row }): Suppression => ({
      ...row,
      ...{ since: row.since.toISOString(), lastAt: row.lastAt.toISOString() },
      released: releasedAt ? { at: releasedAt.toISOString(), by: releasedBy ?? '', reason: releasedFor ?? '' } : null,
    }),
  );
  const last = addresses.at(-1);
  const next = rows.length > PAGE && last ? `${last.lastAt} ${last.address}` : null;
  return { addresses, total: counted.rows[0]?.n ?? 0, next, may: { release: mayRelease(tx.actor) } };
}

/** Of some addresses those that mail came back from, with why: whoever is about to write there must know. */
export async function closedOf(tx: Tx, addresses: readonly string[]) {
  const { rows } = await sql<Pick<Suppression, 'address' | 'kind' | 'why'> & { since: Date }>`select address, kind, why,
      first_at as since from mail_suppression
    where org_id = ${tx.orgId} and address = any(${addresses.map((one) => one.toLowerCase())}::text[]) order by address`.execute(
    tx.sql,
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

/** Whether nothing that writes itself goes there: the address is gone, or its owner wants none. */
export async function standsOff(tx: Tx, address: string): Promise<boolean> {
  return (await closedOf(tx, [address])).some(({ kind }) => kind !== 'soft');
}

/** Who took the mark off an address last, and why. */
export async function lastRelease(tx: Tx, address: string): Promise<Suppression['released']> {
  const { rows } = await sql<{ at: Date; by: string; reason: string }>`select at, by_name as by, reason from mail_release
    where org_id = ${tx.orgId} and address = ${address} order by at desc limit 1`.execute(tx.sql);
  return rows[0] ? { ...rows[0], at: rows[0].at.toISOString() } : null;
}

/** The last mail that left for an address within days: what a report speaks of that gives nothing of it back. */
export async function lastTo(tx: Tx, address: string): Promise<{ id: string; caseId: string | null } | null> {
  const { rows } = await sql<{
    id: string;
    caseId: string | null;
  }>`select id, case_id as "caseId" from outgoing_mail where org_id = ${tx.orgId} and recipient = ${address.toLowerCase()}
    and state = 'sent' and created_at > ${tx.now}::timestamptz - interval '5 days' order by created_at desc limit 1`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

/** How many mails this sender sent within the last hour. */
export async function fromWithinHour(tx: Tx, address: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from raw_mail where org_id = ${tx.orgId} and envelope->>'sender' = ${address}
    and received_at > ${tx.now}::timestamptz - interval '1 hour'`.execute(tx.sql);
  return rows[0]?.n ?? 0;
}

/** Mails of ours to an address in the last months that belong to a case, newest first: what an answer that lost its thread may quote. */
export async function ourMailsTo(tx: Tx, address: string): Promise<{ caseId: string; subject: string; body: string }[]> {
  const { rows } = await sql<{
    caseId: string;
    subject: string;
    body: string;
  }>`select case_id as "caseId", subject, body from outgoing_mail where org_id = ${tx.orgId} and recipient = ${address.toLowerCase()}
    and case_id is not null and kind <> 'forward' and created_at > ${tx.now}::timestamptz - interval '90 days' order by created_at desc limit 10`.execute(
    tx.sql,
  );
  return rows;
}
