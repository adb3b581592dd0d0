import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHouse, until } from '../../../../test/house.ts';
import type { Application } from '../../../compose.ts';
import type { Scheme } from '../contract.ts';
import { look } from '../../../platform/act.ts';
import { systemActor } from '../../../platform/actor.ts';
import { daysToRoll } from '../views.ts';

const PASSWORD = 'lumbre-demo-2026';
let app: Application;
const cookies = new Map<string, string>();

/** As somebody of the demo centre, whose twelve weeks of history these figures are made of. */
async function get<T>(who: string, url: string): Promise<{ status: number; body: T }> {
  if (!cookies.has(who)) {
    const payload = { email: `${who}@tiendalumbre.example`, password: PASSWORD };
    const signed = await app.house.app.inject({ method: 'POST', url: '/api/v1/session', payload });
    cookies.set(who, String(signed.headers['set-cookie']).split(';')[0] ?? '');
  }
  const answer = await app.house.app.inject({ url: `/api/v1${url}`, headers: { cookie: cookies.get(who) ?? '' } });
  return { status: answer.statusCode, body: answer.json<T>() };
}

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const period = `from=${day(-90)}&to=${day(1)}`;
const orgId = async () => (await get<{ centre: { orgId: string } }>('coordinacion', '/me')).body.centre.orgId;
type Agents = { total: { circuits: Record<'own' | 'consulted' | 'authorised', { n: number; medianMinutes: number | null }> } };
const scheme = async (query = period) => (await get<Scheme>('coordinacion', `/scheme?${query}`)).body;
const sum = (rows: readonly { flow: { n: number } }[]) => rows.reduce((total, { flow }) => total + flow.n, 0);

beforeAll(async () => {
  app = await testHouse({ fill: 'demo' });
}, 240_000);
afterAll(() => app.close(), 60_000);

it('says what supervision says, and each circuit is its nodes', async () => {
  const [drawn, { body: agents }] = [await scheme(), await get<Agents>('coordinacion', `/reports/agents?${period}`)];
  for (const circuit of ['own', 'consulted', 'authorised'] as const) {
    const [here, there] = [drawn.circuits[circuit], agents.total.circuits[circuit]];
    expect(here.n).toBe(there.n);
    expect(here.n).toBeGreaterThan(10);
    expect(here.ended + here.waiting).toBe(here.n);
    const exact = there.medianMinutes ?? 0;
    expect(Math.abs((here.medianMinutes ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.04 + 0.5);
  }
  const { own, consulted, authorised } = drawn.circuits;
  expect(own.n + consulted.n + authorised.n).toBe(drawn.demands.n);
  expect(sum(drawn.departments)).toBe(consulted.n);
  expect(sum(drawn.superiors)).toBe(authorised.n);
  expect(sum(drawn.sections)).toBe(drawn.supplies.n);
  expect(drawn.channels.reduce((total, { n }) => total + n, 0)).toBe(drawn.demands.n);
});

it('says the same from what is counted by day, by each shop, and by each department', async () => {
  const before = await scheme();
  const house = { ctx: app.ctx, actor: systemActor(await orgId()) };
  await until('the history is counted', async () => (await look(house, (tx) => daysToRoll(tx, 1))).length === 0);
  const after = await scheme();
  expect({ ...after, until: '' }).toEqual({ ...before, until: '' });
  const stores = await Promise.all(after.stores.map(({ id }) => scheme(`${period}&storeId=${id}`)));
  expect(stores.reduce((total, one) => total + one.demands.n, 0)).toBeLessThanOrEqual(after.demands.n);
  expect(stores.every((one) => one.demands.n > 0)).toBe(true);
  for (const { unitId, flow } of after.departments)
    expect((await scheme(`${period}&unitId=${unitId}`)).departments.map((one) => one.flow)).toEqual([flow]);
});

it('opens the cases behind every figure', async () => {
  const drawn = await scheme();
  type Behind = { cases: { id: string }[]; more: boolean };
  const behind = async (query: string) => (await get<Behind>('coordinacion', `/scheme/cases?${period}&${query}`)).body;
  const asked: [string, number][] = [
    ...(['own', 'consulted', 'authorised', 'supply'] as const).map((kind): [string, number] => [
      `kind=${kind}`,
      kind === 'supply' ? drawn.supplies.n : drawn.circuits[kind].n,
    ]),
    ...drawn.departments.map(({ unitId, flow }): [string, number] => [`kind=consulted&unitId=${unitId}`, flow.n]),
    ...drawn.superiors.map(({ role, flow }): [string, number] => [`kind=authorised&role=${role}`, flow.n]),
    ...drawn.channels.map(({ channel, n }): [string, number] => [`channel=${channel}`, n]),
    ['state=waiting', drawn.demands.waiting],
    ['mode=refer', drawn.referred.n],
  ];
  for (const [query, n] of asked) {
    const { cases, more } = await behind(query);
    expect({ query, most: cases.length <= n, some: cases.length > 0 || more }).toEqual({ query, most: true, some: n > 0 });
  }
});

it('now is the last hour and all that waits', async () => {
  const [now, quarter] = [await scheme('span=now'), await scheme()];
  expect(now.period).toBeNull();
  expect(now.demands.waiting).toBe(quarter.demands.waiting);
  expect(now.demands.n).toBeGreaterThanOrEqual(now.demands.waiting);
});

it('is not for agents, departments, subcontractors or administrators; a period that makes no sense is refused', async () => {
  for (const who of ['agente', 'logistica', 'externa', 'admin'])
    for (const path of [`/scheme?${period}`, '/scheme/weeks', `/scheme/cases?${period}`])
      expect({ who, path, status: (await get(who, path)).status }).toEqual({ who, path, status: 403 });
  const backwards = await get('coordinacion', `/scheme?from=${day(1)}&to=${day(-1)}`);
  expect(backwards).toMatchObject({ status: 400, body: { refusal: { reason: 'scheme.backwards', field: 'to' } } });
});
