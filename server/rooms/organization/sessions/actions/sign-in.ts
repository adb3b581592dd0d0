import { act } from '../../../../platform/act.ts';
import { NOBODY, systemActor } from '../../../../platform/actor.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { hashToken, newToken } from '../../../../platform/keys.ts';
import { checkPassword } from '../../../../platform/passwords.ts';
import { must } from '../../../../platform/refusal.ts';
import { events } from '../../contract.ts';
import { maySignIn } from '../access.ts';
import { type BrakeKind, countTry, networkOf } from '../decide.ts';
import { easeBrake, insertSession, lockBrake, releaseBrake, saveBrake } from '../sql.ts';
import { actorById, loginByEmail } from '../views.ts';

const HOUR = 3_600_000;
/** A working day; and, while the second step is awaited, as long as it takes to find the phone. */
const LASTS = { done: 12 * HOUR, totp: HOUR / 6 };

export type SignIn = { email: string; password: string; ip: string };
export type SignedIn = { next: 'done' | 'totp'; token: string; expiresAt: Date; orgId: string };

/**
 * Signs in with a password. Tries are counted by account and by network before the password is looked at, also for addresses
 * nobody has, so that neither the answer nor the wait tells whether an account exists.
 */
export async function signIn(ctx: Ctx, { email: given, password, ip }: SignIn): Promise<SignedIn> {
  const email = given.trim().toLowerCase();
  const brakes = [
    ['account', `account:${hashToken(email)}`],
    ['ip', `ip:${networkOf(ip)}`],
  ] as const satisfies [BrakeKind, string][];
  const house = { ctx, actor: systemActor(NOBODY) };
  const { login, locked } = await act(house, 'organization.signIn', async (tx) => {
    let shut = false;
    for (const [kind, key] of brakes) {
      const brake = must(countTry(kind, await lockBrake(tx, key), tx.now));
      await saveBrake(tx, key, brake);
      if (kind === 'account') shut = brake.lockedUntil !== null;
    }
    return { login: await loginByEmail(tx, email), locked: shut };
  });
  const right = await checkPassword(password, login?.passwordHash ?? null);
  const centre = { ctx, actor: systemActor(login?.orgId ?? NOBODY) };
  if (!right && locked && login) await act(centre, 'organization.signIn', async (tx) => tx.record(lockOut(login.personId)));
  return act(centre, 'organization.signIn', async (tx) => {
    const person = login && (await actorById(tx, login.personId, null));
    must(maySignIn(right, person !== null));
    if (!login || !person) throw new Error('signed in as nobody');
    const next = login.totpConfirmed ? 'totp' : 'done';
    const token = newToken();
    const expiresAt = new Date(tx.now.getTime() + LASTS[next]);
    await insertSession(tx, { tokenHash: hashToken(token), personId: person.id, expiresAt, awaitsTotp: next === 'totp' });
    await releaseBrake(tx, brakes[0][1]);
    await easeBrake(tx, brakes[1][1]);
    if (next === 'done')
      tx.record({
        name: events.signedIn,
        subjectId: person.id,
        audience: [`person:${person.id}`],
        data: { personId: person.id, steps: 1 },
      });
    return { next, token, expiresAt, orgId: login.orgId };
  });
}

const lockOut = (personId: string) => ({
  name: events.lockedOut,
  subjectId: personId,
  audience: [`person:${personId}`],
  data: { personId },
});
