import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '../../compose.ts';
import { testHouse } from '../../../test/house.ts';

const PASSWORD = 'lumbre-demo-2026';
let app: Application;
const cookies = new Map<string, string>();

/** As somebody of the demo centre, whose six weeks of history these figures are made of. */
async function get<T>(who: string, url: string): Promise<{ status: number; body: T }> {
  if (!cookies.has(who)) {
    const signed = await app.house.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: `${who}@tiendalumbre.example`, password: PASSWORD },
    });
    cookies.set(who, String(signed.headers['set-cookie']).split(';')[0] ?? '');
  }
  const answer = await app.house.app.inject({ url: `/api/v1${url}`, headers: { cookie: cookies.get(who) ?? '' } });
  return { status: answer.statusCode, body: answer.json<T>() };
}

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const period = `from=${day(-50)}&to=${day(1)}`;

beforeAll(async () => {
  app = await testHouse({ fill: 'demo' });
}, 240_000);
afterAll(() => app.close(), 60_000);

type Agents = {
  total: { cases: number; circuits: Record<'own' | 'consulted' | 'authorised', { n: number }>; satisfaction: { n: number } };
  rows: { personId: string; name: string; circuits: { own: { n: number } } }[];
};

it('counts all three circuits, and the rows add up to the total', async () => {
  const { total, rows } = (await get<Agents>('coordinacion', `/reports/agents?${period}`)).body;
  for (const circuit of ['own', 'consulted', 'authorised'] as const) expect(total.circuits[circuit].n).toBeGreaterThan(10);
  expect(total.satisfaction.n).toBeGreaterThan(10);
  expect(rows.reduce((sum, row) => sum + row.circuits.own.n, 0)).toBe(total.circuits.own.n);
  expect(rows.map((r) => r.name)).toEqual(rows.map((r) => r.name).toSorted((a, b) => a.localeCompare(b, 'es')));
});

it('opens for every figure the cases that it counted', async () => {
  const agents = (await get<Agents>('coordinacion', `/reports/agents?${period}`)).body;
  const lucia = agents.rows.find((r) => r.name === 'Lucía Ferrer');
  const behind = (await get('coordinacion', `/reports/cases?${period}&figure=own&personId=${lucia?.personId}`)).body as {
    cases: unknown[];
    total: number;
  };
  expect(behind.total).toBe(behind.cases.length);
  expect(behind.total).toBeGreaterThan(0);
  expect(behind.total).toBeLessThanOrEqual(lucia?.circuits.own.n ?? 0);
  const { rows } = (await get('coordinacion', `/reports/departments?${period}`)).body as {
    rows: { unitId: string; asked: number; medianMinutes: number | null }[];
  };
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) {
    const cases = (await get('coordinacion', `/reports/cases?${period}&figure=asked&unitId=${row.unitId}`)).body as {
      total: number;
    };
    expect(cases.total).toBeGreaterThan(0);
    expect(cases.total).toBeLessThanOrEqual(row.asked);
  }
});

it('is not for agents, departments or a period that makes no sense', async () => {
  for (const who of ['agente', 'logistica', 'admin']) expect((await get(who, `/reports/agents?${period}`)).status).toBe(403);
  const backwards = await get('coordinacion', `/reports/agents?from=${day(1)}&to=${day(-1)}`);
  expect(backwards.status).toBe(400);
  expect(backwards.body).toMatchObject({ refusal: { reason: 'reports.backwards', field: 'to' } });
});

it('looks for unlike outcomes of like requests, and only for who organises the work', async () => {
  const { status, body } = await get<{ looked: number; groups: { rows: { apart: boolean; n: number }[] }[] }>(
    'coordinacion',
    `/reports/unequal?${period}`,
  );
  expect([status, body.looked > 20]).toEqual([200, true]);
  for (const { rows } of body.groups) expect(rows.some((row) => row.apart) && rows.every((row) => row.n >= 10)).toBe(true);
  for (const who of ['agente', 'logistica', 'externa', 'admin'])
    expect((await get(who, `/reports/unequal?${period}`)).status).toBe(403);
});
