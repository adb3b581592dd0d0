import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

/** Days after it ended in which a customer's message still belongs to what was asked. */
const AFTERWARDS_DAYS = 7;

/** Counts a customer's messages on what is pending for their case, or has ended within the week; what was granted at once made nobody wait. */
export async function addContacts(tx: Tx, caseId: string, contacts: number): Promise<void> {
  const since = new Date(tx.now.getTime() - AFTERWARDS_DAYS * 86_400_000);
  await sql`update ruling set contacts = contacts + ${contacts} where org_id = ${tx.orgId} and case_id = ${caseId}
    and circuit <> 'own' and (ended is null or ended_at >= ${since})`.execute(tx.sql);
}

/** What the customer said of the case, on everything that was asked for it; told again, the last telling stands. */
export async function scoreRulings(tx: Tx, caseId: string, score: number): Promise<void> {
  await sql`update ruling set score = ${score} where org_id = ${tx.orgId} and case_id = ${caseId}`.execute(tx.sql);
}
