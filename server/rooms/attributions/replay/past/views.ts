import { setImmediate as breathe } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../../../platform/act.ts';
import { chainAbove } from '../../../organization/views.ts';
import type { Ask, Facts, HolderFacts } from '../../contract.ts';
import type { Link, Question, Verdict } from '../../ruling/contract.ts';
import type { Counted, Looked, Past, Span, Touched } from './contract.ts';
import { type Party, reader } from './decide.ts';

const BATCH = 5000;
/** So many are handed on at a time, that nobody else in this process waits for longer than a moment. */
const BREATH = 1000;
const BEGINNING = '00000000-0000-0000-0000-000000000000';
const END = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The askers of an action whose requests can come out otherwise. */
function among(tx: Tx, touched: Touched): RawBuilder<unknown> {
  const { everyone, roles, units, vendors, persons, assistants, unlessRoles } = touched;
  if (everyone) return sql`true`;
  const ways = [
    sql`holder_role = any(${roles}::text[])`,
    sql`vendor_id = any(${vendors}::uuid[])`,
    sql`holder_id = any(${persons}::uuid[])`,
  ];
  if (units.length > 0 || assistants)
    ways.push(sql`party_id in (select p.id from past_party p where p.org_id = ${tx.orgId}
      and (p.holder -> 'unitIds' ?| ${units}::text[] or ${assistants}::boolean and (p.holder ->> 'assistant')::boolean))`);
  if (unlessRoles)
    ways.push(sql`circuit in ('authorised', 'forbidden') and coalesce(holder_role, '') <> all(${unlessRoles}::text[])`);
  return sql`(${sql.join(ways, sql` or `)})`;
}

function factsOf({ facts }: Looked): RawBuilder<unknown> {
  if (facts === null) return sql`facts`;
  if (facts.length === 0) return sql`'{}'`;
  return sql`jsonb_build_object(${sql.join(facts.map((name) => sql`${name}::text, facts -> ${name}::text`))})`;
}

/**
 * One past request as one line of text: a million of them are read a tenfold faster than as columns. What many have in common is one field,
 * so that it is understood once. Of a customer the last digits do: they are only told apart.
 */
const linesOf = (againstId: string | null, looked: Looked, named: boolean): RawBuilder<unknown> => sql`concat_ws(e'\t', party_id,
  concat_ws(e'\x1f', case when version_id = ${againstId}::uuid then 1 else 0 end, circuit, coalesce(currency, ''), units, by_order::integer,
    case when departments = 'null' then '' else departments::text end, ${factsOf(looked)}::text, coalesce(ended, ''), coalesce(overturned, ''),
    to_json(coalesce(store_code, ''))::text, to_json(coalesce(reason, ''))::text),
  right(coalesce(customer_id, case_id, ruling_id)::text, 12), coalesce(minor::text, ''), order_minor, order_units, customer_minor, customer_units,
  coalesce(windows::text, ''), coalesce(ended_minor::text, ''), coalesce(waited_minutes, 0), contacts,
  ${looked.dates ? sql`(extract(epoch from at) * 1000)::bigint` : sql`0`}, ${named ? sql`ruling_id` : sql`''`})`;

type Page = { lines: string | null; n: number; at: string; id: string };
export type Reading = {
  touched: Touched;
  looked: Looked;
  span: Span;
  /** The version compared with, whose own rulings need not be made again. */
  againstId: string | null;
  /** Only those that ended, or were ruled, so. */
  where?: RawBuilder<unknown>;
  newestFirst?: boolean;
  after?: { at: Date; id: string } | null;
  currency: string;
  batch?: number;
};

