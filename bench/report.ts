// The report per agent of a month, and the scheme of a quarter, at ten thousand cases and at a million.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { foundCentre } from '../corpus/centre/found.ts';
import { look } from '../server/platform/act.ts';
import { systemActor } from '../server/platform/actor.ts';
import { agents } from '../server/rooms/reports/views.ts';
import { rollDay } from '../server/rooms/scheme/actions/roll-day.ts';
import { weeks } from '../server/rooms/scheme/moves/views.ts';
import { daysToRoll, scheme } from '../server/rooms/scheme/views.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { atMost, during, tell } from './figures.ts';
import { manyDemands } from './many-demands.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
    /** Over how many days the cases came: all in the quarter at 91, a year at 365. */
    days: { type: 'string', default: '365' },
    seconds: { type: 'string', default: '5' },
  },
});
const house = await throwAwayHouse('bench-report', { port: 4994 });
try {
  const centre = await foundCentre(house.url, { name: 'Banco', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const manager = await centre.add('Coordina', 'COORDINATOR');
  const me = await centre.signIn('Coordina');
  const owner = new pg.Pool({ connectionString: house.connectionString, max: 2 });
  owner.on('error', () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const orgId = (await owner.query<{ org_id: string }>('select org_id from organization')).rows[0]?.org_id ?? '';
  const system = { ctx: house.ctx, actor: systemActor(orgId) };
  const session = { ctx: house.ctx, actor: { ...system.actor, kind: 'person' as const, id: manager.id, role: 'COORDINATOR' } };
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const month = { from: day(30), to: day(0) };
  const raw =
    'select owner_id, count(*), count(resolved_at) from case_file where org_id = $1 and opened_at >= $2::date and opened_at < $3::date + 1 group by owner_id';
  const turns = {
    'raw count of a month': () => owner.query(raw, [orgId, month.from, month.to]),
    'agents of a month': () => look(session, (tx) => agents(tx, month)),
    'agents of a month, over HTTP': () => me.get(`/reports/agents?from=${month.from}&to=${month.to}`),
    'scheme of a quarter': () => look(session, (tx) => scheme(tx, { span: 'quarter' })),
    'scheme of a quarter, over HTTP': () => me.get('/scheme?span=quarter'),
    'scheme of today': () => look(session, (tx) => scheme(tx, { span: 'today' })),
    'twelve weeks': () => look(session, (tx) => weeks(tx, {})),
  };
  const measured: ({ cases: number; what: string } & Awaited<ReturnType<typeof during>>)[] = [];
  let had = 0;
  for (const cases of [Number(values.small), Number(values.large)]) {
    await manyDemands(owner, { orgId, from: had, to: cases, days: Number(values.days), seed: 0.42 });
    await owner.query('delete from scheme_rolled');
    const begun = performance.now();
    let rolled = 0;
    for (
      let due = await look(system, (tx) => daysToRoll(tx, 400));
      due.length;
      due = await look(system, (tx) => daysToRoll(tx, 400))
    ) {
      for (const one of due) await rollDay(system, { day: one });
      rolled += due.length;
    }
    console.log(`${rolled} days counted in ${Math.round(performance.now() - begun)} ms`);
    await owner.query('vacuum analyze scheme_day');
    had = cases;
    for (const [what, turn] of Object.entries(turns)) {
      await turn();
      measured.push({ cases, what, ...(await during(Number(values.seconds), 1, turn)) });
    }
  }
  await owner.end();
  const p95 = (what: string, cases: string) => measured.find((one) => one.what === what && one.cases === Number(cases))?.p95 ?? 0;
  const p50 = (what: string) => measured.find((one) => one.what === what && one.cases === Number(values.large))?.p50 ?? 0;
  const against = (what: string) => p50(what) / (p50('raw count of a month') || 1);
  const ratio = (what: string) => p95(what, values.large) / (p95(what, values.small) || 1);
  const ofRaw = (one: { cases: number; p50: number }) => {
    const counted = measured.find(({ cases, what }) => cases === one.cases && what === 'raw count of a month');
    return Number((one.p50 / (counted?.p50 || 1)).toFixed(1));
  };
  const told = measured.map((one) => ({ ...one, 'times the raw count': ofRaw(one) }));
  console.log(`load average ${loadavg()[0]?.toFixed(1)}`);
  tell('report', told, [
    atMost('agents of a month, large, p95 ms', p95('agents of a month', values.large), 500),
    atMost('scheme of a quarter, large, p95 ms', p95('scheme of a quarter', values.large), 500),
    atMost('agents against a raw count of its cases, large, p50', against('agents of a month'), 10),
    atMost('scheme against the same raw count, large, p50', against('scheme of a quarter'), 10),
    atMost('agents: large against small', ratio('agents of a month'), Number(values.large) / Number(values.small)),
    atMost('scheme: large against small', ratio('scheme of a quarter'), Number(values.large) / Number(values.small)),
  ]);
} finally {
  await house.close();
}
