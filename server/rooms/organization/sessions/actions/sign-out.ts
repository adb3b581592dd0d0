import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { hashToken } from '../../../../platform/keys.ts';
import { events } from '../../contract.ts';
import { maySignOut } from '../access.ts';
import { deleteSession } from '../sql.ts';
import { must } from '../../../../platform/refusal.ts';

/** Ends the session of a token of one's own. Twice is once. */
export const signOut = action('organization.signOut', z.object({ token: z.string().nullable() }), async (tx, { token }) => {
  must(maySignOut(tx.actor));
  if (token && (await deleteSession(tx, hashToken(token))))
    tx.record({
      name: events.signedOut,
      subjectId: tx.actor.id,
      audience: [`person:${tx.actor.id}`],
      data: { personId: tx.actor.id },
    });
  return { ok: true };
});
