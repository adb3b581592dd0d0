import { type App, startApp } from './app.ts';
import { type Client, signIn, until } from './desk.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { SECRET } from './vendure/bench.ts';
import type { PlacedOrder } from './vendure/orders.ts';
import { type Shop, startVendure } from './vendure/shop.ts';

export const MAILBOX = 'hola@tiendalumbre.example';

type Mailbox = { id: string; address: string; name: string; language: string };

/** The built product with the demo centre, a real Vendure shop behind it, and a mail server through which its mail leaves. */
export type Trade = {
  app: App;
  shop: Shop;
  post: PostOffice;
  admin: Client;
  /** What the payment provider really gave back for an order, in minor units, in order. */
  movesOf(order: PlacedOrder): Promise<number[]>;
  /** A delivered order, once the product knows of it. */
  place(email: string, name: string, more?: { deliver?: boolean }): Promise<PlacedOrder>;
  stop(): Promise<void>;
};

export async function openTrade(port: number): Promise<Trade> {
  const [app, post] = await Promise.all([startApp(), openPostOffice()]);
  const admin = await signIn(app, 'admin');
  const put = (more: object) =>
    admin.post<{ webhookUrl: string }>('/stores', {
      ...{ code: 'CASA', name: 'Casa Vidal', connector: 'vendure', address: `http://127.0.0.1:${port}/admin-api` },
      ...{ webhookSecret: SECRET, settings: { timeoutSeconds: 10 }, ...more },
    });
  const { webhookUrl } = await put({});
  const shop = await startVendure({ port, slowMs: 3000, webhook: { url: webhookUrl, secret: SECRET } });
  await put({ credentials: shop.apiKey });
  const box = (await admin.get<Mailbox[]>('/mailboxes')).find((one) => one.address === MAILBOX);
  const smtp = { host: '127.0.0.1', port: post.port, secure: false, user: '' };
  await admin.post('/mailboxes', { id: box?.id, address: MAILBOX, name: box?.name, language: 'es', imap: null, smtp });
  const manager = await signIn(app, 'responsable');
  return {
    ...{ app, shop, post, admin },
    movesOf: async (order) =>
      (await shop.pspMoves()).filter((move) => move.kind === 'refund' && move.order === order.code).map((move) => move.amount),
    place: async (email, name, { deliver = true } = {}) => {
      const order = await shop.placeOrder({ email, name, lines: [{ sku: 'CM-40', quantity: 1 }], deliver });
      await until('the product knows the order', async () => {
        const found = await manager.get<{ state: string }[]>(`/orders?number=${order.code}`);
        return found.some((one) => !deliver || one.state === 'delivered');
      });
      return order;
    },
    stop: async () => {
      await app.stop();
      await shop.stop();
      await post.close();
    },
  };
}