function page(tx: Tx, reading: Reading, at: string | Date, id: string): Promise<Page> {
  const { touched, looked, span, againstId, where = sql`true`, newestFirst = false, batch = BATCH } = reading;
  const order = newestFirst ? sql`at desc, ruling_id desc` : sql`at, ruling_id`;
  const beyond = newestFirst
    ? sql`(at, ruling_id) < (${at}::timestamptz, ${id}::uuid)`
    : sql`(at, ruling_id) > (${at}::timestamptz, ${id}::uuid)`;
  return sql<Page>`select string_agg(line, e'\n') as lines, count(*)::integer as n, (array_agg(at))[count(*)]::text as at, (array_agg(ruling_id))[count(*)] as id from (
      select ${linesOf(againstId, looked, newestFirst)} as line, at, ruling_id from past_request where org_id = ${tx.orgId} and action = ${touched.action}
        and at >= ${span.from} and at < ${span.to} and ${beyond} and ${among(tx, touched)} and ${where} order by ${order} limit ${batch}) page`
    .execute(tx.sql)
    .then(({ rows: [one] }) => one ?? { lines: null, n: 0, at: '', id: '' });
}

/** Past requests of an action, in their order, a thousand at a time: memory does not grow with how many there are. */
export async function* pastRequests(tx: Tx, reading: Reading): AsyncGenerator<Past[]> {
  const { newestFirst = false, span, after, touched, batch = BATCH } = reading;
  const parties = new LRUCache<string, Party>({ max: 5 * BATCH });
  const read = reader(parties, touched.action, reading.currency);
  const edge = newestFirst ? { at: span.to, id: BEGINNING } : { at: new Date(span.from.getTime() - 1), id: END };
  let place: { at: string | Date; id: string } | null = after ?? edge;
  while (place) {
    const { lines, n, at, id }: Page = await page(tx, reading, place.at, place.id);
    if (lines === null) return;
    const all = lines.split('\n');
    await meet(tx, parties, all);
    for (let from = 0; from < all.length; from += BREATH) {
      yield all.slice(from, from + BREATH).map(read);
      await breathe();
    }
    place = n === batch ? { at, id } : null;
  }
}

/** Reads who asked in these lines, where they are not known yet. */
async function meet(tx: Tx, parties: LRUCache<string, Party>, lines: readonly string[]): Promise<void> {
  const ids = [...new Set(lines.map((line) => line.slice(0, 36)))].filter((id) => !parties.has(id));
  if (ids.length === 0) return;
  const found = await sql<
    Party & { id: string }
  >`select id, holder, line from past_party where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`.execute(tx.sql);
  for (const { id, holder, line } of found.rows) parties.set(id, { holder, line });
}

/** Where the line above was not read then, the line of today stands in for it. */
export function linesAbove(tx: Tx): (personId: string) => Promise<Link[]> {
  const known = new Map<string, Promise<Link[]>>();
  return (personId) => {
    const line = known.get(personId) ?? chainAbove(tx, personId, tx.now);
    known.set(personId, line);
    return line;
  };
}

/** How all requests of a period stood, by everything that figures are grouped by. */
export async function countPast(tx: Tx, { from, to }: Span): Promise<Counted[]> {
  const found =
    await sql<Counted>`select action, coalesce(holder_role, '') as role, coalesce(store_code, '') as store, coalesce(reason, '') as reason, circuit, count(*) as n
    from past_request where org_id = ${tx.orgId} and at >= ${from} and at < ${to} group by 1, 2, 3, 4, 5`.execute(tx.sql);
  return found.rows;
}

type Stored = {
  id: string;
  at: Date;
  version_id: string;
  ask: Omit<Ask, 'facts'>;
  holder: HolderFacts;
  facts: Facts;
  usage: Question['usage'] & { line: Link[]; candidates?: Record<string, Link[]> };
  outcome: Verdict;
};

/** Kept rulings as they were asked, whole, with what was answered: asked again of the same version they must answer the same. */
export async function keptQuestions(
  tx: Tx,
  { after = BEGINNING, limit = 1000 }: { after?: string; limit?: number } = {},
): Promise<{ id: string; versionId: string; question: Question; verdict: Verdict }[]> {
  const found = await sql<Stored>`select id, at, version_id, ask, holder, facts, usage, outcome from ruling
    where org_id = ${tx.orgId} and id > ${after} order by id limit ${limit}`.execute(tx.sql);
  return found.rows.map(({ id, at, version_id, ask, holder, facts, usage: { line, candidates, ...usage }, outcome }) => ({
    id,
    versionId: version_id,
    question: { holder, ask: { ...ask, facts }, usage, line, ...(candidates ? { candidates } : {}), at: at.getTime() },
    verdict: outcome,
  }));
}
