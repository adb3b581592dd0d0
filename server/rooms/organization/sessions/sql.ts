import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Brake } from './decide.ts';

/** The brake of a key, locked until the end of the transaction; made where there is none. */
export async function lockBrake(tx: Tx, key: string): Promise<Brake> {
  await sql`insert into sign_in_brake (key, failures, last_at) values (${key}, 0, ${tx.now}) on conflict do nothing`.execute(
    tx.sql,
  );
  const found =
    await sql<Brake>`select failures, last_at as "lastAt", locked_until as "lockedUntil" from sign_in_brake where key = ${key} for update`.execute(
      tx.sql,
    );
  return found.rows[0] ?? { failures: 0, lastAt: tx.now, lockedUntil: null };
}

export async function saveBrake(tx: Tx, key: string, brake: Brake): Promise<void> {
  await sql`update sign_in_brake set failures = ${brake.failures}, last_at = ${brake.lastAt}, locked_until = ${brake.lockedUntil} where key = ${key}`.execute(
    tx.sql,
  );
}

export async function releaseBrake(tx: Tx, key: string): Promise<void> {
  await sql`delete from sign_in_brake where key = ${key}`.execute(tx.sql);
}

/** Takes one try back: it was a right one. */
export async function easeBrake(tx: Tx, key: string): Promise<void> {
  await sql`update sign_in_brake set failures = greatest(failures - 1, 0), locked_until = null where key = ${key}`.execute(
    tx.sql,
  );
}

export async function insertSession(
  tx: Tx,
  session: { tokenHash: string; personId: string; expiresAt: Date; awaitsTotp: boolean },
): Promise<void> {
  await sql`insert into session (token_hash, org_id, person_id, created_at, expires_at, awaits_totp)
    values (${session.tokenHash}, ${tx.orgId}, ${session.personId}, ${tx.now}, ${session.expiresAt}, ${session.awaitsTotp})`.execute(
    tx.sql,
  );
}

/** False when it was gone already. */
export async function deleteSession(tx: Tx, tokenHash: string): Promise<boolean> {
  const done =
    await sql`delete from session where token_hash = ${tokenHash} and org_id = ${tx.orgId} returning person_id`.execute(tx.sql);
  return done.rows.length > 0;
}

export async function deleteSessionsOf(tx: Tx, personId: string): Promise<void> {
  await sql`delete from session where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
}

export async function revokeKeysOf(tx: Tx, personId: string): Promise<void> {
  await sql`update api_key set revoked_at = ${tx.now} where org_id = ${tx.orgId} and person_id = ${personId} and revoked_at is null`.execute(
    tx.sql,
  );
}

/** Gives a person an address to sign in with; false when it is somebody's, here or in another centre. */
export async function insertLogin(
  tx: Tx,
  login: { email: string; personId: string; passwordHash: string | null },
): Promise<boolean> {
  const done =
    await sql`insert into login (email, org_id, person_id, password_hash) values (${login.email}, ${tx.orgId}, ${login.personId}, ${login.passwordHash})
    on conflict do nothing returning email`.execute(tx.sql);
  return done.rows.length > 0;
}

/** Moves a person's sign-in to another address. The caller has made sure that it is free. */
export async function updateLoginEmail(tx: Tx, personId: string, email: string): Promise<void> {
  await sql`update login set email = ${email} where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
}

export async function updatePassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await sql`update login set password_hash = ${passwordHash} where org_id = ${tx.orgId} and person_id = ${personId}`.execute(
    tx.sql,
  );
}

/** Puts a sealed secret, not yet confirmed; null takes the second step away. */
export async function updateTotpSecret(tx: Tx, personId: string, sealed: string | null): Promise<void> {
  await sql`update login set totp_secret = ${sealed}, totp_confirmed_at = null, totp_step = null, recovery_hashes = '{}'
    where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
}

export async function updateTotpConfirmed(tx: Tx, personId: string, step: number, recoveryHashes: string[]): Promise<void> {
  await sql`update login set totp_confirmed_at = ${tx.now}, totp_step = ${step}, recovery_hashes = ${recoveryHashes}::text[]
    where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
}

/** False when another sign-in used this step first. */
export async function updateTotpStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const done = await sql`update login set totp_step = ${step} where org_id = ${tx.orgId} and person_id = ${personId}
    and (totp_step is null or totp_step < ${step}) returning email`.execute(tx.sql);
  return done.rows.length > 0;
}

/** Uses a recovery code up; false when it is none of the person's. */
export async function spendRecoveryCode(tx: Tx, personId: string, hash: string): Promise<boolean> {
  const done =
    await sql`update login set recovery_hashes = array_remove(recovery_hashes, ${hash}) where org_id = ${tx.orgId} and person_id = ${personId}
    and ${hash} = any(recovery_hashes) returning email`.execute(tx.sql);
  return done.rows.length > 0;
}

type NewKey = {
  id: string;
  tokenHash: string;
  personId: string;
  name: string;
  prefix: string;
  scopes: string[];
  expiresAt: Date | null;
};

export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  await sql`insert into api_key (token_hash, org_id, id, person_id, name, prefix, scopes, created_at, expires_at) values (${key.tokenHash}, ${tx.orgId}, ${key.id},
    ${key.personId}, ${key.name}, ${key.prefix}, ${key.scopes}::text[], ${tx.now}, ${key.expiresAt})`.execute(tx.sql);
}

/** False when there is no such key in the centre. */
export async function updateKeyRevoked(tx: Tx, id: string): Promise<boolean> {
  const done =
    await sql`update api_key set revoked_at = coalesce(revoked_at, ${tx.now}) where org_id = ${tx.orgId} and id = ${id} returning id`.execute(
      tx.sql,
    );
  return done.rows.length > 0;
}

/** Sessions that ran out and tries that are forgotten, of every centre. */
export async function deleteStale(tx: Tx, before: Date): Promise<void> {
  await sql`delete from session where expires_at < ${tx.now}`.execute(tx.sql);
  await sql`delete from sign_in_brake where last_at < ${before} and (locked_until is null or locked_until < ${tx.now})`.execute(
    tx.sql,
  );
}
