// The fifty newest open cases of one queue, at ten thousand cases and at a million.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { foundCentre } from '../corpus/centre/found.ts';
import { look } from '../server/platform/act.ts';
import { systemActor } from '../server/platform/actor.ts';
import { listCases } from '../server/rooms/cases/desk/views.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { atMost, during, tell } from './figures.ts';
import { manyCases } from './many-cases.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '5' },
  },
});
const house = await throwAwayHouse('bench-queue', { port: 4992 });
try {
  const centre = await foundCentre(house.url, { name: 'Banco', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const manager = await centre.add('Coordina', 'COORDINATOR');
  const owner = new pg.Pool({ connectionString: house.connectionString, max: 2 });
  owner.on('error', () => undefined);
  const me = await centre.signIn('Coordina');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const { rows } = await owner.query<{ org_id: string; id: string }>('select org_id, id from queue order by position limit 1');
  const [queue] = rows;
  if (!queue) throw new Error('no queue');
  const actor = { ...systemActor(queue.org_id), kind: 'person' as const, id: manager.id };
  const inProcess = () => look({ ctx: house.ctx, actor }, (tx) => listCases(tx, { view: 'queue', queueId: queue.id, limit: 50 }));
  const overHttp = () => me.get(`/cases?view=queue&queueId=${queue.id}&limit=50`);
  const measured: ({ cases: number; where: string } & Awaited<ReturnType<typeof during>>)[] = [];
  let had = 0;
  for (const cases of [Number(values.small), Number(values.large)]) {
    await manyCases(owner, queue.org_id, had, cases);
    had = cases;
    await during(1, 1, inProcess);
    measured.push({ cases, where: 'at the server', ...(await during(Number(values.seconds), 1, inProcess)) });
    measured.push({ cases, where: 'over HTTP', ...(await during(Number(values.seconds), 1, overHttp)) });
  }
  await owner.end();
  const [small, , large] = measured;
  tell('queue', measured, [
    atMost('p95 at the server, large, ms', large?.p95 ?? 0, 5),
    atMost('large against small, p50', (large?.p50 ?? 0) / (small?.p50 ?? 1), 1.5),
  ]);
} finally {
  await house.close();
}
