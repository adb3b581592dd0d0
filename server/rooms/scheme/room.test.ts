import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonOf, type SmallCentre, smallCentre, type UnitCode, type Who, withPolicy } from '../../../test/small-centre.ts';
import { look } from '../../platform/act.ts';
import { accept } from '../consultations/actions/accept.ts';
import { answer } from '../consultations/actions/answer.ts';
import { ask } from '../consultations/actions/ask.ts';
import { withdraw } from '../consultations/actions/withdraw.ts';
import { ask as askSection } from '../supplies/actions/ask.ts';
import type { Scheme } from './contract.ts';
import { bucketOf, dayAfter, percentileOf, UNANSWERED } from './decide.ts';
import { reactions } from './events.ts';
import { timedJobs } from './jobs.ts';
import { weeks } from './moves/views.ts';
import { behind, daysToRoll, scheme } from './views.ts';

const DAY = 24 * 60;
const FIRST = '2026-11-24';
let centre: SmallCentre;

beforeAll(async () => {
  centre = await smallCentre();
  await withPolicy(centre);
});
afterAll(() => centre.close());

const put = (department: UnitCode, mode: 'consult' | 'refer' = 'consult') =>
  ask(centre.session('lucia'), { ...centre.case, mode, title: '¿Vale la base?', department, question: '¿Vale?' });
const reply = async (who: Who, requestId: string) => {
  await answer(centre.session(who), { requestId, kind: 'answer', verdict: 'information', text: 'Sí.' });
  await accept(centre.session('lucia'), { requestId });
};
const turn = () => centre.turn(timedJobs, reactions).then(() => centre.turn(timedJobs, reactions));
const seen = (asked: Parameters<typeof scheme>[1] = {}, who: Who = 'carla') =>
  look(centre.session(who), (tx) => scheme(tx, { from: FIRST, to: '2026-12-10', ...asked }));

type Row = { day: string; circuit: string; asked: string; mode: string; bucket: number; n: number };
/** What is counted, and the same made again from the requests themselves, one by one. */
async function counted(zone = 'Europe/Madrid'): Promise<{ kept: Row[]; anew: Row[] }> {
  const kept = await centre.owner.query<Row>(
    'select day::text, circuit, asked, mode, bucket, n from scheme_day where org_id = $1 order by 1, 2, 3, 4, 5',
    [centre.orgId],
  );
  const demands = await centre.owner.query<Omit<Row, 'bucket' | 'n'> & { minutes: number | null }>(
    `select (r.asked_at at time zone $2)::date::text as day, case r.kind when 'consultation' then 'consulted' else 'supply' end as circuit, r.unit_id as asked,
       coalesce(k.mode, 'ask') as mode, floor(extract(epoch from r.closed_at - r.asked_at) / 60)::int as minutes
     from request r left join consultation k on k.org_id = r.org_id and k.id = r.id
     where r.org_id = $1 and (r.asked_at at time zone $2)::date < ($3::timestamptz at time zone $2)::date`,
    [centre.orgId, zone, centre.ctx.clock.now()],
  );
  const sums = new Map<string, Row>();
  for (const { day, circuit, asked, mode, minutes } of demands.rows) {
    const bucket = minutes === null ? UNANSWERED : bucketOf(minutes);
    const key = [day, circuit, asked, mode, bucket].join();
    sums.set(key, { day, circuit, asked, mode, bucket, n: (sums.get(key)?.n ?? 0) + 1 });
  }
  const order = (a: Row, b: Row) =>
    [a.day, a.circuit, a.asked, a.mode].join().localeCompare([b.day, b.circuit, b.asked, b.mode].join()) || a.bucket - b.bucket;
  return { kept: kept.rows.toSorted(order), anew: [...sums.values()].toSorted(order) };
}

