import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Client, deskHouse, type DeskHouse } from '../../../../../test/desk-house.ts';
import type { zMatrix } from '../../policy/contract.ts';
import type { Trial } from '../contract.ts';
import type { Audit } from './contract.ts';

type Matrix = z.output<typeof zMatrix>;

let house: DeskHouse;
let [agent, marta, elena]: Client[] = [];
const AUDITORS = ['coordinacion', 'supervision', 'responsable', 'direccion'];

beforeAll(async () => {
  house = await deskHouse();
  [agent, marta, elena] = [await house.as('agente'), await house.as('responsable'), await house.as('direccion')];
}, 120_000);
afterAll(() => house?.close());

const circuitOf = async (minor: number): Promise<string> => {
  const body = {
    action: 'REFUND_PARTIAL',
    amount: { minor, currency: 'EUR' },
    facts: { ground: 'discretion', evidence: ['photo'] },
  };
  return (await agent!.post<{ circuit: string }>('/attributions/rule', body)).body.circuit;
};

/** A draft of the centre manager that the authority tries; once more where chance left this agent out. */
async function tried(): Promise<Trial> {
  const { body } = await marta!.post<Matrix>('/attributions/draft');
  const row = body.attributions.find((one) => one.action === 'REFUND_PARTIAL' && one.holder.ref === 'AGENT' && !one.isRight);
  if (!row) throw new Error('agents refund nothing in part');
  const limits = row.limits.map((one) => (one.per === 'request' ? { ...one, max: 4_000 } : one));
  await marta!.ask({ method: 'PATCH', url: '/attributions/draft', body: { put: [{ ...row, limits }] } });
  await marta!.post('/attributions/draft/check');
  const started = await elena!.post<Trial>('/attributions/draft/try', { share: 900, auditShare: 1_000, capMinor: 100_000 });
  expect(started.status).toBe(200);
  if ((await circuitOf(3_000)) === 'own') return started.body;
  await elena!.post(`/attributions/trials/${started.body.id}/stop`, { reason: 'Otra vez.' });
  return tried();
}

/** Something is refunded by the agent alone, in a case of its own. */
async function refunds(n: number): Promise<string> {
  const email = `cliente${n}@correo.example`;
  const order = await house.newOrder({ email });
  const from = { address: email, name: 'Ana Ruiz' };
  const text = `El pedido ${order.number} llegó con una pata rota.`;
  const { body } = await agent!.post<{ caseId: string }>('/cases', { channel: 'email', from, subject: 'Rota', text });
  const given = {
    action: 'REFUND_PARTIAL',
    amount: { minor: 3_000, currency: 'EUR' },
    expects: 'own',
    evidence: [await house.photo()],
  };
  expect((await agent!.post(`/cases/${body.caseId}/actions`, given)).status).toBe(200);
  return body.caseId;
}

/** What everybody who may have to judge has been given, with whose it is. */
async function drawn(): Promise<{ who: Client; audit: Audit }[]> {
  const all: { who: Client; audit: Audit }[] = [];
  for (const name of AUDITORS) {
    const who = await house.as(name);
    for (const audit of (await who.get<Audit[]>('/attributions/audits')).body) all.push({ who, audit });
  }
  return all;
}

it('goes the whole way through the doors: tried, granted, drawn, judged, and braked by itself', async () => {
  const trial = await tried();
  const cases = [await refunds(1), await refunds(2), await refunds(3)];
  const all = await house.until('three are drawn', async () => {
    const found = await drawn();
    return found.length === 3 && found;
  });
  expect(new Set(all.map(({ audit }) => audit.caseId))).toEqual(new Set(cases));
  for (const { who, audit } of all) {
    expect((await who.get(`/cases/${audit.caseId}`)).status).toBe(200);
    expect((await agent!.post(`/attributions/audits/${audit.id}`, { verdict: 'right' })).status).toBe(404);
    const answered = await who.post<Audit>(`/attributions/audits/${audit.id}`, { verdict: 'denied', note: 'Sin motivo.' });
    expect([answered.status, answered.body.verdict, answered.body.may.answer]).toEqual([200, 'denied', false]);
  }
  const read = () => elena!.get<Trial>(`/attributions/trials/${trial.id}`);
  await house.until('the brake ends it', async () => (await read()).body.state === 'braked');
  expect((await read()).body.endReason).toMatch(/^Freno: 3 de 3 /);
  expect(await circuitOf(3_000)).toBe('authorised');
  const { body } = await elena!.get<{ number: number; note: string; state: string }[]>('/attributions/versions');
  expect(body[0]).toMatchObject({ state: 'active', note: expect.stringContaining('Freno') as string });
}, 60_000);

it('is shut to agents, to those outside and to nobody in particular', async () => {
  const external = await house.as('externa');
  const doors: [string, number][] = [
    ['/attributions/trials', 403],
    ['/attributions/draft/try', 403],
  ];
  for (const [url, status] of doors)
    for (const who of [agent!, external]) expect([url, (await who.get(url)).status]).toEqual([url, status]);
  expect((await house.nobody.get('/attributions/trials')).status).toBe(401);
  expect((await agent!.get<Audit[]>('/attributions/audits')).body).toEqual([]);
});
