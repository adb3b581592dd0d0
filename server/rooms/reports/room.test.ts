import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHouse } from '../../../test/house.ts';

const PASSWORD = 'lumbre-demo-2026';
let app: Awaited<ReturnType<typeof testHouse>>;
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

type Circuits = Record<'own' | 'consulted' | 'authorised', { n: number; ended: number; medianMinutes: number | null }>;
type Agent = {
  personId: string | null;
  name: string;
  cases: number;
  circuits: Circuits;
  inTime: { n: number; of: number };
  satisfaction: { n: number };
};
type Agents = { total: Agent; rows: Agent[] };

it('counts all three circuits, and the rows add up to the total', async () => {
  const { total, rows } = (await get<Agents>('coordinacion', `/reports/agents?${period}`)).body;
  for (const circuit of ['own', 'consulted', 'authorised'] as const) expect(total.circuits[circuit].n).toBeGreaterThan(10);
  expect(total.satisfaction.n).toBeGreaterThan(10);
  expect(rows.reduce((sum, row) => sum + row.circuits.own.n, 0)).toBe(total.circuits.own.n);
  expect(rows.map((r) => r.name)).toEqual(rows.map((r) => r.name).toSorted((a, b) => a.localeCompare(b, 'es')));
});

type Told = { owner: string | null; solved: boolean; contacts: number; reopened: number; late: boolean; score: number | null };
type Asked = { by: string; circuit: keyof Circuits; minutes: number | null };
/** An agent's figures, or everybody's, made again one by one from what the rooms publish; minutes in numeric, as one would by hand. */
async function recount(owner: pg.Client, from: string, to: string): Promise<(personId: string | null) => object> {
  const days = `between $1::date and $2::date and org_id = (select org_id from person where email = 'coordinacion@tiendalumbre.example')`;
  const here = (column: string) => `(${column} at time zone 'Europe/Madrid')::date`;
  const told = await owner.query<Told>(
    `select owner_id as owner, resolved_at is not null as solved, contacts_in as contacts, reopened, legal_breached as late, score
     from case_outcome where ${here('opened_at')} ${days}`,
    [from, to],
  );
  const asked = await owner.query<Asked>(
    `select by_id as by, circuit, greatest(0, round(extract(epoch from ended_at - at) / 60))::integer as minutes
     from demand_outcome where circuit <> 'supply' and ${here('at')} ${days}`,
    [from, to],
  );
  return (personId) => {
    const cases = told.rows.filter((one) => personId === null || one.owner === personId);
    const solved = cases.filter((one) => one.solved);
    const scores = cases.flatMap((one) => one.score ?? []);
    const circuit = (name: keyof Circuits) => {
      const demands = asked.rows.filter((one) => one.circuit === name && (personId === null || one.by === personId));
      const waits = demands.flatMap((one) => one.minutes ?? []).toSorted((a, b) => a - b);
      return { n: demands.length, ended: waits.length, medianMinutes: waits[Math.ceil(waits.length / 2) - 1] ?? null };
    };
    const mean = scores.length ? Math.round((scores.reduce((sum, score) => sum + score, 0) * 100) / scores.length) : null;
    return {
      personId,
      cases: cases.length,
      resolved: solved.length,
      circuits: { own: circuit('own'), consulted: circuit('consulted'), authorised: circuit('authorised') },
      firstContact: { n: solved.filter((one) => one.contacts === 1 && one.reopened === 0).length, of: solved.length },
      reopened: { n: cases.filter((one) => one.reopened > 0).length, of: cases.length },
      inTime: { n: solved.filter((one) => !one.late).length, of: solved.length },
      satisfaction: { n: scores.length, meanHundredths: mean },
    };
  };
}

it('says of everybody and of each what a recount one by one says, and of the circuits what the scheme says', async () => {
  const [from, to] = [day(-40), day(-1)];
  const owner = new pg.Client({ connectionString: app.connectionString });
  await owner.connect();
  // The demo answers everybody in time: some of its answers are made late, one of them by two clocks.
  await owner.query(`with late as (update clock set due_at = stopped_at - interval '1 hour' where kind = 'legal'
      and case_id in (select id from case_file where resolved_at is not null order by opened_at desc limit 40 offset 20) returning *)
    insert into clock (org_id, id, case_id, kind, basis, starts_at, due_at, stopped_at)
    select org_id, gen_random_uuid(), case_id, kind, basis, starts_at, due_at, stopped_at from late limit 1`);
  const { total, rows } = (await get<Agents>('coordinacion', `/reports/agents?from=${from}&to=${to}`)).body;
  const anew = await recount(owner, from, to);
  await owner.end();
  expect(total).toMatchObject(anew(null));
  expect(total.inTime.of - total.inTime.n).toBeGreaterThan(5);
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(row).toMatchObject(anew(row.personId));
  const scheme = await get<{ circuits: Circuits }>('coordinacion', `/scheme?from=${from}&to=${to}`);
  for (const one of ['own', 'consulted', 'authorised'] as const) {
    const [ours, theirs] = [total.circuits[one], scheme.body.circuits[one]];
    expect([ours.n, ours.ended]).toEqual([theirs.n, theirs.ended]);
    const median = ours.medianMinutes ?? 0;
    expect(Math.abs(median - (theirs.medianMinutes ?? 0))).toBeLessThanOrEqual(median < 25 ? 0 : median * 0.04 + 0.5);
  }
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
