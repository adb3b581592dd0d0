import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { isRefusal } from '../../../../platform/refusal.ts';
import { mayCallBack } from '../access.ts';
import { linesOf, secretsOf } from '../lines/views.ts';
import { type Access, zAsterisk } from './contract.ts';

/** Lines that an Asterisk tells of, with what opens them. A line whose settings are not whole is left out. */
export async function asterisks(tx: Tx): Promise<{ lineId: string; name: string; access: Access }[]> {
  return (await linesOf(tx, 'asterisk')).flatMap((row) => {
    const settings = zAsterisk.safeParse(row.settings);
    const { password = '' } = secretsOf(tx, row);
    return settings.success ? [{ lineId: row.id, name: row.name, access: { ...settings.data, password } }] : [];
  });
}

/** How the exchange named the calls of a line that have not ended yet, as far as is known here. */
export async function openRefs(tx: Tx, lineId: string): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`select r.ref from phone_call c
    join phone_call_ref r on r.org_id = c.org_id and r.call_id = c.id
    where c.org_id = ${tx.orgId} and c.line_id = ${lineId} and c.state <> 'ended' and c.merged_into is null`.execute(tx.sql);
  return rows.map(({ ref }) => ref);
}

/** The extension of somebody: the shortest of what their seat is called by, being digits alone. */
async function extensionFor(tx: Tx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from phone_seat
    where org_id = ${tx.orgId} and person_id = ${personId} and name ~ '^[0-9]+$' order by length(name), name limit 1`.execute(
    tx.sql,
  );
  return rows[0]?.name ?? null;
}

/** The exchange that can call for the asker, and the extension at which it rings; null where none can, or they are not to call. */
export async function exchangeOf(tx: Tx): Promise<{ access: Access; extension: string } | null> {
  if (isRefusal(mayCallBack(tx.actor))) return null;
  const [line] = await asterisks(tx);
  const extension = line ? await extensionFor(tx, tx.actor.id) : null;
  return line && extension !== null ? { access: line.access, extension } : null;
}
