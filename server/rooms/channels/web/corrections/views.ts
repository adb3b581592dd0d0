import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { openCase } from '../../../cases/views.ts';
import { customerById } from '../../../customers/views.ts';
import type { Correction, CorrectionAsked } from './contract.ts';

/** What was asked in a case, oldest first; whoever calls it has asked who may. */
export async function correctionsIn(tx: Tx, caseId: string): Promise<Correction[]> {
  const { rows } = await sql<Omit<Correction, 'at'> & { at: Date }>`select id, at, wish, state, customer_id is not null as known
    from web_correction where org_id = ${tx.orgId} and case_id = ${caseId} order by at`.execute(tx.sql);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function correctionIn(tx: Tx, caseId: string, id: string): Promise<Correction> {
  const found = (await correctionsIn(tx, caseId)).find((one) => one.id === id);
  if (!found) throw refused('not_found', 'web.correction.unknown');
  return found;
}

/** The same for a person, who must be one that may open the case, with what stands there by now. */
export async function correctionsOf(tx: Tx, caseId: string): Promise<CorrectionAsked[]> {
  await openCase(tx, caseId);
  const asked = await correctionsIn(tx, caseId);
  if (asked.length === 0) return [];
  const { rows } = await sql<{ id: string; customerId: string }>`select id, customer_id as "customerId" from web_correction
    where org_id = ${tx.orgId} and case_id = ${caseId} and customer_id is not null`.execute(tx.sql);
  const found = new Map<string, CorrectionAsked['now']>();
  for (const { id, customerId } of rows) {
    const customer = await customerById(tx, customerId);
    const of = (kind: string) => customer?.identities.flatMap((one) => (one.kind === kind ? [one.value] : [])) ?? [];
    if (customer) found.set(id, { name: customer.name, language: customer.language, emails: of('email'), phones: of('phone') });
  }
  return asked.map((one) => ({ ...one, now: found.get(one.id) ?? null }));
}
