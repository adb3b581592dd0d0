import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { look, type Tx } from '../../../platform/act.ts';
import { type Actor, type Locale, NOBODY, systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { hashToken } from '../../../platform/keys.ts';
import { ROLES, type Role } from '../contract.ts';
import type { ApiKey } from './contract.ts';
import type { KeyHolder } from './access.ts';

/** A revoked session or key is heard of within this time in other processes, at once in this one. */
const KNOWN_FOR_MS = 5_000;
const KNOWN_AT_MOST = 10_000;

type Known = { actor: Actor; expiresAt: Date | null };
const known = new WeakMap<Ctx, LRUCache<string, Known>>();

function knownTo(ctx: Ctx): LRUCache<string, Known> {
  const kept = known.get(ctx) ?? new LRUCache<string, Known>({ max: KNOWN_AT_MOST, ttl: KNOWN_FOR_MS });
  known.set(ctx, kept);
  return kept;
}

/** Forgets whom tokens stood for: after a sign-out, a revocation or a change of a person. */
export function forgetTokens(ctx: Ctx): void {
  known.get(ctx)?.clear();
}

type ActorRow = {
  name: string;
  role: Role;
  unitId: string;
  vendorId: string | null;
  locale: Locale;
  assistant: boolean;
  unitIds: string[];
};

/** A person as they act: own unit, those headed and everything below them. Null for one who is unknown or no longer active. */
export async function actorById(tx: Tx, personId: string, keyScopes: string[] | null): Promise<Actor | null> {
  const found = await sql<ActorRow>`
    with recursive answered as (
      select id from unit where org_id = ${tx.orgId} and head_id = ${personId}
      union
      select u.id from unit u join answered a on u.parent_id = a.id where u.org_id = ${tx.orgId}
    )
    select p.name, p.role, p.unit_id as "unitId", p.vendor_id as "vendorId", p.locale, p.assistant,
      array(select p.unit_id union select id from answered) as "unitIds"
    from person p where p.org_id = ${tx.orgId} and p.id = ${personId} and p.active`.execute(tx.sql);
  const row = found.rows[0];
  if (!row) return null;
  const { assistant, ...rest } = row;
  return {
    ...rest,
    kind: assistant ? 'assistant' : 'person',
    orgId: tx.orgId,
    id: personId,
    scope: ROLES[row.role].scope,
    keyScopes,
  };
}

const before = <T>(ctx: Ctx, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  look({ ctx, actor: systemActor(orgId) }, work);

async function resolve(
  ctx: Ctx,
  token: string,
  find: (hash: string) => Promise<{ orgId: string; personId: string; scopes: string[] | null; expiresAt: Date | null } | null>,
) {
  const hash = hashToken(token);
  const kept = knownTo(ctx).get(hash);
  if (kept && (!kept.expiresAt || kept.expiresAt > ctx.clock.now())) return kept.actor;
  const found = await find(hash);
  const actor = found ? await before(ctx, found.orgId, (tx) => actorById(tx, found.personId, found.scopes)) : null;
  if (found && actor) knownTo(ctx).set(hash, { actor, expiresAt: found.expiresAt });
  return actor;
}

export type SessionRow = { orgId: string; personId: string; expiresAt: Date; awaitsTotp: boolean };

/** The session of a token, whatever it waits for; null when it ran out. */
export async function sessionOf(ctx: Ctx, token: string): Promise<SessionRow | null> {
  const found = await before(ctx, NOBODY, (tx) =>
    sql<SessionRow>`select org_id as "orgId", person_id as "personId", expires_at as "expiresAt", awaits_totp as "awaitsTotp"
      from session where token_hash = ${hashToken(token)} and expires_at > ${tx.now}`.execute(tx.sql),
  );
  return found.rows[0] ?? null;
}

/** Who a session's token stands for; null when it ran out, or still waits for the second step. */
export function actorOfSession(ctx: Ctx, token: string): Promise<Actor | null> {
  return resolve(ctx, token, async () => {
    const session = await sessionOf(ctx, token);
    return session && !session.awaitsTotp ? { ...session, scopes: null } : null;
  });
}

/** Who an API key acts as, within the key's scopes; null when it ran out or was revoked. */
export function actorOfKey(ctx: Ctx, token: string): Promise<Actor | null> {
  return resolve(ctx, token, async (hash) => {
    type Row = { orgId: string; personId: string; scopes: string[]; expiresAt: Date | null };
    const found = await before(ctx, NOBODY, (tx) =>
      sql<Row>`select org_id as "orgId", person_id as "personId", scopes, expires_at as "expiresAt" from api_key
        where token_hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > ${tx.now})`.execute(tx.sql),
    );
    return found.rows[0] ?? null;
  });
}

export type Login = {
  email: string;
  orgId: string;
  personId: string;
  passwordHash: string | null;
  totpSecret: string | null;
  totpConfirmed: boolean;
  totpStep: number | null;
};

const LOGIN = sql`select email, org_id as "orgId", person_id as "personId", password_hash as "passwordHash", totp_secret as "totpSecret",
  totp_confirmed_at is not null as "totpConfirmed", totp_step as "totpStep" from login`;

/** The sign-in of an address, whatever its centre. */
export async function loginByEmail(tx: Tx, email: string): Promise<Login | null> {
  return (await sql<Login>`${LOGIN} where email = ${email}`.execute(tx.sql)).rows[0] ?? null;
}

export async function loginOf(tx: Tx, personId: string): Promise<Login | null> {
  return (await sql<Login>`${LOGIN} where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql)).rows[0] ?? null;
}

export async function keyHolder(tx: Tx, personId: string): Promise<KeyHolder | null> {
  const found =
    await sql<KeyHolder>`select id, role, assistant, active from person where org_id = ${tx.orgId} and id = ${personId}`.execute(
      tx.sql,
    );
  return found.rows[0] ?? null;
}

type KeyRow = Omit<ApiKey, 'createdAt' | 'expiresAt' | 'revokedAt'> & {
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

/** The centre's keys, newest first; never a token. */
export async function listKeys(tx: Tx, id: string | null = null): Promise<ApiKey[]> {
  const found =
    await sql<KeyRow>`select k.id, k.name, k.prefix, k.person_id as "personId", p.name as "personName", k.scopes, k.created_at as "createdAt",
      k.expires_at as "expiresAt", k.revoked_at as "revokedAt"
    from api_key k join person p on p.org_id = k.org_id and p.id = k.person_id
    where k.org_id = ${tx.orgId} and (${id}::uuid is null or k.id = ${id}::uuid) order by k.id desc`.execute(tx.sql);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return found.rows.map((k) => ({
    ...k,
    createdAt: k.createdAt.toISOString(),
    expiresAt: iso(k.expiresAt),
    revokedAt: iso(k.revokedAt),
  }));
}
