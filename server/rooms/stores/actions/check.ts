import { act, look } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayAdminister } from '../access.ts';
import type { CheckOutcome, ConnectorNeeds } from '../connectors/contract.ts';
import { zOp } from '../contract.ts';
import { openStore, saveCheck } from '../sql.ts';
import { storeById } from '../views.ts';

/** Tests the connection of a shop outside of any transaction, and keeps the outcome as it was, good or bad. */
export const check = async (session: Session, needs: ConnectorNeeds, storeId: string) => {
  must(mayAdminister(session.actor));
  const store = await look(session, (tx) => openStore(tx, storeId));
  if (!store) throw refused('not_found', 'stores.storeUnknown');
  const connector = needs.connectorFor[store.connector](store);
  const outcome = await connector
    .check()
    .catch((error: unknown): CheckOutcome => ({ ok: false, code: 'unreachable', text: String(error) }));
  const code = store.connector === 'push' && !store.address && outcome.ok ? 'noAddress' : outcome.code;
  const ops = zOp.options.filter((op) => connector.supports(op));
  return act(session, 'stores.check', async (tx) => {
    await saveCheck(tx, store.id, { ok: outcome.ok, code, text: outcome.text, ops });
    const view = await storeById(tx, store.id);
    if (!view) throw refused('not_found', 'stores.storeUnknown');
    return view;
  });
};
