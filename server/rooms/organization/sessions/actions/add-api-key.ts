import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { hashToken, newToken } from '../../../../platform/keys.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { events, routes } from '../../contract.ts';
import { mayAddKey, mayReadKeys } from '../access.ts';
import { insertKey } from '../sql.ts';
import { keyHolder, listKeys } from '../views.ts';

const SHOWN = 11;

/** Makes an API key; its token is answered once and kept only as a hash. */
export const addApiKey = action(
  'organization.addApiKey',
  routes.addApiKey.body,
  async (tx, { name, personId, scopes, expiresAt }) => {
    must(mayReadKeys(tx.actor));
    const holder = await keyHolder(tx, personId);
    if (!holder) throw refused('not_found', 'organization.personUnknown', { field: 'personId' });
    must(mayAddKey(tx.actor, holder));
    if (expiresAt && new Date(expiresAt) <= tx.now)
      throw refused('invalid', 'organization.expiresBeforeNow', { field: 'expiresAt' });
    const id = newId();
    const token = `mk_${newToken()}`;
    const expires = expiresAt ? new Date(expiresAt) : null;
    await insertKey(tx, {
      id,
      tokenHash: hashToken(token),
      personId,
      name,
      prefix: token.slice(0, SHOWN),
      scopes,
      expiresAt: expires,
    });
    const [key] = await listKeys(tx, id);
    if (!key) throw new Error(`no key ${id}`);
    tx.record({
      name: events.keyChanged,
      subjectId: id,
      audience: [`person:${tx.actor.id}`],
      data: { keyId: id, personId, name, scopes, change: 'added' },
    });
    return { ...key, token };
  },
);
