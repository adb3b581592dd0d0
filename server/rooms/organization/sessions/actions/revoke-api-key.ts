import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { events, routes } from '../../contract.ts';
import { mayRevokeKey } from '../access.ts';
import { updateKeyRevoked } from '../sql.ts';
import { listKeys } from '../views.ts';

/** Revokes a key for good. Twice is once. */
export const revokeApiKey = action('organization.revokeApiKey', routes.revokeApiKey.params, async (tx, { keyId }) => {
  must(mayRevokeKey(tx.actor));
  const found = await updateKeyRevoked(tx, keyId);
  const [key] = await listKeys(tx, keyId);
  if (!found || !key) throw refused('not_found', 'organization.keyUnknown');
  tx.record({
    name: events.keyChanged,
    subjectId: keyId,
    audience: [`person:${tx.actor.id}`],
    data: { keyId, personId: key.personId, name: key.name, change: 'revoked' },
  });
  return key;
});
