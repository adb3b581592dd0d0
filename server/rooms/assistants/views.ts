import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { must } from '../../platform/refusal.ts';
import { listKeys } from '../organization/sessions/views.ts';
import { allPeople } from '../organization/views.ts';
import { mayKeep } from './access.ts';
import type { Assistant } from './contract.ts';

type Figures = Assistant['week'] & { personId: string; lastAt: Date | null };

/** Seven days of every assistant: calls from the counters, the rest from what cases publish. */
async function weeks(tx: Tx): Promise<Map<string, Figures>> {
  const since = sql`${tx.now}::timestamptz - interval '7 days'`;
  const counted = (condition: ReturnType<typeof sql>) =>
    sql`(select count(*) from action_outcome a where a.org_id = p.org_id and a.by_id = p.id and a.at > ${since} and ${condition})`;
  const suggested = (condition: ReturnType<typeof sql>) =>
    sql`(select count(*) from suggestion_outcome s where s.org_id = p.org_id and s.by_id = p.id and s.at > ${since} and ${condition})`;
  const { rows } = await sql<Figures>`select p.id as "personId",
      (select max(u.last_at) from assistant_use u where u.org_id = p.org_id and u.person_id = p.id) as "lastAt",
      (select coalesce(sum(u.calls), 0) from assistant_use u where u.org_id = p.org_id and u.person_id = p.id and u.last_at > ${since}) as calls,
      (select coalesce(sum(u.refused), 0) from assistant_use u where u.org_id = p.org_id and u.person_id = p.id and u.last_at > ${since}) as refused,
      ${counted(sql`a.circuit = 'own'`)} as own, ${counted(sql`a.circuit = 'consulted'`)} as consulted, ${counted(sql`a.circuit = 'authorised'`)} as authorised,
      ${suggested(sql`s.kind = 'reply'`)} as drafts, ${suggested(sql`s.kind = 'action'`)} as proposals, ${suggested(sql`s.state = 'taken'`)} as taken
    from (select ${tx.orgId}::uuid as org_id, unnest(${(await allPeople(tx)).filter((one) => one.assistant).map((one) => one.id)}::uuid[]) as id) p`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

const NOTHING: Assistant['week'] = {
  calls: 0,
  refused: 0,
  own: 0,
  consulted: 0,
  authorised: 0,
  drafts: 0,
  proposals: 0,
  taken: 0,
};

/** The assistants of the centre, those at work first. */
export async function assistants(tx: Tx): Promise<{ address: string; assistants: Assistant[] }> {
  must(mayKeep(tx.actor));
  const people = await allPeople(tx);
  const figures = await weeks(tx);
  const keys = await listKeys(tx);
  const found = people
    .filter((one) => one.assistant)
    .map((one): Assistant => {
      const { personId: _, lastAt, ...week } = figures.get(one.id) ?? { ...NOTHING, personId: one.id, lastAt: null };
      const superior = people.find(({ id }) => id === one.superiorId);
      const { id, name, role, unitId, unitName, languages, active } = one;
      return {
        ...{ id, name, role, unitId, unitName, languages, active },
        superior: superior ? { id: superior.id, name: superior.name } : null,
        keys: keys.filter((key) => key.personId === id),
        lastUsedAt: lastAt?.toISOString() ?? null,
        week: Object.fromEntries(Object.entries(week).map(([name, n]) => [name, Number(n)])) as Assistant['week'],
      };
    });
  return { address: `${tx.ctx.baseUrl}/mcp`, assistants: found.sort((a, b) => Number(b.active) - Number(a.active)) };
}
