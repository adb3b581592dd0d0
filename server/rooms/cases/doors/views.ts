import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { z } from 'zod';
import { customerById } from '../../customers/views.ts';
import type { Door, zDoorChoice } from './contract.ts';
import { doorFor, mailOf, type OpenCase } from './decide.ts';

/** The doors of a case, the last one first. */
export async function doorsOf(tx: Tx, caseId: string): Promise<Door[]> {
  const { rows } = await sql<
    Omit<Door, 'lastInAt'> & { lastInAt: Date }
  >`select channel, address, name, known, last_in_at as "lastInAt"
    from case_door where org_id = ${tx.orgId} and case_id = ${caseId} order by last_in_at desc`.execute(tx.sql);
  return rows.map((row) => ({ ...row, lastInAt: row.lastInAt.toISOString() }));
}

/** A customer's open cases, newest first. */
export async function openOf(tx: Tx, customerId: string): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`select id, key, order_id as "orderId" from case_file
    where org_id = ${tx.orgId} and customer_id = ${customerId} and is_open order by opened_at desc limit 50`.execute(tx.sql);
  return rows;
}

/** By which door an answer of this case leaves unless somebody chooses another; whoever only called is written to where we know their mail. */
export async function usualDoor(
  tx: Tx,
  of: { id: string; customer_id: string | null; customer_address: string | null },
): Promise<z.output<typeof zDoorChoice>> {
  const customer = of.customer_id ? await customerById(tx, of.customer_id) : null;
  return doorFor(await doorsOf(tx, of.id), mailOf(of.customer_address, customer?.identities ?? []));
}
