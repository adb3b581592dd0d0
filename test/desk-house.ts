import { foundDemo } from '../demo/centre.ts';
import { emailOf, PASSWORD } from '../demo/people.ts';
import type { Plan } from '../server/compose.ts';
import { act, look } from '../server/platform/act.ts';
import { systemActor } from '../server/platform/actor.ts';
import { keepFile } from '../server/platform/files.ts';
import { queuesOf } from '../server/rooms/cases/queues/views.ts';
import { outbox } from '../server/rooms/channels/email/views.ts';
import { foundCentre } from '../server/rooms/organization/actions/found-centre.ts';
import { centreOf } from '../server/rooms/organization/views.ts';
import { pushOrders } from '../server/rooms/stores/actions/push-orders.ts';
import { put } from '../server/rooms/stores/actions/put.ts';
import { ordersOf } from '../server/rooms/stores/views.ts';
import { testHouse, until } from './house.ts';
import { openShop } from './push-shop.ts';

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/** What came back over HTTP. `reason` is that of a refusal, `` where there was none. */
export type Answer<T> = { status: number; body: T; reason: string; cookie: string };
type Asked = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  body?: object;
  headers?: Record<string, string>;
};
export type Client = {
  headers: Record<string, string>;
  ask<T = Record<string, unknown>>(asked: Asked): Promise<Answer<T>>;
  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(path: string, body?: object): Promise<Answer<T>>;
};

export type OrderWish = {
  email: string;
  name?: string;
  minor?: number;
  refundedMinor?: number;
  state?: string;
  days?: number;
  facts?: Record<string, boolean>;
};

/**
 * The whole house with the people of the demo centre, without its history, and one shop over real HTTP that keeps a book. People come in
 * by the doors, with a session of their own.
 */
export async function deskHouse(plan: Partial<Plan> = {}) {
  const app = await testHouse(plan);
  const centre = await foundDemo(app.ctx, new Date(Date.now() - 40 * DAY));
  const shop = openShop();
  const port = await shop.listen();
  const made = await put(centre.house, {
    ...{ code: 'PRUEBA', name: 'Tienda de prueba', connector: 'push', address: `http://127.0.0.1:${port}/hook` },
    settings: { timeoutSeconds: 2 },
  });
  shop.secret = made.webhookSecret ?? '';
  let orders = 0;

  const clientOf = (headers: Record<string, string>): Client => {
    const ask: Client['ask'] = async <T>({ method, url, body, headers: more }: Asked) => {
      const answer = await app.house.app.inject({
        ...{ method, url: `/api/v1${url}`, headers: { ...headers, ...more } },
        ...(body ? { payload: body } : {}),
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      const parsed = isJson
        ? (answer.json() as T & { refusal?: { reason: string } })
        : (answer.body as T & { refusal?: undefined });
      const [cookie = ''] = String(answer.headers['set-cookie'] ?? '').split(';');
      return { status: answer.statusCode, body: parsed, reason: parsed.refusal?.reason ?? '', cookie };
    };
    return { headers, ask, get: (url) => ask({ method: 'GET', url }), post: (url, body) => ask({ method: 'POST', url, body }) };
  };
  const nobody = clientOf({});
  /** Signs a person of the demo in; each of them once. */
  const sessions = new Map<string, Promise<Client>>();
  const signIn = async (email: string): Promise<Client> => {
    const { cookie, status } = await nobody.post('/session', { email, password: PASSWORD });
    if (status !== 200) throw new Error(`${email} may not come in: ${status}`);
    return clientOf({ cookie });
  };
  const as = (who: string): Promise<Client> => {
    const known = sessions.get(who) ?? signIn(who.includes('@') ? who : emailOf(who));
    sessions.set(who, known);
    return known;
  };

  /** The shop tells an order, or that it has changed. */
  const tell = (number: string, wish: OrderWish): Promise<unknown> => {
    const { email, name = 'Ana Ruiz', minor = 12_000, refundedMinor = 0, state = 'delivered', days = 5, facts = {} } = wish;
    const money = { currency: 'EUR', totalMinor: minor, paidMinor: minor, refundedMinor };
    const order = {
      ...{ ref: `o-${number}`, number, state, placedAt: ago(days + 3), ...money },
      deliveredAt: state === 'delivered' ? ago(days) : null,
      customer: { ref: `c-${email}`, email, name },
      lines: [{ ref: '1', sku: 'SIL-1', name: 'Silla SIL-1', quantity: 1, unitMinor: minor }],
      payments: [{ ref: 'p1', method: 'card', label: 'tarjeta ··4418', minor }],
      address: { name, line1: 'Calle Mayor 1', city: 'Zaragoza', postalCode: '50003', country: 'ES' },
      facts,
    };
    return pushOrders(centre.house, { storeId: made.id, items: [order] });
  };

  return {
    ...app,
    ...{ centre, shop, as, nobody, storeId: made.id },
    withKey: (token: string) => clientOf({ authorization: `Bearer ${token}` }),
    /** A paid order of the shop that keeps a book; delivered `days` ago unless it is in another state. */
    newOrder: async (wish: OrderWish) => {
      const number = String(55_000 + ++orders);
      await tell(number, wish);
      const [order] = await look(centre.house, (tx) => ordersOf(tx, { number }));
      if (!order) throw new Error('no order');
      return { id: order.id, number, ref: `o-${number}` };
    },
    tell,
    /** A centre of somebody else's in the same installation, once it has its queues and its policy. */
    otherCentre: async (name: string) => {
      const admin = { name: 'Admin', email: `admin@${name.toLowerCase()}.example`, password: PASSWORD };
      const body = { centre: name, timeZone: 'Europe/Madrid', currency: 'EUR', locale: 'es' as const, ...admin };
      const { orgId } = await foundCentre(app.ctx, body, 'house');
      const session = { ctx: app.ctx, actor: systemActor(orgId) };
      await until('it has its queues', async () => (await look(session, queuesOf)).length > 0);
      return { orgId, house: session, admin: admin.email, slug: (await look(session, centreOf)).slug };
    },
    /** The links in the mails that were written to somebody, oldest first; `kind` as in the outbox. */
    linksTo: async (address: string, kind: string): Promise<string[]> => {
      const { mails } = await look(centre.house, (tx) => outbox(tx, undefined));
      const theirs = mails.filter((mail) => mail.to === address && mail.kind === kind).reverse();
      return theirs.flatMap((mail) => /https?:\/\/\S+/.exec(mail.body)?.[0] ?? []);
    },
    /** A picture that the customer sent, as evidence. */
    photo: async () => ({
      ...{ name: 'foto.png', type: 'image/png' },
      ...(await act(centre.house, 'test.keepPhoto', (tx) => keepFile(tx, Buffer.from('a picture')))),
    }),
    until,
    close: async () => {
      await app.close();
      await shop.close();
    },
  };
}
export type DeskHouse = Awaited<ReturnType<typeof deskHouse>>;
