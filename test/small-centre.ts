import { pino } from 'pino';
import pg from 'pg';
import { type Actor, systemActor } from '../server/platform/actor.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { newId } from '../server/platform/ids.ts';
import { makeKeys } from '../server/platform/keys.ts';
import type { Reaction, TimedJob } from '../server/platform/reactions.ts';
import type { RecordedEvent } from '../server/platform/record.ts';
import { Refused } from '../server/platform/refusal.ts';
import { openDb, openPool } from '../server/platform/sql.ts';
import type { Step } from '../server/rooms/attributions/contract.ts';
import { ROLES, type Role } from '../server/rooms/organization/contract.ts';
import { timedJobs as clocks } from '../server/rooms/requests/jobs.ts';
import { testDatabase } from './postgres.ts';

const PEOPLE = {
  lucia: { role: 'AGENT', unit: 'HOGAR', superior: 'carla' },
  andres: { role: 'AGENT', unit: 'HOGAR', superior: 'carla' },
  carla: { role: 'COORDINATOR', unit: 'HOGAR', superior: 'elena' },
  ivan: { role: 'COORDINATOR', unit: 'HOGAR', superior: 'elena' },
  elena: { role: 'STORE_MANAGER', unit: 'TIENDA', superior: 'diego' },
  diego: { role: 'AUTHORITY', unit: 'AUTHORITY', superior: null },
  fina: { role: 'DEPARTMENT', unit: 'DEPT_FIN', superior: 'diego' },
  paco: { role: 'DEPARTMENT', unit: 'DEPT_FIN', superior: 'fina' },
  lola: { role: 'DEPARTMENT', unit: 'DEPT_LOG', superior: 'diego' },
  saul: { role: 'SECTION', unit: 'SECTION_STOCK', superior: 'silvia' },
  silvia: { role: 'SECTION', unit: 'SECTION_STOCK', superior: 'lola' },
  berta: { role: 'DEPARTMENT', unit: 'DEPT_IT', superior: 'diego' },
} as const satisfies Record<string, { role: Role; unit: string; superior: string | null }>;
export type Who = keyof typeof PEOPLE;

const UNITS = {
  AUTHORITY: { kind: 'authority', parent: null, head: 'diego' },
  TIENDA: { kind: 'store', parent: 'AUTHORITY', head: 'elena' },
  HOGAR: { kind: 'team', parent: 'TIENDA', head: 'carla' },
  DEPT_FIN: { kind: 'department', parent: 'AUTHORITY', head: 'fina' },
  DEPT_LOG: { kind: 'department', parent: 'AUTHORITY', head: 'lola' },
  SECTION_STOCK: { kind: 'section', parent: 'DEPT_LOG', head: 'silvia' },
  DEPT_IT: { kind: 'department', parent: 'AUTHORITY', head: 'berta' },
} as const satisfies Record<string, { kind: string; parent: string | null; head: Who }>;
export type UnitCode = keyof typeof UNITS;

/** Always open, so that minutes of work are minutes. */
const SETTINGS = { hours: '{}', zone: 'Europe/Madrid' };
const ids = <K extends string>(keys: readonly K[]): Record<K, string> =>
  Object.fromEntries(keys.map((key) => [key, newId()])) as Record<K, string>;

