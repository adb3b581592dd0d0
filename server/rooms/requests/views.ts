import { sql } from 'kysely';
import type { z } from 'zod';
import { look, type Tx } from '../../platform/act.ts';
import { type Actor, systemActor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { hashToken } from '../../platform/keys.ts';
import { refused } from '../../platform/refusal.ts';
import type { Calendar } from '../../platform/working-time.ts';
import { standInsNow } from '../organization/line/views.ts';
import { allPeople, calendarOf, chainAbove, personById, standInFor, unitById } from '../organization/views.ts';
import { linkScope, mayAnswer, maySee, type RequestFacts } from './access.ts';
import type { LinkState, Request, RequestKind, Usual, zAddressee, zInbox } from './contract.ts';
import { holderFor, type LinkFacts, linkState, type Named, usualOf } from './decide.ts';
import { columns } from './sql.ts';

/** The view of one request for whoever acts. */
export function requestView(tx: Tx, r: RequestFacts): Request {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: r.id,
    kind: r.kind,
    number: r.number,
    caseId: r.caseId,
    caseKey: r.caseKey,
    title: r.title,
    amount: r.minor === null || r.currency === null ? null : { minor: r.minor, currency: r.currency },
    askedBy: { id: r.askedBy, name: r.askedByName },
    askedAt: r.askedAt.toISOString(),
    to: {
      unitId: r.unitId,
      personId: r.personId,
      name: tx.actor.locale === 'en' ? r.toNameEn : r.toNameEs,
      standsInFor: r.standsInName,
      standsInForId: r.standsInFor,
    },
    also: r.also,
    takenBy: r.takenByName,
    level: r.level,
    agreedMinutes: r.agreedMinutes,
    levelAt: r.levelAt.toISOString(),
    dueAt: r.dueAt.toISOString(),
    remindersAt: [r.halfAt.toISOString(), r.mostAt.toISOString()],
    reminders: r.reminders,
    seenAt: iso(r.seenAt),
    waitingFor: r.waitingFor,
    isOpen: r.isOpen,
    closedAt: iso(r.closedAt),
    outcome: r.outcome,
    mine: mayAnswer(tx.actor, r),
  };
}

/** A request as a room above knows it, which may let more people open it than this room does. */
export type KnownRequest = { request: Request; maySee: boolean };

