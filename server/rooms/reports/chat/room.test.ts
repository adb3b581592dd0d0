import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { type DeskHouse, deskHouse } from '../../../../test/desk-house.ts';
import type { CHAT_FIGURES, zChatTotal } from './contract.ts';

let house: DeskHouse;
let now = Date.now();
const pass = (seconds: number): void => void (now += seconds * 1000);

beforeAll(async () => {
  house = await deskHouse({ clock: { now: () => new Date(now) } });
  const widget = { on: true, sites: [], greetingEs: '', greetingEn: '', assistantId: null };
  await (await house.as('admin')).ask({ method: 'PUT', url: '/chat-widget', body: widget });
});
afterAll(() => house?.close());

const sit = async () => (await house.as('agente')).post('/chats/seat', { available: true, capacity: 9 });
async function visitor(text: string): Promise<string> {
  await sit();
  const id = randomUUID();
  const body = { id, token: randomBytes(32).toString('base64url'), message: randomUUID(), text, name: 'Eva Sanz' };
  await house.nobody.post('/public/chat/tienda-lumbre', body);
  return id;
}
const take = async (id: string) => (await house.as('agente')).post<{ caseId: string }>(`/chats/${id}/take`, {});
const day = (offset: number) => new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
const read = async (who: string) =>
  (await house.as(who)).get<z.output<typeof zChatTotal>>(`/reports/chat?from=${day(-1)}&to=${day(1)}`);
const behind = async (figure: (typeof CHAT_FIGURES)[number]) => {
  const { body } = await (await house.as('coordinacion')).get<{ cases: { id: string }[]; total: number }>(
    `/reports/chat/cases?from=${day(-1)}&to=${day(1)}&figure=${figure}`,
  );
  expect(body.cases).toHaveLength(body.total);
  return body.cases.map(({ id }) => id);
};

it('says how many who asked got a person in three minutes, and opens their cases', async () => {
  const quick = await visitor('¿Dónde está mi pedido?');
  pass(30);
  const soon = (await take(quick)).body.caseId;
  const slow = await visitor('La silla llegó rota.');
  pass(200);
  const late = (await take(slow)).body.caseId;
  await visitor('Acabo de llegar.');
  expect((await read('coordinacion')).body).toMatchObject({
    ...{ asked: 3, connected: 2, afterAssistant: 0, within: { n: 1, of: 2, kept: false } },
    waitMedian: { n: 2, seconds: 30 },
  });
  expect([await behind('within'), await behind('beyond')]).toEqual([[soon], [late]]);
  expect(await behind('asked')).toHaveLength(3);
});

it('is read by who organises the work, and by nobody else', async () => {
  expect((await read('agente')).reason).toBe('reports.mayNot');
  expect((await read('logistica')).reason).toBe('reports.mayNot');
});
