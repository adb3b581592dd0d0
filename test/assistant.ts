import type { AddressInfo } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { DeskHouse } from './desk-house.ts';

type Wish = { name?: string; role?: 'AGENT' | 'AGENT_EXT'; unit?: string; scopes?: string[]; expiresAt?: string | null };
type Person = { id: string; role: string; unitId: string };
type Unit = { id: string; code: string };

type Refused = { kind: string; reason: string; message: string; field?: string };
/** What a tool answered: `refusal` where it was refused. */
export type Told<T> = { isError: boolean; text: string; body: T & { refusal?: Refused } };

/** Where the house listens. */
export const addressOf = (house: DeskHouse): string =>
  `http://127.0.0.1:${(house.house.app.server.address() as AddressInfo).port}`;

/** An assistant of the demo centre with a key of its own, as those who administer make one. The coordinator answers for it. */
export async function newAssistant(house: DeskHouse, wish: Wish = {}) {
  const { name = 'Faro', role = 'AGENT', scopes = ['cases:read', 'cases:write', 'requests:read'], expiresAt = null } = wish;
  const admin = await house.as('admin');
  const people = (await admin.get<Person[]>('/people')).body;
  const units = (await admin.get<Unit[]>('/units')).body;
  const superior = people.find((one) => one.id === house.centre.idOf('coordinacion'));
  const unitId = wish.unit ? units.find((one) => one.code === wish.unit)?.id : superior?.unitId;
  const body = { name, role, unitId, superiorId: superior?.id, languages: ['es'] };
  const { id } = (await admin.post<{ id: string }>('/assistants', body)).body;
  const key = (await admin.post<{ id: string; token: string }>('/api-keys', { name, personId: id, scopes, expiresAt })).body;
  return { id, keyId: key.id, token: key.token };
}

/** The official client, signed in with a key. `auto` speaks the newest revision of the protocol that both know. */
export async function connect(address: string, token: string, mode: 'legacy' | 'auto' = 'legacy') {
  const client = new Client({ name: 'prueba', version: '1' }, { versionNegotiation: { mode } });
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit }));
  return {
    client,
    call: async <T = Record<string, unknown>>(name: string, args: Record<string, unknown> = {}): Promise<Told<T>> => {
      const { isError = false, content, structuredContent } = await client.callTool({ name, arguments: args });
      const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
      return { isError, text, body: structuredContent as Told<T>['body'] };
    },
    close: () => client.close(),
  };
}
export type Connected = Awaited<ReturnType<typeof connect>>;

let count = 0;
/** A mark of a new intention. */
export const newMark = (): string => `intention-${++count}-${Date.now()}`;

/** A customer with a paid order, a photo in their mail, and whatever they wrote. */
export async function newMatter(house: DeskHouse, text = 'Hola: la silla llegó con una pata rota.') {
  const email = `persona${++count}@correo.example`;
  const order = await house.newOrder({ email });
  const photo = { ...(await house.photo()), size: 9 };
  const letter = { subject: 'Silla rota', text: `${text} Pedido ${order.number}.`, attachments: [photo] };
  const body = { channel: 'email', from: { address: email, name: 'Ana Ruiz' }, ...letter };
  const made = (await (await house.as('agente')).post<{ caseId: string; key: string }>('/cases', body)).body;
  return { ...made, order, sha256: photo.sha256 };
}
export type Matter = Awaited<ReturnType<typeof newMatter>>;

/** The arguments of a partial refund. */
export const refundOf = (one: Matter, minor: number, more: object = {}): Record<string, unknown> => ({
  ...{ case: one.key, action: 'REFUND_PARTIAL', amount: { minor, currency: 'EUR' } },
  ...{ evidence: [one.sha256], idempotencyKey: newMark(), ...more },
});
/** What the shop did to its order. */
export const bookedFor = (house: DeskHouse, { order }: Matter) =>
  [...house.shop.book.values()].filter((each) => each.orderRef === order.ref);
