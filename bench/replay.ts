// A changed limit over a million past requests: as they are mixed in practice, and where every one of them is of the changed cell.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { look } from '../server/platform/act.ts';
import { systemActor } from '../server/platform/actor.ts';
import type { Session } from '../server/platform/context.ts';
import { foundStandardPolicy } from '../server/rooms/attributions/actions/found-standard-policy.ts';
import type { Attribution } from '../server/rooms/attributions/contract.ts';
import { differing } from '../server/rooms/attributions/replay/reckoning/decide.ts';
import { replayedFor } from '../server/rooms/attributions/replay/rerun/views.ts';
import { rowsOf, versionInForce } from '../server/rooms/attributions/ruling/views.ts';
import { foundCentre } from '../server/rooms/organization/actions/found-centre.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { atMost, tell } from './figures.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '100000' },
    large: { type: 'string', default: '1000000' },
    port: { type: 'string', default: '4991' },
  },
});
const [SMALL, LARGE] = [Number(values.small), Number(values.large)];
/** Early enough that all of them are past: nothing of tomorrow is looked at. */
const FROM = Date.parse('2024-01-01T00:00:00Z');
const MINUTE = 60_000;
const STEP = 100_000;
const PEOPLE = 400;
/** Of ten requests, whose they are. */
const ROLES = ['AGENT', 'AGENT', 'AGENT', 'AGENT', 'AGENT', 'AGENT', 'AGENT_EXT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR'];

type Versions = { id: string; before: Attribution[]; after: Attribution[] };

/** A centre with the standard policy, and that policy with the agents' limit of a partial refund from 25 to 60 euros. */
async function centreWith(ctx: Session['ctx'], name: string): Promise<{ session: Session; versions: Versions }> {
  const admin = { name: 'Admin', email: `admin@${name}.example`, password: 'una frase larga de verdad', locale: 'es' as const };
  const { orgId } = await foundCentre(ctx, { centre: name, timeZone: 'Europe/Madrid', currency: 'EUR', ...admin }, 'house');
  const session = { ctx, actor: systemActor(orgId) };
  await foundStandardPolicy(session, {});
  const versions = await look(session, async (tx) => {
    const id = (await versionInForce(tx))?.id ?? '';
    const before = await rowsOf(tx, id);
    const wide = (row: Attribution) => row.action === 'REFUND_PARTIAL' && row.holder.ref === 'AGENT' && row.circuit === 'own';
    const after = before.map((row) =>
      wide(row) ? { ...row, limits: row.limits.map((one) => ({ ...one, max: Math.max(6000, one.max) })) } : row,
    );
    return { id, before, after };
  });
  return { session, versions };
}

/**
 * Past requests as the rulings' trigger writes them, made by SQL, so that there are many: two weeks' worth of facts, a minute for each.
 * `mixed`: 25 actions and five roles; else all of them agents' partial refunds.
 */
async function manyRequests(owner: pg.Pool, orgId: string, versionId: string, mixed: boolean): Promise<void> {
  const client = await owner.connect();
  client.on('error', () => undefined);
  await client.query(`set session_replication_role = replica`);
  await client.query(
    `insert into past_party (org_id, id, holder, line) select $1::uuid, md5($1::uuid::text || n)::uuid,
       jsonb_build_object('personId', md5('p' || n)::uuid, 'name', 'Persona ' || n, 'role', case when $4::boolean then ($2::text[])[1 + n % 10] else 'AGENT' end, 'unitIds', jsonb_build_array(md5('u' || n % 20)::uuid),
         'vendorId', null, 'assistant', false, 'certifications', '[]'::jsonb),
       (select jsonb_agg(jsonb_build_object('unitId', md5('u' || level)::uuid, 'absent', false, 'deputy', null, 'holder',
         jsonb_build_object('personId', md5('above' || level)::uuid, 'name', 'Superior ' || level, 'role', level, 'unitIds', '[]'::jsonb, 'vendorId', null, 'assistant', false, 'certifications', '[]'::jsonb)))
        from unnest(array['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'AUTHORITY']) level)
     from generate_series(0, $3::int - 1) n`,
    [orgId, ROLES, PEOPLE, mixed],
  );
  for (let at = 0; at < LARGE; at += STEP) {
    await client.query(
      `insert into past_request (org_id, ruling_id, at, version_id, party_id, holder_id, customer_id, case_id, minor, order_minor, customer_minor, ended_minor, units, order_units,
         customer_units, waited_minutes, contacts, by_order, currency, action, circuit, holder_role, store_code, reason, ended, windows, departments, facts)
       select $1::uuid, gen_random_uuid(), to_timestamp($6::double precision + n * 60), $2::uuid, md5($1::uuid::text || n % $7::int)::uuid, md5('p' || n % $7::int)::uuid, md5('c' || n % 200000)::uuid, gen_random_uuid(), minor, used, used, granted, 1, 0, 0,
         case when own then 0 else 20 + n % 300 end, case when own then 0 else n % 3 / 2 end, true, 'EUR', action, case when own then 'own' else 'authorised' end,
         case when $8::boolean then ($5::text[])[1 + n % $7::int % 10] else 'AGENT' end, 'TIENDA_' || n % 8, (array['delay','damaged','billing','wrong_item','order_status'])[1 + n % 5],
         case when own or n % 20 > 1 then 'granted' when n % 20 = 1 then 'rejected' else 'changed' end,
         jsonb_build_object('holders', jsonb_build_object(md5('p' || n % $7::int)::uuid, jsonb_build_object('month', jsonb_build_object('minor', n % 300 * 100, 'units', 0))), 'consulted', '{}'::jsonb),
         'null', jsonb_build_object('channel', 'email', 'reason', 'delay', 'tier', 'normal', 'ground', 'discretion', 'evidence', jsonb_build_array('photo'), 'identityVerified', n % 2 = 0, 'storeCode', 'TIENDA_1',
           'orderState', 'delivered', 'daysSinceDelivery', n % 60, 'paidMinor', 1000 + n % 20000, 'refundedMinor', 0, 'picked', true, 'inStock', true, 'skus', jsonb_build_array('SKU-' || n % 5000), 'inGuarantee', true)
       from (select n, minor, used, action, minor + used <= 2500 as own, case when n % 20 = 0 then minor / 2 when n % 20 = 1 then null else minor end as granted
         from (select n, 100 + (n::bigint * 7919 % 9000)::integer as minor, case when n % 12 = 0 then 500 else 0 end as used,
           case when $8::boolean then (select code from action_kind where org_id = $1::uuid order by position offset n / 400 % 25 limit 1) else 'REFUND_PARTIAL' end as action
         from generate_series($3::int, $4::int - 1) n) raw) made`,
      [orgId, versionId, at, Math.min(at + STEP, LARGE), ROLES, FROM / 1000, PEOPLE, mixed],
    );
    console.log(`${mixed ? 'mixed' : 'all of one cell'}: ${Math.min(at + STEP, LARGE)} past requests`);
  }
  client.release(true);
}