/** Any of these requests of the organisation, whoever acts: for the rooms above, which ask `maySee` or know better. */
export async function requestsFor(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownRequest>> {
  const found =
    await sql<RequestFacts>`select ${columns} from request r where r.org_id = ${tx.orgId} and r.id = any(${ids}::uuid[])`.execute(
      tx.sql,
    );
  return new Map(found.rows.map((r) => [r.id, { request: requestView(tx, r), maySee: maySee(tx.actor, r) }]));
}

export const requestFor = async (tx: Tx, id: string): Promise<KnownRequest | null> =>
  (await requestsFor(tx, [id])).get(id) ?? null;

/** What was ever asked in a case, oldest first, for the rooms above that have opened it. */
export async function requestsOfCase(tx: Tx, caseId: string): Promise<Request[]> {
  const found =
    await sql<RequestFacts>`select ${columns} from request r where r.org_id = ${tx.orgId} and r.case_id = ${caseId} order by r.asked_at`.execute(
      tx.sql,
    );
  return found.rows.map((r) => requestView(tx, r));
}

/** One request, for those who may see it; null for everybody else, as if there were none. */
export async function requestById(tx: Tx, id: string): Promise<Request | null> {
  const known = await requestFor(tx, id);
  return known?.maySee ? known.request : null;
}

const PAGE = 50;

/** The requests put to me, held by me as a deputy, asked by me, or over; most urgent first, what is over newest first. */
export async function inbox(tx: Tx, { tab, before }: z.output<typeof zInbox>) {
  const { id: me, unitIds } = tx.actor;
  const amBeside = sql`r.is_open and r.also <> '{}' and ${me} = any(r.also)`;
  const toMe = sql`r.asked_by <> ${me} and (r.person_id = ${me} or r.unit_id = any(${unitIds}::uuid[]) or (${amBeside}))`;
  const tabs = {
    mine: sql`r.is_open and ${toMe}`,
    deputy: sql`r.is_open and r.asked_by <> ${me} and r.person_id = ${me} and r.stands_in_for is not null`,
    asked: sql`r.is_open and r.asked_by = ${me}`,
    decided: sql`not r.is_open and (r.asked_by = ${me} or r.person_id = ${me} or r.unit_id = any(${unitIds}::uuid[]) or r.closed_by = ${me})`,
  };
  const isOver = tab === 'decided';
  const from = before ? readCursor(before) : null;
  const past = isOver
    ? sql`(r.closed_at, r.id) < (${from?.at}, ${from?.id}::uuid)`
    : sql`(r.due_at, r.id) > (${from?.at}, ${from?.id}::uuid)`;
  const order = isOver ? sql`r.closed_at desc, r.id desc` : sql`r.due_at, r.id`;
  const found = await sql<RequestFacts>`select ${columns} from request r
    where r.org_id = ${tx.orgId} and ${tabs[tab]} and ${from ? past : sql`true`} order by ${order} limit ${PAGE + 1}`.execute(
    tx.sql,
  );
  const counted = await sql<{ mine: number; deputy: number; asked: number }>`select
      count(*) filter (where ${toMe} and r.waiting_for = 'answer')::int as mine, count(*) filter (where ${tabs.deputy})::int as deputy,
      count(*) filter (where ${tabs.asked})::int as asked
    from request r where r.org_id = ${tx.orgId} and r.is_open
      and (r.asked_by = ${me} or r.person_id = ${me} or r.unit_id = any(${unitIds}::uuid[]) or (${amBeside}))`.execute(tx.sql);
  const page = found.rows.slice(0, PAGE);
  const last = page.at(-1);
  const next = last && found.rows.length > PAGE ? cursorOf((isOver ? last.closedAt : null) ?? last.dueAt, last.id) : null;
  return { requests: page.map((r) => requestView(tx, r)), counts: counted.rows[0] ?? { mine: 0, deputy: 0, asked: 0 }, next };
}

const cursorOf = (at: Date, id: string): string => Buffer.from(`${at.toISOString()}|${id}`).toString('base64url');

function readCursor(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw refused('invalid', 'requests.badCursor', { field: 'before' });
  return { at: new Date(at), id };
}

/** Open requests whose next reminder or end has come, the longest due first. */
export async function dueRequests(tx: Tx, limit: number): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select id from request where org_id = ${tx.orgId} and is_open and next_timer_at <= ${tx.now}
    order by next_timer_at limit ${limit}`.execute(tx.sql);
  return found.rows.map((r) => r.id);
}

/** Open requests that another person should hold by now: somebody went away, came back, or their hours or their duty began or ended. */
export async function misplacedRequests(tx: Tx): Promise<string[]> {
  const found = await sql<{ id: string; principalId: string; personId: string }>`
    select id, coalesce(stands_in_for, person_id) as "principalId", person_id as "personId"
    from request where org_id = ${tx.orgId} and is_open and person_id is not null`.execute(tx.sql);
  if (found.rows.length === 0) return [];
  const instead = await standInsNow(tx, [...new Set(found.rows.flatMap((r) => [r.principalId, r.personId]))]);
  const people = new Map((await allPeople(tx)).map((p) => [p.id, p]));
  /** Whoever has an absent one's in hand keeps it until they are back; out of hours it goes with the duty. */
  const isMoved = ({ principalId, personId }: { principalId: string; personId: string }): boolean =>
    personId !== principalId &&
    (!instead.has(principalId) || (!people.get(principalId)?.absentUntil && instead.get(principalId) !== personId));
  return found.rows.filter((r) => instead.has(r.personId) || !people.get(r.personId)?.active || isMoved(r)).map((r) => r.id);
}

/** Who stands in for an absent or departed person, leaving out the asker; null when they are there, or when nobody is. */
async function standIn(tx: Tx, principal: { id: string; active: boolean }, askedBy: string): Promise<Named | null> {
  const named = await standInFor(tx, principal.id, tx.now, [askedBy]);
  if (named || principal.active) return named;
  for (const link of await chainAbove(tx, principal.id, tx.now)) {
    const { holder } = (link.absent ? (link.deputy ?? link.duty) : (link.duty ?? link)) ?? {};
    if (holder && holder.personId !== askedBy) return holder;
  }
  return null;
}

export type Addressee = ReturnType<typeof holderFor> & { unitId: string | null };

/** Where a request goes now: the unit, the person or whoever stands in, by name. Refuses an unknown one, and the asker. */
export async function addresseeFor(tx: Tx, to: z.output<typeof zAddressee>, askedBy: string): Promise<Addressee> {
  const unit = to.unitId ? await unitById(tx, to.unitId) : null;
  if (to.unitId && !unit) throw refused('not_found', 'organization.unitUnknown', { field: 'to.unitId' });
  if (!to.personId) {
    if (!unit) throw refused('invalid', 'requests.toNobody', { field: 'to' });
    return {
      unitId: unit.id,
      personId: null,
      toNameEs: unit.nameEs,
      toNameEn: unit.nameEn,
      standsInFor: null,
      standsInName: null,
    };
  }
  if (to.personId === askedBy) throw refused('forbidden', 'requests.self', { field: 'to.personId' });
  const person = await personById(tx, to.personId);
  if (!person) throw refused('not_found', 'organization.personUnknown', { field: 'to.personId' });
  const held = holderFor({ personId: person.id, name: person.name }, await standIn(tx, person, askedBy), askedBy);
  return { unitId: unit?.id ?? null, ...held };
}

/** When whoever holds it works. */
export const calendarFor = (tx: Tx, to: { unitId: string | null; personId: string | null }): Promise<Calendar> =>
  calendarOf(tx, to.personId ? { personId: to.personId } : { unitId: to.unitId });

/** What asking usually takes now, from past answers, for each kind and scope (`unit:<id>`, `person:<id>`), in one go. */
export async function usualTimes(tx: Tx, of: readonly { kind: RequestKind; scope: string }[], hour: number): Promise<Usual[]> {
  const found = await sql<{ kind: string; scope: string; hour: number; n: number; medianMinutes: number }>`
    select kind, scope, hour, n, median_minutes as "medianMinutes" from usual_time
    where org_id = ${tx.orgId} and scope = any(${of.map((one) => one.scope)}::text[]) and hour in (-1, ${hour})`.execute(tx.sql);
  const row = (kind: string, scope: string, at: number) =>
    found.rows.find((r) => r.kind === kind && r.scope === scope && r.hour === at);
  return of.map(({ kind, scope }) => usualOf(kind, row(kind, scope, hour), row(kind, scope, -1)));
}

export async function usualTime(
  tx: Tx,
  { kind, scope, hour }: { kind: RequestKind; scope: string; hour: number },
): Promise<Usual> {
  const [usual] = await usualTimes(tx, [{ kind, scope }], hour);
  return usual ?? usualOf(kind, undefined, undefined);
}

export type KnownLink = LinkFacts & {
  id: string;
  orgId: string;
  tokenHash: string;
  requestId: string;
  personId: string | null;
  unitId: string | null;
};

const uuidOf = (part: string): string =>
  Buffer.from(part, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What a token says by itself, when it bears our signature. */
export function tokenParts(ctx: Ctx, token: string): { orgId: string; linkId: string; tokenHash: string } | null {
  const [org = '', link = '', secret = '', signature = ''] = token.split('.');
  if (!ctx.keys.verify('request-link', `${org}.${link}.${secret}`, signature)) return null;
  return { orgId: uuidOf(org), linkId: uuidOf(link), tokenHash: hashToken(token) };
}

/** A link of this organisation by its token; null when it is none of ours. */
export async function linkFor(tx: Tx, token: string): Promise<KnownLink | null> {
  const parts = tokenParts(tx.ctx, token);
  if (!parts || parts.orgId !== tx.orgId) return null;
  const found = await sql<Omit<KnownLink, 'id' | 'orgId' | 'tokenHash'>>`
    select request_id as "requestId", person_id as "personId", unit_id as "unitId", expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"
    from request_link where org_id = ${tx.orgId} and id = ${parts.linkId} and token_hash = ${parts.tokenHash}`.execute(tx.sql);
  const row = found.rows[0];
  return row ? { ...row, id: parts.linkId, orgId: parts.orgId, tokenHash: parts.tokenHash } : null;
}

/** Whoever a link was sent to, bound to its request and to nothing else. */
export async function actorOfLink(tx: Tx, link: KnownLink): Promise<Actor> {
  const person = link.personId ? await personById(tx, link.personId) : null;
  const unit = link.unitId ? await unitById(tx, link.unitId) : null;
  const unitId = unit?.id ?? person?.unitId ?? null;
  return {
    kind: 'link',
    orgId: tx.orgId,
    id: link.personId ?? link.unitId ?? '',
    name: person?.name ?? unit?.nameEs ?? '',
    role: person?.role ?? null,
    unitId,
    unitIds: link.unitId ? [link.unitId] : [],
    vendorId: null,
    scope: 'shared',
    locale: person?.locale ?? 'es',
    keyScopes: [linkScope(link.requestId)],
  };
}

/** What a door shows for a token, deciding nothing: its state, the request, and the actor to answer as. Null: none of ours. */
export async function linkByToken(
  ctx: Ctx,
  token: string,
): Promise<{ state: LinkState; requestId: string; kind: RequestKind; actor: Actor } | null> {
  const parts = tokenParts(ctx, token);
  if (!parts) return null;
  return look({ ctx, actor: systemActor(parts.orgId) }, async (tx) => {
    const link = await linkFor(tx, token);
    const known = link && (await requestFor(tx, link.requestId));
    if (!link || !known) return null;
    const { id: requestId, kind, isOpen } = known.request;
    return { state: linkState(link, isOpen, tx.now), requestId, kind, actor: await actorOfLink(tx, link) };
  });
}
