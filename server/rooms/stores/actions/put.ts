import { randomBytes } from 'node:crypto';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { unitById } from '../../organization/views.ts';
import { mayAdminister } from '../access.ts';
import { events, routes } from '../contract.ts';
import { lockStoreByCode, saveStore } from '../sql.ts';
import { storeByCode } from '../views.ts';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/;

/**
 * Adds a shop, or replaces what is known of it, by its code. Credentials and secret stay as they are while they are left out. The
 * secret is answered only now, when it is new.
 */
export const put = action('stores.put', routes.put.body, async (tx, input) => {
  must(mayAdminister(tx.actor));
  if (input.unitId && !(await unitById(tx, input.unitId))) throw refused('not_found', 'stores.unitUnknown', { field: 'unitId' });
  if (input.connector === 'push' && input.webhookSecret !== undefined && !SECRET.test(input.webhookSecret))
    throw refused('invalid', 'stores.badSecret', { field: 'webhookSecret' });
  const known = await lockStoreByCode(tx, input.code);
  const secret = input.webhookSecret ?? (known ? undefined : `whsec_${randomBytes(32).toString('base64')}`);
  const seal = (text: string | undefined) => (text === undefined ? undefined : text === '' ? null : tx.ctx.keys.seal(text));
  const { code, name, connector, address, rules, settings, unitId } = input;
  const id = known ?? newId();
  const credentials = seal(input.credentials);
  await saveStore(tx, { id, code, name, connector, address, credentials, webhookSecret: seal(secret), rules, settings, unitId });
  const store = await storeByCode(tx, code);
  if (!store) throw refused('not_found', 'stores.storeUnknown');
  tx.record({
    name: events.storeChanged,
    subjectId: store.id,
    audience: ['centre'],
    data: { storeId: store.id, code, connector, rules, settings },
  });
  return { ...store, webhookSecret: secret ?? null };
});
