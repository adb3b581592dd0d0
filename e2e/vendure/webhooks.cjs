'use strict';
// Vendure sends no webhooks of its own: this plugin posts what happens, signed as standardwebhooks.com describes
// (webhook-id, webhook-timestamp, webhook-signature). Fire and forget, as a lazily written plugin would be: polling must make up for it.
const { createHmac, randomUUID } = require('node:crypto');
const core = require('@vendure/core');

const URL_TO = process.env.WEBHOOK_URL;
const SECRET = Buffer.from((process.env.WEBHOOK_SECRET ?? '').replace(/^whsec_/, ''), 'base64');

async function post(type, data) {
  const id = `msg_${randomUUID()}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({ type, timestamp: new Date().toISOString(), data });
  const signature = createHmac('sha256', SECRET).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': `${timestamp}`,
    'webhook-signature': `v1,${signature}`,
  };
  try {
    await fetch(URL_TO, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) });
  } catch (error) {
    core.Logger.warn(`webhook ${type} not delivered: ${error.message}`, 'webhooks');
  }
}
const about = (order) => ({ orderId: String(order.id), orderCode: order.code });

class WebhookPlugin {
  constructor(eventBus) {
    this.eventBus = eventBus;
  }
  onApplicationBootstrap() {
    if (!URL_TO) return;
    const on = (event, tell) => this.eventBus.ofType(event).subscribe((e) => void tell(e));
    on(
      core.OrderStateTransitionEvent,
      (e) => e.order.orderPlacedAt && post('order.changed', { ...about(e.order), from: e.fromState, to: e.toState }),
    );
    on(core.RefundStateTransitionEvent, (e) =>
      post('refund.changed', { ...about(e.order), refundId: String(e.refund.id), to: e.toState }),
    );
    on(core.FulfillmentStateTransitionEvent, (e) =>
      Promise.all((e.fulfillment.orders ?? []).map((order) => post('fulfillment.changed', { ...about(order), to: e.toState }))),
    );
    on(core.StockMovementEvent, (e) =>
      post('stock.changed', { variantIds: e.stockMovements.map((m) => String(m.productVariant.id)), movement: e.type }),
    );
  }
}
Reflect.defineMetadata('design:paramtypes', [core.EventBus], WebhookPlugin);
core.VendurePlugin({ imports: [core.PluginCommonModule], compatibility: '^3.0.0' })(WebhookPlugin);

module.exports = { WebhookPlugin };
