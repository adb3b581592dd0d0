import { act } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { hashToken, newToken } from '../../../../platform/keys.ts';
import { checkPassword, hashPassword } from '../../../../platform/passwords.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { events } from '../../contract.ts';
import { mayChangeOwnSignIn } from '../access.ts';
import { countTry } from '../decide.ts';
import { deleteSessionsOf, insertSession, lockBrake, releaseBrake, saveBrake, updatePassword } from '../sql.ts';
import { loginOf } from '../views.ts';

const LASTS_MS = 12 * 3_600_000;

/** A new password for oneself, on the present one, which is guessed no more often than at sign-in. Every session ends but a new one. */
export async function changePassword({ ctx, actor }: Session, { current, next }: { current: string; next: string }) {
  must(mayChangeOwnSignIn(actor));
  const session = { ctx, actor };
  const brake = `password:${actor.id}`;
  const login = await act(session, 'organization.changePassword', async (tx) => {
    await saveBrake(tx, brake, must(countTry('account', await lockBrake(tx, brake), tx.now)));
    return loginOf(tx, actor.id);
  });
  if (!login || !(await checkPassword(current, login.passwordHash)))
    throw refused('forbidden', 'organization.wrongPassword', { field: 'password.current' });
  const passwordHash = await hashPassword(next);
  return act(session, 'organization.changePassword', async (tx) => {
    await updatePassword(tx, actor.id, passwordHash);
    await deleteSessionsOf(tx, actor.id);
    await releaseBrake(tx, brake);
    const token = newToken();
    const expiresAt = new Date(tx.now.getTime() + LASTS_MS);
    await insertSession(tx, { tokenHash: hashToken(token), personId: actor.id, expiresAt, awaitsTotp: false });
    tx.record({
      name: events.credentialsChanged,
      subjectId: actor.id,
      audience: [`person:${actor.id}`],
      data: { personId: actor.id, what: 'password' },
    });
    return { token, expiresAt };
  });
}