type Measured = {
  what: string;
  requests: number;
  ruled: number;
  ms: number;
  cpuMs: number;
  progress: number;
  grewMb: number;
  longestBlockMs: number;
  moved: number;
  plainMs: number;
};

async function measure(
  owner: pg.Pool,
  what: string,
  session: Session,
  { id, before, after }: Versions,
  requests: number,
): Promise<Measured> {
  const span = { from: new Date(FROM), to: new Date(FROM + requests * MINUTE) };
  const plain = performance.now();
  await owner.query('select count(*), sum(minor) from past_request where org_id = $1 and at >= $2 and at < $3', [
    session.actor.orgId,
    span.from,
    span.to,
  ]);
  const plainMs = performance.now() - plain;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const [base, seen] = [process.memoryUsage().rss, { rss: 0, progress: 0 }];
  const timer = setInterval(() => (seen.rss = Math.max(seen.rss, process.memoryUsage().rss)), 50);
  delay.enable();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const { ruled, result } = await replayedFor(
    session,
    { ...differing(before, after), span, againstId: id },
    async () => void seen.progress++,
  );
  const { total } = result;
  const { user, system } = process.cpuUsage(cpu);
  const ms = performance.now() - begun;
  delay.disable();
  clearInterval(timer);
  const moved = total.moved.reduce((sum, one) => sum + one.n, 0);
  if (total.requests !== requests) throw new Error(`${total.requests} of ${requests} were looked at`);
  const round = Math.round;
  return {
    what,
    requests,
    ruled,
    ms: round(ms),
    cpuMs: round((user + system) / 1000),
    progress: seen.progress,
    grewMb: round((seen.rss - base) / 2 ** 20),
    longestBlockMs: round(delay.max / 1e6),
    moved,
    plainMs: round(plainMs),
  };
}

const house = await throwAwayHouse('bench-replay', { port: Number(values.port) });
try {
  const owner = new pg.Pool({ connectionString: house.connectionString, max: 2 });
  owner.on('error', () => undefined);
  const mixed = await centreWith(house.ctx, 'mezcla');
  const alone = await centreWith(house.ctx, 'una');
  await manyRequests(owner, mixed.session.actor.orgId, mixed.versions.id, true);
  await manyRequests(owner, alone.session.actor.orgId, alone.versions.id, false);
  await owner.query('vacuum analyze past_request');
  const run = (what: string, { session, versions }: typeof mixed, requests: number) =>
    measure(owner, what, session, versions, requests);
  await run('first time, to warm up', mixed, SMALL);
  const measured = [
    await run('mixed', mixed, SMALL),
    await run('mixed', mixed, LARGE),
    await run('all of one cell', alone, SMALL),
    await run('all of one cell', alone, LARGE),
  ];
  await owner.end();
  const [small, large, smallAlone, largeAlone] = measured;
  const tenfold = LARGE / SMALL;
  tell('replay', measured, [
    atMost(`${LARGE} requests, mixed, s`, (large?.ms ?? 0) / 1000, 5),
    atMost(`${LARGE} requests, all of the changed cell, s`, (largeAlone?.ms ?? 0) / 1000, 5),
    atMost(`mixed, per request: ${LARGE} against ${SMALL}`, (large?.ms ?? 0) / (small?.ms ?? 1) / tenfold, 1.5),
    atMost(`one cell, per request: ${LARGE} against ${SMALL}`, (largeAlone?.ms ?? 0) / (smallAlone?.ms ?? 1) / tenfold, 1.5),
    atMost('mixed: against a plain count and sum of the same', (large?.ms ?? 0) / (large?.plainMs ?? 1), 20),
    atMost(
      `memory that ${LARGE} of one cell take more than ${SMALL}, MB`,
      (largeAlone?.grewMb ?? 0) - (smallAlone?.grewMb ?? 0),
      100,
    ),
    atMost('longest block of the process, ms', Math.max(large?.longestBlockMs ?? 0, largeAlone?.longestBlockMs ?? 0), 100),
  ]);
} finally {
  await house.close();
}
