import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../../platform/act.ts';
import type { zSuppression } from './contract.ts';

type Row = Omit<z.output<typeof zSuppression>, 'since' | 'lastAt'> & { since: Date; lastAt: Date };

/** Addresses that mail came back from, the last one first; of one address alone where it is given. */
export async function suppressions(tx: Tx, address?: string): Promise<z.output<typeof zSuppression>[]> {
  const { rows } =
    await sql<Row>`select address, kind, why, status, first_at as since, last_at as "lastAt", times from mail_suppression
    where org_id = ${tx.orgId} and (${address?.toLowerCase() ?? null}::text is null or address = ${address?.toLowerCase() ?? null})
    order by last_at desc limit 500`.execute(tx.sql);
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), lastAt: row.lastAt.toISOString() }));
}

/** Whether nothing that writes itself goes there: the address is gone, or its owner wants none. */
export async function standsOff(tx: Tx, address: string): Promise<boolean> {
  return (await suppressions(tx, address)).some(({ kind }) => kind !== 'soft');
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
