import type { Session } from '../server/platform/context.ts';
import { settleExecution } from '../server/rooms/cases/actions/settle-execution.ts';
import type { CaseView } from '../server/rooms/cases/views.ts';
import { advance } from '../server/rooms/stores/actions/advance.ts';
import type { ConnectorFactory } from '../server/rooms/stores/connectors/contract.ts';

/** The shops as they were then: they did what they were asked, at once. Today's are asked over HTTP. */
const thenShop: ConnectorFactory = () => ({
  check: async () => ({ ok: true, code: 'ok', text: '' }),
  getOrder: null,
  findOrders: null,
  changedSince: null,
  products: null,
  customers: null,
  supports: () => true,
  send: async ({ executionId }) => ({ kind: 'done', ref: `L-${executionId.slice(-8)}`, result: {} }),
  poll: async () => ({ kind: 'done', ref: '', result: {} }),
  reconcile: async () => ({ kind: 'unknown', text: '' }),
  verifyWebhook: () => ({ ok: false, dedupeKey: '', topic: '', orderRef: null }),
});

/** What was granted is carried out in the shops of then. */
export async function finishExecutions(house: Session, view: CaseView | null): Promise<void> {
  const under = view?.actions.flatMap((a) => (a.executionId && a.state === 'executing' ? [a.executionId] : [])) ?? [];
  for (const executionId of under) {
    await advance(house, { connectorFor: { push: thenShop, vendure: thenShop } }, executionId);
    await settleExecution(house, { executionId });
  }
}
