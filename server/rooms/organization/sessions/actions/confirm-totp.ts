import { randomInt } from 'node:crypto';
import { action } from '../../../../platform/act.ts';
import { hashToken } from '../../../../platform/keys.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { events, routes } from '../../contract.ts';
import { mayChangeOwnSignIn } from '../access.ts';
import { plainCode, stepOf } from '../decide.ts';
import { updateTotpConfirmed } from '../sql.ts';
import { loginOf } from '../views.ts';

const CODES = 10;
/** Without letters and digits that are taken for one another: ten of them are 49 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const half = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Confirms two-step sign-in with a code; answers the recovery codes, which are not shown again. */
export const confirmTotp = action('organization.confirmTotp', routes.confirmTotp.body, async (tx, { code }) => {
  must(mayChangeOwnSignIn(tx.actor));
  const personId = tx.actor.id;
  const login = await loginOf(tx, personId);
  if (!login?.totpSecret || login.totpConfirmed)
    throw refused('conflict', login?.totpConfirmed ? 'organization.totpAlready' : 'organization.totpNotStarted');
  const step = stepOf(tx.ctx.keys.open(login.totpSecret), code, tx.now, null);
  if (step === null) throw refused('invalid', 'organization.wrongCode', { field: 'code' });
  const recoveryCodes = Array.from({ length: CODES }, () => `${half()}-${half()}`);
  await updateTotpConfirmed(
    tx,
    personId,
    step,
    recoveryCodes.map((one) => hashToken(plainCode(one))),
  );
  tx.record({
    name: events.credentialsChanged,
    subjectId: personId,
    audience: [`person:${personId}`],
    data: { personId, what: 'totp' },
  });
  return { recoveryCodes };
});
