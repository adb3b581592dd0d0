import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallCentre, smallCentre, withPolicy } from '../../../../test/small-centre.ts';
import { look } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/attributions.ts';
import { weeks } from './views.ts';

const DAY = 24 * 60;
let centre: SmallCentre;
learn([words]);
beforeAll(async () => {
  centre = await smallCentre();
  await withPolicy(centre);
});
afterAll(() => centre.close());

/** Actions as a case keeps them: so many of a kind by one agent today, so many of them granted alone. */
async function acts(who: 'lucia' | 'andres' | 'carla', action: string, n: number, own: number): Promise<void> {
  const { rows } = await centre.owner.query<{ id: string }>('select id from queue where org_id = $1', [centre.orgId]);
  const queueId = rows[0]?.id ?? newId();
  await centre.owner.query(
    `insert into queue (org_id, id, code, name_es, name_en) values ($1, $2, 'GENERAL', 'General', 'General') on conflict do nothing`,
    [centre.orgId, queueId],
  );
  const caseId = newId();
  await centre.owner.query(
    `insert into case_file (org_id, id, key, state, is_open, queue_id, subject, nature, reason, language, channel, opened_at)
     values ($1, $2, $2::uuid::text, 'closed', false, $3, 'Pedido', 'incident', 'other', 'es', 'email', $4)`,
    [centre.orgId, caseId, queueId, centre.ctx.clock.now()],
  );
  await centre.owner.query(
    `insert into case_action (org_id, id, case_id, at, action, params, circuit, state, ruling_id, ask, by_id, by_name, ended_at)
     select $1, gen_random_uuid(), $2, $3::timestamptz, $4, '{}', case when n <= $5 then 'own' else 'authorised' end, 'done', $2, '{}', $6, $7, $3::timestamptz from generate_series(1, $8::int) n`,
    [centre.orgId, caseId, centre.ctx.clock.now(), action, own, centre.people[who], who, n],
  );
}

/** A second version in which an agent's refund reaches from 60 to 90 euros. */
async function widen(): Promise<string> {
  const { owner, orgId } = centre;
  const [id, now] = [newId(), centre.ctx.clock.now()];
  await owner.query(
    `insert into policy_version (org_id, id, number, state, created_by, created_at) values ($1, $2, 2, 'draft', $3, $4)`,
    [orgId, id, centre.people.diego, now],
  );
  await owner.query(
    `insert into attribution (org_id, id, version_id, action, holder_kind, holder_ref, circuit, department, limits)
     select org_id, gen_random_uuid(), $2, action, holder_kind, holder_ref, circuit, department,
       case when action = 'REFUND_PARTIAL' and holder_ref = 'AGENT' then '[{"per":"request","unit":"money","max":9000}]'::jsonb else limits end from attribution where org_id = $1`,
    [orgId, id],
  );
  await owner.query(`update policy_version set active_until = $2 where org_id = $1 and number = 1`, [orgId, now]);
  await owner.query(`update policy_version set state = 'active', active_from = $3 where org_id = $1 and id = $2`, [
    orgId,
    id,
    now,
  ]);
  return id;
}

const seen = () => look(centre.session('carla'), (tx) => weeks(tx, {}));

test('a changed limit tells what it did to the actions and the people it speaks of, once there is enough to tell', async () => {
  await acts('lucia', 'REFUND_PARTIAL', 25, 10);
  await acts('andres', 'REFUND_PARTIAL', 15, 6);
  await acts('carla', 'REFUND_PARTIAL', 50, 50);
  await acts('lucia', 'VOUCHER', 50, 0);
  centre.pass(7 * DAY);
  const versionId = await widen();
  const [early] = (await seen()).moved;
  expect(early).toMatchObject({ versionId, versionNumber: 2, before: { n: 40, own: 16 }, after: { n: 0, own: 0 }, points: null });
  expect(early?.sentences.join()).toMatch(/60,00\s€.*90,00\s€/);
  centre.pass(2 * DAY);
  await acts('lucia', 'REFUND_PARTIAL', 50, 35);
  expect((await seen()).moved).toMatchObject([{ after: { n: 50, own: 35 }, points: 30 }]);
});

test('the weeks are twelve, this one last, and say how the demands went', async () => {
  const { weeks: twelve } = await seen();
  expect(twelve.at(-1)).toMatchObject({ from: '2026-11-30', own: 35 });
  expect(twelve.at(-2)).toMatchObject({ from: '2026-11-23', own: 66, consulted: 0, authorised: 0 });
  expect(twelve.slice(0, -2).every((week) => week.own === 0)).toBe(true);
});
