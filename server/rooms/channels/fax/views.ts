import { sql } from 'kysely';
import type { z } from 'zod';
import { look, type Tx } from '../../../platform/act.ts';
import { type Locale, systemActor } from '../../../platform/actor.ts';
import type { Ctx, Session } from '../../../platform/context.ts';
import { readFileOf } from '../../../platform/files.ts';
import { hashToken } from '../../../platform/keys.ts';
import { refused } from '../../../platform/refusal.ts';
import type { FileAnswer } from '../../../platform/route.ts';
import { originalOf } from '../../documents/verdicts/views.ts';
import { namesOfCases } from '../../cases/views.ts';
import { centreOf } from '../../organization/views.ts';
import type { FaxLine, zOutgoingFax, zRawFax } from './contract.ts';
import { isQuiet, isSender } from './decide.ts';
import type { FaxFacts, LineRow } from './sql.ts';

const PAGE = 50;

export async function lineRows(tx: Tx): Promise<LineRow[]> {
  const { rows } =
    await sql<LineRow>`select id, name, kind, number, settings, quiet_days, is_active, last_in_at, created_at from fax_line
    where org_id = ${tx.orgId} order by created_at, id`.execute(tx.sql);
  return rows;
}

export const lineView = (tx: Tx, row: LineRow): FaxLine => ({
  ...{ id: row.id, name: row.name, kind: row.kind, number: row.number, quietDays: row.quiet_days, isActive: row.is_active },
  ...{ host: row.settings.host ?? '', sender: row.settings.sender ?? '', domain: row.settings.domain ?? '' },
  believesUnproved: row.settings.believesUnproved ?? false,
  lastInAt: row.last_in_at?.toISOString() ?? null,
  isQuiet: isQuiet({ isActive: row.is_active, quietDays: row.quiet_days, since: row.last_in_at ?? row.created_at }, tx.now),
});

export const lines = async (tx: Tx): Promise<FaxLine[]> => (await lineRows(tx)).map((row) => lineView(tx, row));

/** The line that a mail's sender says it is the gateway of, or null. */
export async function faxLineFor(tx: Tx, from: string): Promise<LineRow | null> {
  const rows = await lineRows(tx);
  return rows.find((row) => row.kind === 'gateway' && row.is_active && isSender(row.settings.sender ?? '', from)) ?? null;
}

/** By which line a fax leaves: the one the case's faxes came by, else the first that is on. */
export async function lineToSend(tx: Tx, caseId: string): Promise<LineRow | null> {
  const rows = (await lineRows(tx)).filter((row) => row.is_active && (row.kind === 'server' || row.settings.domain));
  const { rows: came } = await sql<{
    line_id: string;
  }>`select line_id from raw_fax where org_id = ${tx.orgId} and case_id = ${caseId}
    and line_id is not null order by received_at desc limit 1`.execute(tx.sql);
  return rows.find((row) => row.id === came[0]?.line_id) ?? rows[0] ?? null;
}

const ORG = 32;
/** A token says whose it is, so that it is looked for in one organisation only. */
export const tokenFor = (orgId: string, secret: string): string => orgId.replaceAll('-', '') + secret;

/** The line whose token this is, with a session of the house there; null for any other. */
export async function lineByToken(ctx: Ctx, token: string): Promise<{ session: Session; lineId: string } | null> {
  const found = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})/.exec(token);
  if (!found || token.length <= ORG) return null;
  const session: Session = { ctx, actor: systemActor(found.slice(1).join('-')) };
  const { rows } = await look(session, (tx) =>
    sql<{
      id: string;
    }>`select id from fax_line where org_id = ${tx.orgId} and token_hash = ${hashToken(token)} and is_active`.execute(tx.sql),
  );
  return rows[0] ? { session, lineId: rows[0].id } : null;
}

