import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { hashToken } from '../../../../platform/keys.ts';
import { allPeople } from '../../../organization/views.ts';
import type { Line, LineKind } from './contract.ts';
import { seatName } from './decide.ts';
import type { LineRow } from './sql.ts';

async function rowsWhere(tx: Tx, where: ReturnType<typeof sql>): Promise<LineRow[]> {
  const { rows } =
    await sql<LineRow>`select id, kind, name, number, queue, enabled, rejects, settings, secrets, last_event_at, problem, quiet_since
    from phone_line where org_id = ${tx.orgId} and ${where} order by created_at, id`.execute(tx.sql);
  return rows;
}

export const lineRow = async (tx: Tx, id: string): Promise<LineRow | null> => (await rowsWhere(tx, sql`id = ${id}`))[0] ?? null;

/** Enabled lines of a kind: what a standing connection is kept for. */
export const linesOf = (tx: Tx, kind: LineKind): Promise<LineRow[]> => rowsWhere(tx, sql`enabled and kind = ${kind}`);

/** Enabled lines that an exchange tells of and that were heard before: what was set up a minute ago is not quiet, and a softphone tells only of itself. */
export const linesHeard = (tx: Tx): Promise<LineRow[]> =>
  rowsWhere(tx, sql`enabled and kind <> 'softphone' and last_event_at is not null`);

/** When the last calls of a line began, newest first. */
export async function callsCame(tx: Tx, lineId: string): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`select started_at as at from phone_call
    where org_id = ${tx.orgId} and line_id = ${lineId} and not is_test and started_at > ${tx.now}::timestamptz - interval '28 days'
    order by started_at desc limit 400`.execute(tx.sql);
  return rows.map((row) => row.at);
}

/** The secrets of a line, opened: for whoever connects with them, never for a screen. */
export const secretsOf = (tx: Tx, row: Pick<LineRow, 'secrets'>): Record<string, string> =>
  row.secrets ? (JSON.parse(tx.ctx.keys.open(row.secrets)) as Record<string, string>) : {};

export async function lines(tx: Tx): Promise<Line[]> {
  const { rows: tokens } = await sql<{
    lineId: string;
  }>`select line_id as "lineId" from phone_token where org_id = ${tx.orgId}`.execute(tx.sql);
  const withToken = new Set(tokens.map(({ lineId }) => lineId));
  return (await rowsWhere(tx, sql`true`)).map((row) => {
    const { last_event_at, quiet_since, secrets: _, ...rest } = row;
    return {
      ...rest,
      secretNames: Object.keys(secretsOf(tx, row)),
      hasToken: withToken.has(row.id),
      lastEventAt: last_event_at?.toISOString() ?? null,
      quietSince: quiet_since?.toISOString() ?? null,
    };
  });
}

/** Whose line this token opens. Global: asked before an organisation is known. */
export async function lineOfToken(ctx: Ctx, token: string): Promise<{ orgId: string; lineId: string } | null> {
  const { rows } = await sql<{ orgId: string; lineId: string }>`select org_id as "orgId", line_id as "lineId" from phone_token
    where hash = ${hashToken(token)}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** Where the telephones of every centre connect to. Global: pages are served before anybody knows whose they are. */
export async function exchangeAddresses(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`select distinct address from phone_exchange_address order by 1`.execute(ctx.db);
  return rows.map(({ address }) => address);
}

export async function seats(tx: Tx): Promise<{ personId: string; names: string[] }[]> {
  const { rows } = await sql<{
    personId: string;
    names: string[];
  }>`select person_id as "personId", array_agg(shown order by shown) as names
    from phone_seat where org_id = ${tx.orgId} group by person_id`.execute(tx.sql);
  return rows;
}

/** Who the exchange means: by extension or number, by login or e-mail, by id, and last by name. */
export async function personOfSeat(tx: Tx, said: readonly string[]): Promise<{ id: string; name: string } | null> {
  const names = said.filter((one) => one.trim() !== '').map(seatName);
  if (names.length === 0) return null;
  const { rows } = await sql<{ name: string; personId: string }>`select name, person_id as "personId" from phone_seat
    where org_id = ${tx.orgId} and name = any(${names}::text[])`.execute(tx.sql);
  const people = (await allPeople(tx)).filter(({ active }) => active);
  for (const name of names) {
    const seat = rows.find((row) => row.name === name);
    const known = people.find(
      (one) => one.id === seat?.personId || one.id === name || one.email.toLowerCase() === name || seatName(one.name) === name,
    );
    if (known) return { id: known.id, name: known.name };
  }
  return null;
}
