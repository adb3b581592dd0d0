import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { look } from '../server/platform/act.ts';
import { systemActor } from '../server/platform/actor.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { refused } from '../server/platform/refusal.ts';
import { customerById } from '../server/rooms/customers/views.ts';
import { centreBySlug } from '../server/rooms/organization/views.ts';
import { pushOrders } from '../server/rooms/stores/actions/push-orders.ts';
import type { Order } from '../server/rooms/stores/contract.ts';
import { put as putStore } from '../server/rooms/stores/actions/put.ts';
import { allStores, ordersOf, storeByCode } from '../server/rooms/stores/views.ts';

type Asked = {
  data: {
    executionId: string;
    op: string;
    orderRef: string | null;
    amount: { minor: number; currency: string } | null;
    input: Record<string, unknown>;
  };
};

/** The demo centre in addresses. */
const DEMO_SLUG = 'tienda-lumbre';

/** A page of the demo centre's shop with the chat on it, to try both sides of it. */
const SHOP_PAGE = `<!doctype html>
<html lang="es">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tienda Lumbre</title>
<style>body{margin:0 auto;max-width:42rem;padding:2rem 1rem;font:1rem/1.6 system-ui,sans-serif;color-scheme:light dark}</style></head>
<body><h1>Tienda Lumbre</h1>
<p>Esta es una página de una tienda de muestra. El botón de abajo a la derecha es el chat del centro.</p>
<p>Para atenderlo, entre en Mostrador como agente, abra «Chats» y póngase disponible. Mientras no haya nadie, el chat recoge el mensaje.</p>
<script async src="/widget.js" data-centre="${DEMO_SLUG}"></script></body>
</html>`;

/** The secret both sides of a demo shop share, the same at every start. */
export function demoSecret(ctx: Ctx, orgId: string, code: string): string {
  return `whsec_${Buffer.from(ctx.keys.sign('demo-shop', `${orgId}:${code}`)).toString('base64')}`;
}

export const demoShopPath = (orgId: string, code: string): string => `/demo/shop/${orgId}/${code}`;

/**
 * The demo centre's shops: they speak the same signed webhooks as any shop that pushes to our API, check the signature, do a thing once,
 * and tell the order back. They keep no books of their own: what they know of an order is what they told.
 */
export function openDemoShops(app: FastifyInstance, ctx: Ctx): void {
  app.get('/demo/shop', { schema: { hide: true } }, async (_request, reply) => {
    if (!(await centreBySlug(ctx, DEMO_SLUG))) throw refused('not_found', 'platform.notFound');
    return reply.type('text/html; charset=utf-8').send(SHOP_PAGE);
  });
  app.post<{ Params: { orgId: string; code: string }; Body: Asked }>(
    '/demo/shop/:orgId/:code',
    { schema: { hide: true } },
    async (request) => {
      const { orgId, code } = request.params;
      const raw = (request as { rawBody?: Buffer }).rawBody ?? Buffer.alloc(0);
      try {
        new Webhook(demoSecret(ctx, orgId, code)).verify(raw.toString('utf8'), request.headers as Record<string, string>);
      } catch (error) {
        ctx.log.debug({ err: error }, 'demo shop');
        throw refused('unauthorized', 'organization.notSignedIn');
      }
      const session: Session = { ctx, actor: systemActor(orgId) };
      const { executionId, op, orderRef, amount, input } = request.body.data;
      if (executionId && orderRef)
        await carryOut(session, code, orderRef, (order) => changed(order, op, executionId, amount?.minor ?? 0, input));
      return { state: 'done', ref: `L-${executionId?.slice(-8) ?? 'ping'}` };
    },
  );
}

async function carryOut(session: Session, code: string, ref: string, change: (order: Order) => Partial<Order>): Promise<void> {
  const found = await look(session, async (tx) => {
    const store = await storeByCode(tx, code);
    const order = (await ordersOf(tx, { number: ref })).find((o) => o.storeId === store?.id);
    const customer = order?.customerId ? await customerById(tx, order.customerId) : null;
    const email = customer?.identities.find((i) => i.kind === 'email')?.value;
    return store && order ? { storeId: store.id, order, email } : null;
  });
  if (!found) throw refused('not_found', 'stores.orderUnknown');
  const {
    id: _id,
    storeId: _store,
    storeName: _name,
    customerId: _customer,
    refundableMinor: _left,
    ...order
  } = { ...found.order, ...change(found.order) };
  await pushOrders(session, {
    storeId: found.storeId,
    items: [
      { ...order, updatedAt: session.ctx.clock.now().toISOString(), customer: { email: found.email, name: order.address.name } },
    ],
  });
}

/** What a thing done leaves in the order. The execution's id is the mark: told twice, it is done once. */
function changed(order: Order, op: string, executionId: string, minor: number, input: Record<string, unknown>): Partial<Order> {
  if (op === 'refund') {
    if (order.refunds.some((r) => r.ref === executionId)) return {};
    return {
      refundedMinor: order.refundedMinor + minor,
      refunds: [...order.refunds, { ref: executionId, minor, state: 'done', reason: '', at: null }],
    };
  }
  if (op === 'cancel') return { state: 'cancelled' };
  if (op === 'editAddress' && typeof input.address === 'object' && input.address !== null)
    return { address: { ...order.address, ...input.address } };
  if (op === 'return') return { state: 'return requested' };
  if (op === 'exchange') return { state: 'exchange requested' };
  return {};
}

/** The demo's shops are reached where this process listens; after a start on another port they are asked there. */
export async function moveDemoShops(ctx: Ctx, address: string): Promise<void> {
  const centre = await centreBySlug(ctx, DEMO_SLUG);
  if (!centre) return;
  const house: Session = { ctx, actor: systemActor(centre.orgId) };
  for (const store of await look(house, allStores)) {
    const here = `${address}${demoShopPath(centre.orgId, store.code)}`;
    if (store.address === here || !store.address?.includes(demoShopPath(centre.orgId, store.code))) continue;
    const { code, name, connector, rules, settings, unitId } = store;
    await putStore(house, { code, name, connector, rules, settings, unitId, address: here });
  }
}
