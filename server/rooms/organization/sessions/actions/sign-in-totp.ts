import { act } from '../../../../platform/act.ts';
import { systemActor } from '../../../../platform/actor.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { hashToken, newToken } from '../../../../platform/keys.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { events } from '../../contract.ts';
import { maySignIn } from '../access.ts';
import { countTry, plainCode, stepOf } from '../decide.ts';
import { deleteSession, insertSession, lockBrake, releaseBrake, saveBrake, spendRecoveryCode, updateTotpStep } from '../sql.ts';
import { actorById, loginOf, sessionOf } from '../views.ts';

const LASTS_MS = 12 * 3_600_000;

/** The second step: a code of the authenticator, or a recovery code. The token changes, so that the first one opens nothing. */
export async function signInTotp(ctx: Ctx, { token, code }: { token: string | undefined; code: string }) {
  const waiting = token ? await sessionOf(ctx, token) : null;
  if (!token || !waiting?.awaitsTotp) throw refused('unauthorized', 'organization.notSignedIn');
  const { orgId, personId } = waiting;
  const house = { ctx, actor: systemActor(orgId) };
  const brake = `totp:${personId}`;
  await act(house, 'organization.signInTotp', async (tx) =>
    saveBrake(tx, brake, must(countTry('totp', await lockBrake(tx, brake), tx.now))),
  );
  return act(house, 'organization.signInTotp', async (tx) => {
    const login = await loginOf(tx, personId);
    const step = login?.totpSecret ? stepOf(ctx.keys.open(login.totpSecret), code, tx.now, login.totpStep) : null;
    const right =
      step === null
        ? await spendRecoveryCode(tx, personId, hashToken(plainCode(code)))
        : await updateTotpStep(tx, personId, step);
    const person = await actorById(tx, personId, null);
    if (!right) throw refused('unauthorized', 'organization.wrongCode', { field: 'code' });
    must(maySignIn(right, person !== null));
    if (!(await deleteSession(tx, hashToken(token)))) throw refused('unauthorized', 'organization.notSignedIn');
    const next = newToken();
    const expiresAt = new Date(tx.now.getTime() + LASTS_MS);
    await insertSession(tx, { tokenHash: hashToken(next), personId, expiresAt, awaitsTotp: false });
    await releaseBrake(tx, brake);
    tx.record({
      name: events.signedIn,
      subjectId: personId,
      audience: [`person:${personId}`],
      data: { personId, steps: 2, recovery: step === null },
    });
    return { token: next, expiresAt, orgId };
  });
}
