import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop, type PushShop } from '../test/push-shop.ts';
import { type App, startApp } from './app.ts';
import { type Client, shopKey, signIn, until } from './desk.ts';

// Power cuts in the worst moments: nothing acknowledged is lost, nothing is done twice.

const MAILBOX = 'hola@tiendalumbre.example';
const MAILS = 36;
const AT_ONCE = 4;

type Case = { id: string; subject: string; actions: { state: string }[]; messages: { text: string }[] };

let app: App;
let shop: PushShop;
let agent: Client;

beforeAll(async () => {
  app = await startApp();
  shop = openShop();
  agent = await signIn(app, 'agente');
});
afterAll(async () => {
  await app?.stop();
  await shop?.close();
});

/** An order of a shop that keeps a book, and the case of its customer. */
async function matter(): Promise<{ caseId: string; orderRef: string }> {
  const admin = await signIn(app, 'admin');
  const address = `http://127.0.0.1:${await shop.listen()}/hook`;
  const store = { code: 'LIBRO', name: 'Tienda con libro', connector: 'push', address, settings: { timeoutSeconds: 5 } };
  const { id, webhookSecret } = await admin.post<{ id: string; webhookSecret: string }>('/stores', store);
  shop.secret = webhookSecret;
  const email = 'corte@correo.example';
  const order = {
    ...{ ref: 'o-1', number: '91001', state: 'delivered', currency: 'EUR', totalMinor: 9000, paidMinor: 9000 },
    ...{ placedAt: new Date(Date.now() - 5 * 86_400_000).toISOString(), deliveredAt: new Date().toISOString() },
    customer: { ref: 'c-1', email, name: 'Ana Ruiz' },
    lines: [{ ref: '1', sku: 'SIL-1', name: 'Silla', quantity: 1, unitMinor: 9000 }],
    payments: [{ ref: 'p1', method: 'card', minor: 9000 }],
  };
  await (await shopKey(app)).post(`/stores/${id}/orders`, { items: [order] });
  const demand = { channel: 'phone', from: { address: email, name: 'Ana Ruiz' }, text: 'La silla del pedido 91001 llegó rota.' };
  const { caseId } = await agent.post<{ caseId: string }>('/cases', demand);
  return { caseId, orderRef: 'o-1' };
}

/** A mail server that gives up nothing: what was not acknowledged is sent again, as it was. Calls `acknowledged` after each. */
async function deliver(from: number, to: number, acknowledged: (n: number) => void): Promise<void> {
  let next = from;
  let done = from;
  const one = async (n: number): Promise<void> => {
    const mail = {
      ...{
        from: `corte${n}@correo.example`,
        to: MAILBOX,
        subject: `Corte número ${n}.`,
        messageId: `<corte-${n}@correo.example>`,
      },
      ...{ date: new Date(), text: `Hola: soy la persona ${n} y no me ha llegado nada.` },
    };
    await until(`mail ${n} is acknowledged`, async () => {
      const transport = createTransport({
        host: '127.0.0.1',
        port: app.smtpPort,
        ignoreTLS: true,
        connectionTimeout: 2000,
        socketTimeout: 10_000,
      });
      try {
        return await transport.sendMail(mail);
      } finally {
        transport.close();
      }
    });
    acknowledged(++done);
  };
  const worker = async () => {
    for (let n = next++; n < to; n = next++) await one(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

test('killed while the shop was at it, and again while mail came in: the money moved once, every mail is one case', async () => {
  const { caseId, orderRef } = await matter();
  const photo = { name: 'foto.png', type: 'image/png', data: Buffer.from('a picture').toString('base64') };
  const evidence = [await agent.post(`/cases/${caseId}/files`, photo)];
  const arrived = new Promise<void>((resolve) => (shop.arrived = resolve));
  shop.mode = 'hang';
  const amount = { minor: 2000, currency: 'EUR' };
  await agent.post(`/cases/${caseId}/actions`, { action: 'REFUND_PARTIAL', amount, expects: 'own', evidence });
  await arrived;
  await app.killAndRestart();
  shop.mode = 'done';

  let cuts: Promise<void> = Promise.resolve();
  const both = async () => {
    app.killDatabase();
    await app.killAndRestart();
  };
  const cut = (what: () => Promise<void> | void) => void (cuts = cuts.then(what));
  await deliver(0, MAILS, (n) => {
    if (n === Math.floor(MAILS / 3)) cut(() => app.killAndRestart());
    if (n === Math.floor((MAILS * 2) / 3)) cut(() => app.killDatabase());
    if (n === MAILS - 4) cut(both);
  });
  await cuts;

  const subjects = await until('every mail is a case', async () => {
    const { cases } = await agent.get<{ cases: Case[] }>('/cases?view=open&limit=100');
    const found = cases.map((one) => one.subject).filter((subject) => subject.startsWith('Corte'));
    return found.length >= MAILS && found;
  });
  expect(subjects.toSorted()).toEqual(Array.from({ length: MAILS }, (_, n) => `Corte número ${n}.`).toSorted());

  const view = await until(
    'the action has ended',
    async () => {
      const found = await agent.get<Case>(`/cases/${caseId}`);
      return found.actions[0]?.state === 'done' && found;
    },
    110,
  );
  expect(view.actions).toHaveLength(1);
  expect([...shop.book.values()]).toMatchObject([{ orderRef, minor: 2000 }]);
  expect(new Set(shop.heard).size).toBe(1);
  // Nothing was left half understood.
  const manager = await signIn(app, 'responsable');
  const { counts } = await manager.get<{ counts: Record<string, number> }>('/mail/incoming');
  expect(counts).toEqual({ understood: MAILS });
}, 240_000);