describe('a centre through four days', () => {
  let late: string;

  test('what is asked is on the scheme at once, before anything is counted', async () => {
    const { request } = await put('DEPT_FIN');
    late = (await put('DEPT_LOG')).request.id;
    await put('DEPT_LOG', 'refer');
    await askSection(centre.session('lucia'), {
      ...centre.case,
      title: 'Una base',
      section: 'SECTION_STOCK',
      purpose: 'spare',
      lines: [{ sku: 'HV-17', quantity: 1 }],
    });
    centre.pass(40);
    await reply('fina', request.id);
    const today: Scheme = await seen({ from: undefined, to: undefined, span: 'today' });
    expect(today.demands).toMatchObject({ n: 3, ended: 1, waiting: 2, medianMinutes: 40 });
    expect(today.circuits.consulted).toEqual(today.demands);
    expect(today.departments.map(({ name, flow, referred }) => [name, flow.n, referred.n])).toEqual([
      ['DEPT_FIN', 1, 0],
      ['DEPT_LOG', 2, 1],
    ]);
    expect(today.sections.map(({ name, flow }) => [name, flow.n])).toEqual([['SECTION_STOCK', 1]]);
    expect(today.supplies.n).toBe(1);
  });

  test('a day that is over is counted once, by what was asked in it', async () => {
    await turn();
    expect(await look(centre.house, (tx) => daysToRoll(tx, 10))).toEqual([]);
    centre.pass(DAY);
    expect(await look(centre.house, (tx) => daysToRoll(tx, 10))).toEqual([FIRST]);
    const before = await seen();
    await turn();
    const { kept, anew } = await counted();
    expect(kept).toEqual(anew);
    expect(kept.reduce((sum, row) => sum + row.n, 0)).toBe(4);
    expect(await seen()).toEqual({ ...before, until: centre.ctx.clock.now().toISOString() });
  });

  test('an answer that comes days later changes the day of the asking', async () => {
    centre.pass(DAY);
    await reply('lola', late);
    await put('DEPT_IT');
    await turn();
    const { kept, anew } = await counted();
    expect(kept).toEqual(anew);
    expect(kept.filter((row) => row.circuit === 'consulted' && row.bucket === UNANSWERED)).toHaveLength(1);
    const whole = await seen();
    expect(whole.circuits.consulted).toMatchObject({ n: 4, ended: 2, waiting: 2 });
    expect(whole.departments.find(({ name }) => name === 'DEPT_LOG')?.flow.medianMinutes).toBe(
      percentileOf(new Map([[bucketOf(2 * DAY + 40), 1]]), 0.5),
    );
  });

  test('what waits beyond the agreed time is late; what is withdrawn waits no more', async () => {
    const { request } = await put('DEPT_IT');
    centre.pass(DAY);
    const [it] = (await seen()).departments.filter(({ name }) => name === 'DEPT_IT');
    expect(it?.flow).toMatchObject({ n: 2, waiting: 2, overdue: 2 });
    await withdraw(centre.session('lucia'), { requestId: request.id });
    await turn();
    expect((await seen()).departments.find(({ name }) => name === 'DEPT_IT')?.flow).toMatchObject({ n: 2, ended: 1, overdue: 1 });
    const { kept, anew } = await counted();
    expect(kept).toEqual(anew);
  });

  test('another zone is another day: all is counted again', async () => {
    await centre.owner.query('update organization set time_zone = $2 where org_id = $1', [centre.orgId, 'Pacific/Auckland']);
    const moved = await seen();
    await turn();
    const { kept, anew } = await counted('Pacific/Auckland');
    expect(kept).toEqual(anew);
    expect((await seen()).demands).toEqual(moved.demands);
    await centre.owner.query('update organization set time_zone = $2 where org_id = $1', [centre.orgId, 'Europe/Madrid']);
    await turn();
  });

  test('a department alone has its own arrows; the weeks hold what the period holds', async () => {
    const { demands, departments } = await seen({ unitId: centre.units.DEPT_FIN });
    expect(demands).toMatchObject({ n: 1, ended: 1 });
    expect(departments).toHaveLength(1);
    const answered = await look(centre.session('carla'), (tx) => weeks(tx, {}));
    expect(answered.weeks).toHaveLength(12);
    expect(answered.weeks.reduce((sum, week) => sum + week.own + week.consulted + week.authorised, 0)).toBe(
      (await seen()).demands.n,
    );
    expect(answered.moved).toEqual([]);
  });
});

test('who organises the work reads it; agents, departments and a stranger never see a figure of it', async () => {
  for (const who of ['lucia', 'fina', 'saul', 'elena'] as const) {
    expect(await reasonOf(seen({}, who))).toBe('scheme.mayNot');
    expect(await reasonOf(look(centre.session(who), (tx) => weeks(tx, {})))).toBe('scheme.mayNot');
    expect(await reasonOf(look(centre.session(who), (tx) => behind(tx, {})))).toBe('scheme.mayNot');
  }
  const vendor = centre.session('carla');
  const theirs = { ...vendor, actor: { ...vendor.actor, vendorId: centre.units.TIENDA } };
  expect(await reasonOf(look(theirs, (tx) => scheme(tx, {})))).toBe('scheme.mayNot');
  const stranger = await centre.stranger();
  const other = await look(stranger, (tx) => scheme(tx, { from: dayAfter(FIRST, -30), to: dayAfter(FIRST, 30) }));
  expect(other).toMatchObject({ demands: { n: 0 }, departments: [], sections: [], superiors: [] });
  expect((await look(stranger, (tx) => weeks(tx, {}))).weeks.every((week) => week.consulted === 0)).toBe(true);
});
