import type pg from 'pg';

const STEP = 100_000;

/** Cases made by SQL, so that there are many: one in ten open, spread over the queues; each with a message. Progress is shown. */
export async function manyCases(owner: pg.Pool, orgId: string, from: number, to: number): Promise<void> {
  const { rows } = await owner.query<{ id: string }>('select id from queue where org_id = $1 order by position', [orgId]);
  const queues = rows.map((r) => r.id);
  for (let at = from; at < to; at += STEP) {
    const end = Math.min(at + STEP, to);
    await owner.query(
      `insert into case_file (org_id, id, key, state, is_open, queue_id, subject, snippet, nature, reason, language, channel, customer_name, opened_at, last_in_at, contacts_in)
       select $1, gen_random_uuid(), 'BM-' || lpad(to_hex(n), 8, '0'), case when n % 10 = 0 then 'new' else 'closed' end, n % 10 = 0, ($2::uuid[])[1 + n / 10 % cardinality($2::uuid[])],
         'Pedido ' || n || ' sin llegar', 'Hola, mi pedido no llega', 'incident', 'order_status', 'es', 'email', 'Cliente ' || n, now() - (($4 - n) || ' seconds')::interval, now(), 1
       from generate_series($3::int, $4::int - 1) n`,
      [orgId, queues, at, end],
    );
    console.log(`${end} cases`);
  }
  await owner.query('vacuum analyze case_file');
}