/** A centre of twelve people on a database of its own, with a clock that the test sets. Rows are written by hand: no room is needed to stand. */
export async function smallCentre() {
  const url = await testDatabase();
  const owner = new pg.Pool({ connectionString: url, max: 4 });
  const pool = openPool(url, 30, () => {});
  let now = new Date('2026-11-24T09:00:00.000Z');
  const ctx: Ctx = {
    db: openDb(pool),
    clock: { now: () => now },
    keys: makeKeys(Buffer.alloc(32, 7)),
    log: pino({ level: 'silent' }),
    baseUrl: 'http://desk.test',
    ring() {},
  };
  const centre = await found(owner, 'uno', now);
  const { orgId, people, units } = centre;

  const absent = (who: Who, deputy: Who | null, minutes: number) =>
    owner.query('insert into absence (org_id, id, person_id, deputy_id, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6)', [
      orgId,
      newId(),
      people[who],
      deputy ? people[deputy] : null,
      now,
      new Date(now.getTime() + minutes * 60_000),
    ]);
  const house: Session = { ctx, actor: systemActor(orgId) };
  const events = async (name: string): Promise<RecordedEvent[]> => {
    const found = await owner.query<RecordedEvent>(
      `select org_id as "orgId", id, at, name, act, actor, case_id as "caseId", subject_id as "subjectId", audience, data, id as cursor
       from event where org_id = $1 and name = $2 order by xid, id`,
      [orgId, name],
    );
    return found.rows;
  };
  /** Runs the clocks of requests and other timed jobs once, then hands every event they and earlier acts told to the reactions, each twice: delivery is at least once. */
  const heard = new Set<string>();
  const turn = async (jobs: readonly TimedJob[] = [], reactions: readonly Reaction[] = []) => {
    for (const job of [...clocks, ...jobs]) await job.run({ orgIds: [orgId], sessionFor: () => house });
    for (const reaction of reactions) {
      for (const event of (await Promise.all(reaction.on.map(events))).flat()) {
        if (heard.has(event.id)) continue;
        heard.add(event.id);
        await reaction.run(house, event);
        await reaction.run(house, event);
      }
    }
  };
  return {
    ctx,
    owner,
    orgId,
    people,
    units,
    house,
    events,
    turn,
    absent,
    case: {
      caseId: newId(),
      caseKey: 'K7-4H2-918',
    },
    session: (who: Who): Session => ({
      ctx,
      actor: personActor(orgId, people, units, who),
    }),
    stranger: async (): Promise<Session> => {
      const other = await found(owner, 'dos', now);
      return {
        ctx,
        actor: personActor(other.orgId, other.people, other.units, 'diego'),
      };
    },
    pass: (minutes: number) => void (now = new Date(now.getTime() + minutes * 6e4)),
    told: async (who: Who): Promise<string[]> => {
      const rows = await owner.query<{
        word: string;
      }>('select word from notification where org_id = $1 and person_id = $2 order by id', [orgId, people[who]]);
      return rows.rows.map((row) => row.word);
    },
    close: async () => {
      await pool.end();
      await owner.end();
    },
  };
}
export type SmallCentre = Awaited<ReturnType<typeof smallCentre>>;

type Row = {
  action: string;
  role: Role;
  circuit: 'own' | 'consulted' | 'authorised';
  department?: UnitCode;
  limits?: { per: string; unit: string; max: number }[];
  steps?: readonly Step[];
};
const perRequest = (max: number) => ({ per: 'request', unit: 'money', max });

/** What the small centre lets its people grant: refunds up a line of superiors, vouchers with the leave of finance. */
const POLICY: Row[] = [
  { action: 'REFUND_PARTIAL', role: 'AGENT', circuit: 'own', limits: [perRequest(6000)] },
  {
    action: 'REFUND_PARTIAL',
    role: 'COORDINATOR',
    circuit: 'own',
    limits: [perRequest(25_000), { per: 'month', unit: 'money', max: 150_000 }],
  },
  { action: 'REFUND_PARTIAL', role: 'STORE_MANAGER', circuit: 'own', limits: [perRequest(100_000)] },
  { action: 'REFUND_PARTIAL', role: 'AUTHORITY', circuit: 'own' },
  { action: 'VOUCHER', role: 'AGENT', circuit: 'consulted', department: 'DEPT_FIN', limits: [perRequest(5000)] },
];

