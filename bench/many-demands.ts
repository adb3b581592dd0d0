import type pg from 'pg';

const STEP = 50_000;
/** People, shops and units are few in a large centre too: ids are made from small numbers. */
const ID = (kind: number, n: string) => `('00000000-0000-${kind}000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const AGENTS = 60;
const STORES = 5;
const DEPARTMENTS = 8;
const SUPERIORS = 12;
/** Waits as people have them: half within 45 minutes, nine in ten within four and a half hours. */
const WAIT = 'exp(3.8 + 1.4 * (x.r1 + x.r2 + x.r3 + x.r4 - 2) * 1.73)';

export type Span = { orgId: string; from: number; to: number; days: number; seed: number };

/**
 * Cases made by SQL over so many days, in the order of time, each with a clock, one in five with a survey, and with demands: six in ten granted alone, three in ten put to
 * a department, one in ten to a superior, one in twenty-five to a section. Progress is shown.
 */
export async function manyDemands(owner: pg.Pool, { orgId, from, to, days, seed }: Span): Promise<void> {
  const client = await owner.connect();
  await client.query('drop index if exists case_words');
  await client.query('select setseed($1)', [seed]);
  await client.query(
    `insert into unit (org_id, id, code, kind, name_es, name_en) select $1, ${ID(3, 'n')}, 'BENCH_' || n, 'department', 'Departamento ' || n, 'Department ' || n
     from generate_series(1, ${DEPARTMENTS}) n on conflict do nothing`,
    [orgId],
  );
  await client.query(
    `insert into person (org_id, id, name, email, role, unit_id, created_at) select $1, ${ID(4, 'n')}, 'Superior ' || n, 'superior' || n || '@centre.example',
       (array['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER'])[1 + n % 3], (select id from unit where org_id = $1 and code = 'TEAM_1'), now()
     from generate_series(1, ${SUPERIORS}) n on conflict do nothing`,
    [orgId],
  );
  for (let at = from; at < to; at += STEP) {
    const end = Math.min(at + STEP, to);
    await client.query('begin');
    await client.query(
      `create temporary table x on commit drop as select n, ${ID(1, 'n')} as id, random() as way, random() as r1, random() as r2, random() as r3, random() as r4,
         now() - (1 - (n - $3::int)::float / $4::int) * interval '${days} days' as opened, ${ID(5, `1 + n % ${AGENTS}`)} as agent, 'Agente ' || (1 + n % ${AGENTS}) as agent_name, ${ID(6, `1 + n % ${STORES}`)} as store
       from generate_series($1::int, $2::int - 1) n`,
      [at, end, from, to - from],
    );
    await client.query(
      `insert into case_file (org_id, id, key, state, is_open, queue_id, subject, nature, reason, language, channel, customer_name, store_id, owner_id, owner_name, opened_at, resolved_at, contacts_in, reopened)
       select $1, id, 'BD-' || lpad(to_hex(n), 8, '0'), 'closed', false, (select id from queue where org_id = $1 order by position limit 1), 'Pedido ' || n, 'incident', 'order_status', 'es',
         (array['email', 'web', 'phone', 'email'])[1 + n % 4], 'Cliente ' || n, store, agent, agent_name, opened, opened + (${WAIT} * interval '1 minute'), 1 + (r1 * 2)::int, (r2 < 0.05)::int from x`,
      [orgId],
    );
    await client.query(
      `insert into clock (org_id, id, case_id, kind, basis, starts_at, due_at, stopped_at)
       select $1, ${ID(2, 'n')}, id, 'legal', 'bench', opened, opened + interval '15 days', opened + (${WAIT} * interval '1 minute') from x`,
      [orgId],
    );
    await client.query(
      `insert into survey (org_id, id, case_id, sent_at, score, answered_at) select $1, ${ID(7, 'n')}, id, opened, 1 + (r3 * 4)::int, opened from x where r4 < 0.2`,
      [orgId],
    );
    await client.query(
      `insert into case_action (org_id, id, case_id, at, action, params, circuit, state, ruling_id, ask, by_id, by_name, ended_at)
       select $1, ${ID(8, 'n')}, id, opened, 'REFUND_PARTIAL', '{}', 'own', 'done', id, '{}', agent, agent_name, opened + r1 * interval '2 minutes' from x where way < 0.6`,
      [orgId],
    );
    await client.query(
      `insert into request (org_id, id, kind, number, case_id, case_key, title, asked_by, asked_by_name, asked_at, unit_id, person_id, to_name_es, to_name_en, agreed_minutes, level_at, half_at, most_at, due_at,
         is_open, closed_at, outcome, usual_scope, usual_from)
       select $1, ${ID(9, 'n')}, kind, 'B-' || n, id, 'BD', 'Petición', agent, agent_name, opened, case when kind = 'authorization' then null else ${ID(3, `1 + n % ${DEPARTMENTS}`)} end,
         case when kind = 'authorization' then ${ID(4, `1 + n % ${SUPERIORS}`)} end, '', '', 120, opened, opened, opened, opened + interval '2 hours',
         open, case when open then null else opened + (${WAIT} * interval '1 minute') end, case when open then null else 'answered' end, 'unit:', opened
       from (select x.*, r4 > 0.995 as open, case when way < 0.87 then 'consultation' when way < 0.96 then 'authorization' else 'supply' end as kind from x where way >= 0.6) x`,
      [orgId],
    );
    await client.query(
      `insert into consultation (org_id, id, mode, state, unit_id, question)
       select $1, ${ID(9, 'n')}, case when r2 < 0.1 then 'refer' else 'consult' end, 'accepted', ${ID(3, `1 + n % ${DEPARTMENTS}`)}, '' from x where way >= 0.6 and way < 0.87`,
      [orgId],
    );
    await client.query('commit');
    console.log(`${end} cases`);
  }
  client.release();
  for (const table of ['case_file', 'clock', 'survey', 'case_action', 'request', 'consultation'])
    await owner.query(`vacuum analyze ${table}`);
}