type Raw = z.output<typeof zRawFax>;
const NO_CASE = { caseKey: null, customer: '', isOpen: false };
/** Faxes as they came, newest first, with whose case each is. */
export async function incoming(tx: Tx, state: string | undefined, before: string | undefined) {
  type Row = Omit<Raw, 'receivedAt' | 'sender' | 'size' | 'caseKey' | 'customer' | 'isOpen'> & {
    receivedAt: Date;
    facts: FaxFacts;
  };
  const { rows } =
    await sql<Row>`select r.id, r.received_at as "receivedAt", r.number, l.name as line, r.pages, r.state, r.case_id as "caseId", r.problem, r.facts
    from raw_fax r left join fax_line l on l.org_id = r.org_id and l.id = r.line_id
    where r.org_id = ${tx.orgId} and (${state ?? null}::text is null or r.state = ${state ?? null}) and (${before ?? null}::uuid is null or r.id < ${before ?? null})
    order by r.id desc limit ${PAGE}`.execute(tx.sql);
  const counted = await sql<{
    state: string;
    n: number;
  }>`select state, count(*) as n from raw_fax where org_id = ${tx.orgId} group by state`.execute(tx.sql);
  const cases = await namesOfCases(
    tx,
    rows.flatMap((row) => row.caseId ?? []),
  );
  return {
    faxes: rows.map(
      ({ facts, receivedAt, ...row }): Raw => ({
        ...row,
        ...(cases.get(row.caseId ?? '') ?? NO_CASE),
        ...{ receivedAt: receivedAt.toISOString(), sender: facts.callerName, size: facts.size },
      }),
    ),
    counts: Object.fromEntries(counted.rows.map((row) => [row.state, row.n])),
  };
}

/** Where the bytes of a fax lie, and under which name. */
export async function rawFax(tx: Tx, id: string): Promise<{ sha256: string; state: string; facts: FaxFacts } | null> {
  const { rows } = await sql<{ sha256: string; state: string; facts: FaxFacts }>`select sha256, state, facts from raw_fax
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** A fax as it came, to be handed out. */
export const rawFile = async (tx: Tx, id: string): Promise<FileAnswer> => originalOf(tx, await rawFax(tx, id), 'fax.unknown');

type Out = z.output<typeof zOutgoingFax>;
async function outgoingWhere(tx: Tx, where: ReturnType<typeof sql>): Promise<(Out & { sha256: string })[]> {
  type Row = Omit<Out, 'createdAt' | 'changedAt'> & { createdAt: Date; changedAt: Date; sha256: string };
  const { rows } =
    await sql<Row>`select o.id, o.created_at as "createdAt", o.changed_at as "changedAt", o.number, l.name as line, o.case_id as "caseId",
    o.case_key as "caseKey", o.state, o.attempts, o.problem, o.sha256 from outgoing_fax o left join fax_line l on l.org_id = o.org_id and l.id = o.line_id
    where o.org_id = ${tx.orgId} and ${where} order by o.id desc limit ${PAGE}`.execute(tx.sql);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), changedAt: row.changedAt.toISOString() }));
}
export const outgoing = (tx: Tx, before: string | undefined) => outgoingWhere(tx, before ? sql`o.id < ${before}` : sql`true`);
export const outgoingById = async (tx: Tx, id: string) => (await outgoingWhere(tx, sql`o.id = ${id}`))[0] ?? null;

/** What a dead process left, and what is due: for the timed job. `lost`: sending when the process died, so nobody knows whether it left. */
export async function leftBehind(tx: Tx): Promise<{ raw: string[]; due: string[]; lost: string[]; locale: Locale }> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(tx.sql)).rows.map((row) => row.id);
  return {
    locale: (await centreOf(tx)).locale,
    raw: await ids(
      sql`select id from raw_fax where org_id = ${tx.orgId} and state = 'stored' and received_at < ${tx.now}::timestamptz - interval '1 minute' limit 50`,
    ),
    due: await ids(
      sql`select id from outgoing_fax where org_id = ${tx.orgId} and state = 'queued' and coalesce(next_try_at, created_at + interval '1 minute') <= ${tx.now} limit 50`,
    ),
    lost: await ids(
      sql`select id from outgoing_fax where org_id = ${tx.orgId} and state = 'sending' and changed_at < ${tx.now}::timestamptz - interval '10 minutes' limit 50`,
    ),
  };
}

/** The pages of a fax as they are sent. */
export async function outgoingFile(tx: Tx, id: string): Promise<FileAnswer> {
  const fax = await outgoingById(tx, id);
  const data = fax ? await readFileOf(tx, fax.sha256) : null;
  if (!fax || !data) throw refused('not_found', 'fax.unknown');
  return { type: 'application/pdf', name: `fax-${fax.caseKey}.pdf`, data };
}
