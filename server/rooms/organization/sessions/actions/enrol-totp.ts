import { Secret } from 'otpauth';
import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayChangeOwnSignIn } from '../access.ts';
import { totpUri } from '../decide.ts';
import { updateTotpSecret } from '../sql.ts';
import { loginOf } from '../views.ts';

/** Starts two-step sign-in: a new secret, to be confirmed with a code. A confirmed one is not replaced from a session: an administrator resets it. */
export const enrolTotp = action('organization.enrolTotp', z.object({}), async (tx) => {
  must(mayChangeOwnSignIn(tx.actor));
  const login = await loginOf(tx, tx.actor.id);
  if (!login) throw refused('not_found', 'organization.personUnknown');
  if (login.totpConfirmed) throw refused('conflict', 'organization.totpAlready');
  const secret = new Secret({ size: 20 }).base32;
  await updateTotpSecret(tx, tx.actor.id, tx.ctx.keys.seal(secret));
  const uri = totpUri(secret, login.email);
  const { default: qrcode } = await import('qrcode');
  const svg = await qrcode.toString(uri, { type: 'svg', margin: 1 });
  return { secret, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
});
