import { sql } from './sql.ts';
import { tables } from './tables.ts';
import { prove } from './prove.ts';

const cases = 'server/rooms/cases';
const stores = 'server/rooms/stores';
const table = (inside: string, after = "call protect('queue');"): string =>
  `-- room: cases\ncreate table queue (${inside});\n${after}`;
const owned = table('org_id uuid not null, id uuid not null, primary key (org_id, id)');
const shop =
  "-- room: stores\ncreate table store (org_id uuid not null, id uuid not null, primary key (org_id, id));\ncall protect('store');\ncreate view store_figures as select org_id, id from store;";

prove('sql', sql, [
  {
    wrong: 'SQL in an action',
    bad: { [`${cases}/actions/close.ts`]: 'sql`select 1`' },
    says: /found/,
    good: { [`${cases}/sql.ts`]: 'sql`select 1`' },
  },
  {
    wrong: 'a query in a door',
    bad: { [`${cases}/jobs.ts`]: "pool.query('select 1')" },
    says: /found/,
    good: { 'server/platform/relay.ts': "pool.query('select 1')" },
  },
  {
    wrong: 'a write in a view',
    bad: { [`${cases}/views.ts`]: 'sql`update queue set org_id = 1`' },
    says: /views.ts reads/,
    good: { [`${cases}/sql.ts`]: 'sql`update queue set org_id = 1`' },
  },
  {
    wrong: 'no organisation',
    bad: { 'migrations/1.sql': owned, [`${cases}/views.ts`]: 'sql`select id from queue`' },
    says: /org_id/,
    good: { 'migrations/1.sql': owned, [`${cases}/views.ts`]: 'sql`select id from queue where org_id = ${a}`' },
  },
  {
    wrong: 'no organisation in a built one',
    bad: { 'migrations/1.sql': owned, [`${cases}/views.ts`]: "tx.sql.selectFrom('queue').selectAll()" },
    says: /org_id/,
    good: { 'migrations/1.sql': owned, [`${cases}/views.ts`]: "tx.sql.selectFrom('queue').where('org_id', '=', a)" },
  },
  {
    wrong: 'no organisation in a fragment either',
    bad: {
      'migrations/1.sql': owned,
      [`${cases}/views.ts`]: 'const mine = sql`id = 1`; sql`select id from queue where ${mine}`',
    },
    says: /org_id/,
    good: {
      'migrations/1.sql': owned,
      [`${cases}/views.ts`]: 'const mine = sql`org_id = ${a}`; sql`select id from queue where ${mine}`',
    },
  },
  {
    wrong: 'a write to what the platform keeps',
    bad: {
      'migrations/1.sql': owned.replace('cases', 'platform'),
      [`${cases}/sql.ts`]: 'sql`delete from queue where org_id = ${a}`',
    },
    says: /belongs to platform/,
    good: {
      'migrations/1.sql': owned.replace('cases', 'platform'),
      [`${cases}/views.ts`]: 'sql`select id from queue where org_id = ${a}`',
    },
  },
  {
    wrong: "another room's table",
    bad: { 'migrations/1.sql': shop, [`${cases}/views.ts`]: 'sql`select id from store where org_id = ${a}`' },
    says: /belongs to stores/,
    good: { 'migrations/1.sql': shop, [`${cases}/views.ts`]: 'sql`select id from store_figures where org_id = ${a}`' },
  },
  {
    wrong: "another room's table beside an own one",
    bad: {
      'migrations/1.sql': `${owned}\n${shop}`,
      [`${cases}/views.ts`]: 'sql`select 1 from queue q, store s where q.org_id = s.org_id`',
    },
    says: /belongs to stores/,
    good: {
      'migrations/1.sql': `${owned}\n${shop}`,
      [`${cases}/views.ts`]: 'sql`select 1 from queue q, store_figures s where q.org_id = s.org_id`',
    },
  },
  {
    wrong: 'a view of a higher room',
    bad: {
      'migrations/1.sql': `${owned}\ncreate view busy as select org_id from queue;`,
      [`${stores}/views.ts`]: 'sql`select org_id from busy`',
    },
    says: /belongs to cases/,
    good: { 'migrations/1.sql': shop, [`${stores}/views.ts`]: 'sql`select org_id from store_figures`' },
  },
]);

prove('tables', tables, [
  {
    wrong: 'no owner',
    bad: { 'migrations/1.sql': owned.replace('-- room: cases', '') },
    says: /which room owns/,
    good: { 'migrations/1.sql': owned },
  },
  {
    wrong: 'an owner that is no room',
    bad: { 'migrations/1.sql': owned.replace('cases', 'things') },
    says: /no room/,
    good: { 'migrations/1.sql': owned.replace('cases', 'channels/email') },
  },
  {
    wrong: 'no organisation',
    bad: { 'migrations/1.sql': table('id uuid primary key') },
    says: /no org_id/,
    good: { 'migrations/1.sql': '-- room: organization\ncreate table login (email text primary key);' },
  },
  {
    wrong: 'no row level security',
    bad: { 'migrations/1.sql': table('org_id uuid, id uuid, primary key (org_id, id)', '') },
    says: /row level security/,
    good: {
      'migrations/1.sql': table(
        'org_id uuid, id uuid, primary key (org_id, id)',
        'alter table queue enable row level security; create policy own on queue using (true);',
      ),
    },
  },
  {
    wrong: 'a primary key of one column',
    bad: { 'migrations/1.sql': table('org_id uuid, id uuid primary key') },
    says: /line of its own/,
    good: { 'migrations/1.sql': owned },
  },
  {
    wrong: 'a unique key across organisations',
    bad: { 'migrations/1.sql': table('org_id uuid, id uuid, code text, primary key (org_id, id), unique (code)') },
    says: /unique starts with org_id/,
    good: { 'migrations/1.sql': table('org_id uuid, id uuid, code text, primary key (org_id, id), unique (org_id, code)') },
  },
  {
    wrong: 'a foreign key across organisations',
    bad: {
      'migrations/1.sql': table('org_id uuid, id uuid, primary key (org_id, id), foreign key (id) references queue (id)'),
    },
    says: /foreign key/,
    good: {
      'migrations/1.sql': table(
        'org_id uuid, id uuid, primary key (org_id, id), foreign key (org_id, id) references queue (org_id, id)',
      ),
    },
  },
  {
    wrong: 'a unique index across organisations',
    bad: { 'migrations/1.sql': `${owned} create unique index q on queue (id);` },
    says: /unique index/,
    good: { 'migrations/1.sql': `${owned} create unique index q on queue (org_id, id) where id is not null;` },
  },
  {
    wrong: 'a key that points up',
    bad: {
      'migrations/1.sql': `${owned}\n${shop}\nalter table store add foreign key (org_id, id) references queue (org_id, id);`,
    },
    says: /points up/,
    good: {
      'migrations/1.sql': `${shop}\n${owned}\nalter table queue add foreign key (org_id, id) references store (org_id, id);`,
    },
  },
  {
    wrong: "another room's table altered",
    bad: { 'migrations/1.sql': `${owned}\n${shop}\nalter table queue add name text;` },
    says: /its room alters it/,
    good: { 'migrations/1.sql': `${shop}\n${owned}\nalter table queue add name text;` },
  },
  {
    wrong: "a view of another room's table",
    bad: { 'migrations/1.sql': `${shop}\n-- room: reports\ncreate view a as select org_id from store;` },
    says: /reads store of stores/,
    good: { 'migrations/1.sql': `${shop}\n-- room: reports\ncreate view a as select org_id from store_figures;` },
  },
]);
