// One case opened: thread of ten messages, clocks, orders, and the "you may" bar; among few cases and among a million.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { look } from '../server/platform/act.ts';
import { systemActor } from '../server/platform/actor.ts';
import { receive } from '../server/rooms/cases/actions/receive.ts';
import { reply } from '../server/rooms/cases/actions/reply.ts';
import { mayBar } from '../server/rooms/cases/bar/views.ts';
import { headOf, openCase } from '../server/rooms/cases/views.ts';
import { actorById } from '../server/rooms/organization/sessions/views.ts';
import { allPeople } from '../server/rooms/organization/views.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { atMost, during, tell } from './figures.ts';
import { manyCases } from './many-cases.ts';

const { values } = parseArgs({
  options: { large: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '5' } },
});
const house = await throwAwayHouse('bench-open', { port: 4993, fill: 'demo' });
try {
  const owner = new pg.Pool({ connectionString: house.connectionString, max: 2 });
  owner.on('error', () => undefined);
  const { rows } = await owner.query<{ org_id: string; id: string }>(
    'select org_id, id from case_file where is_open and order_id is not null order by opened_at desc limit 1',
  );
  const [one] = rows;
  if (!one) throw new Error('the demo has no open case');
  const system = { ctx: house.ctx, actor: systemActor(one.org_id) };
  const agent = await look(system, async (tx) =>
    actorById(tx, (await allPeople(tx)).find((p) => p.role === 'AGENT')?.id ?? '', null),
  );
  if (!agent) throw new Error('the demo has no agent');
  const session = { ctx: house.ctx, actor: agent };
  for (let i = 0; i < 5; i++) {
    await receive(system, {
      channel: 'web',
      ref: `bench-${i}`,
      from: { address: null, name: '' },
      text: 'Sigo esperando. ¿Hay novedades?',
      caseId: one.id,
      receipt: false,
    });
    await reply(session, { caseId: one.id, text: 'Lo miro ahora mismo y le digo.' });
  }
  const whole = () => look(session, (tx) => openCase(tx, one.id));
  const bar = () =>
    look(session, async (tx) => {
      const head = await headOf(tx, one.id);
      return mayBar(tx, head, head.order_id);
    });
  const both = () => Promise.all([whole(), bar()]);
  const measured: ({ cases: string; what: string } & Awaited<ReturnType<typeof during>>)[] = [];
  const measure = async (cases: string) => {
    for (const [what, turn] of [
      ['case', whole],
      ['bar', bar],
      ['case and bar', both],
    ] as const) {
      await during(1, 1, turn);
      measured.push({ cases, what, ...(await during(Number(values.seconds), 1, turn)) });
    }
  };
  await measure('demo');
  await manyCases(owner, one.org_id, 0, Number(values.large));
  await measure(values.large);
  await owner.end();
  const [small, large] = measured.filter((m) => m.what === 'case and bar');
  tell('open', measured, [
    atMost('case and bar, large, p95 ms', large?.p95 ?? 0, 15),
    atMost('large against small, p50', (large?.p50 ?? 0) / (small?.p50 ?? 1), 1.5),
  ]);
} finally {
  await house.close();
}