/** Puts that policy in force, with chains of their own that agents' requests of further kinds go through. */
export async function withPolicy(
  { owner, orgId, people, ctx }: SmallCentre,
  chains: Readonly<Record<string, readonly Step[]>> = {},
): Promise<void> {
  const [version, now] = [newId(), ctx.clock.now()];
  for (const [at, code] of ['REFUND_PARTIAL', 'VOUCHER', ...Object.keys(chains)].entries()) {
    await owner.query(
      `insert into action_kind (org_id, code, section, name_es, name_en, exposure, moves_money, reversible, params, position)
       values ($1, $2, 'money', $3, $4, 'money', true, false, '[]', $5)`,
      [orgId, code, ['Reembolso parcial', 'Vale'][at] ?? code, ['Partial refund', 'Voucher'][at] ?? code, at],
    );
  }
  await owner.query(
    `insert into policy_version (org_id, id, number, state, created_by, created_at) values ($1, $2, 1, 'draft', $3, $4)`,
    [orgId, version, people.diego, now],
  );
  const own = Object.entries(chains).map(([action, steps]): Row => ({ action, role: 'AGENT', circuit: 'authorised', steps }));
  for (const { action, role, circuit, department, limits, steps } of [...POLICY, ...own]) {
    await owner.query(
      `insert into attribution (org_id, id, version_id, action, holder_kind, holder_ref, circuit, department, limits, steps)
       values ($1, $2, $3, $4, 'role', $5, $6, $7, $8, $9)`,
      [
        orgId,
        newId(),
        version,
        action,
        role,
        circuit,
        department ?? null,
        JSON.stringify(limits ?? []),
        JSON.stringify(steps ?? []),
      ],
    );
  }
  await owner.query(`update policy_version set state = 'active', active_from = $3 where org_id = $1 and id = $2`, [
    orgId,
    version,
    now,
  ]);
}

/** Why something was refused; `done` where it was not. */
export const reasonOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.refusal.reason : String(error)),
  );

function personActor(orgId: string, people: Record<Who, string>, units: Record<UnitCode, string>, who: Who): Actor {
  const { role, unit } = PEOPLE[who];
  const headed = (Object.keys(UNITS) as UnitCode[]).filter((code) => UNITS[code].head === who);
  return {
    kind: 'person',
    orgId,
    id: people[who],
    name: who,
    role,
    unitId: units[unit],
    vendorId: null,
    locale: 'es',
    keyScopes: null,
    unitIds: [...new Set([unit, ...headed])].map((code) => units[code]),
    scope: ROLES[role].scope,
  };
}

async function found(owner: pg.Pool, slug: string, now: Date) {
  const orgId = newId();
  const people = ids(Object.keys(PEOPLE) as Who[]);
  const units = ids(Object.keys(UNITS) as UnitCode[]);
  await owner.query(
    'insert into organization (org_id, name, slug, key_prefix, time_zone, hours, created_at) values ($1, $2, $2, $3, $4, $5, $6)',
    [orgId, slug, slug.slice(0, 2).toUpperCase(), SETTINGS.zone, SETTINGS.hours, now],
  );
  for (const [code, { kind, parent }] of Object.entries(UNITS)) {
    await owner.query(
      'insert into unit (org_id, id, code, kind, name_es, name_en, parent_id) values ($1, $2, $3, $4, $3, $3, $5)',
      [orgId, units[code as UnitCode], code, kind, parent ? units[parent] : null],
    );
  }
  for (const [name, { role, unit }] of Object.entries(PEOPLE)) {
    const email = `${name}@${slug}.example`;
    await owner.query(
      'insert into person (org_id, id, name, email, role, unit_id, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [orgId, people[name as Who], name, email, role, units[unit], now],
    );
  }
  for (const [name, { superior }] of Object.entries(PEOPLE)) {
    if (superior)
      await owner.query('update person set superior_id = $3 where org_id = $1 and id = $2', [
        orgId,
        people[name as Who],
        people[superior],
      ]);
  }
  for (const [code, { head }] of Object.entries(UNITS)) {
    await owner.query('update unit set head_id = $3 where org_id = $1 and id = $2', [
      orgId,
      units[code as UnitCode],
      people[head],
    ]);
  }
  return { orgId, people, units };
}
