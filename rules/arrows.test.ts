import { imports } from './imports.ts';
import { prove } from './prove.ts';

const cases = 'server/rooms/cases';
const stores = 'server/rooms/stores';
const web = 'web/rooms/cases/pages/desk.tsx';
const from = (path: string, name = 'a'): string => `import { ${name} } from '${path}';\n`;

prove('arrows', imports, [
  {
    wrong: 'up to a higher room',
    bad: { [`${stores}/contract.ts`]: from('../cases/contract.ts') },
    says: /strictly down/,
    good: { [`${cases}/contract.ts`]: from('../stores/contract.ts') },
  },
  {
    wrong: 'up by a type only',
    bad: { [`${stores}/views.ts`]: "import type { A } from '../cases/contract.ts';" },
    says: /strictly down/,
    good: { [`${cases}/views.ts`]: "import type { A } from '../stores/contract.ts';" },
  },
  {
    wrong: 'up by a type in passing',
    bad: { [`${stores}/views.ts`]: "type A = import('../cases/contract.ts').A;" },
    says: /strictly down/,
    good: { [`${cases}/views.ts`]: "type A = import('../stores/contract.ts').A;" },
  },
  {
    wrong: 'up by a dynamic import',
    bad: { [`${stores}/views.ts`]: "const a = () => import('../cases/views.ts');" },
    says: /strictly down/,
    good: { [`${cases}/views.ts`]: "const a = () => import('../stores/views.ts');" },
  },
  {
    wrong: 'up by a re-export',
    bad: { [`${stores}/contract.ts`]: "export * from '../cases/contract.ts';" },
    says: /strictly down/,
    good: { [`${cases}/contract.ts`]: "export { a } from '../stores/contract.ts';" },
  },
  {
    wrong: 'to a neighbour on the floor',
    bad: { [`${stores}/contract.ts`]: from('../supplies/contract.ts') },
    says: /strictly down/,
    good: { [`${stores}/contract.ts`]: from('../attributions/contract.ts') },
  },
  {
    wrong: 'into the SQL of a lower room',
    bad: { [`${cases}/actions/close.ts`]: from('../../stores/sql.ts') },
    says: /only contract/,
    good: { [`${cases}/actions/close.ts`]: from('../../stores/actions/execute.ts') },
  },
  {
    wrong: 'a door that calls a lower room',
    bad: { [`${cases}/events.ts`]: from('../stores/actions/execute.ts') },
    says: /only actions/,
    good: { [`${cases}/events.ts`]: from('./actions/close.ts') + from('../stores/contract.ts', 'b') },
  },
  {
    wrong: 'a decision that reads SQL',
    bad: { [`${cases}/decide.ts`]: from('./sql.ts') },
    says: /inside a room/,
    good: { [`${cases}/sql.ts`]: "import type { A } from './decide.ts';" },
  },
  {
    wrong: 'a view that calls an action',
    bad: { [`${cases}/views.ts`]: from('./actions/close.ts') },
    says: /inside a room/,
    good: { [`${cases}/actions/close.ts`]: from('../views.ts') },
  },
  {
    wrong: 'an action that takes an adapter',
    bad: { [`${stores}/actions/execute.ts`]: from('../vendure/adapter.ts') },
    says: /compose/,
    good: { 'server/compose.ts': from('./rooms/stores/vendure/adapter.ts') },
  },
  {
    wrong: 'two parts in a circle',
    bad: {
      [`${stores}/vendure/views.ts`]: from('../push/sql.ts'),
      [`${stores}/push/views.ts`]: from('../vendure/sql.ts'),
      [`${stores}/push/sql.ts`]: '',
      [`${stores}/vendure/sql.ts`]: '',
    },
    says: /circle/,
    good: {
      [`${stores}/vendure/views.ts`]: from('../decide.ts'),
      [`${stores}/actions/sync.ts`]: from('../vendure/views.ts'),
      [`${stores}/decide.ts`]: '',
    },
  },
  {
    wrong: 'files in a circle',
    bad: { 'web/lib/a.ts': from('./b.ts'), 'web/lib/b.ts': "import type { a } from './a.ts';" },
    says: /circle/,
    good: { 'web/lib/a.ts': from('./b.ts'), 'web/lib/b.ts': '' },
  },
  {
    wrong: 'platform knowing a room',
    bad: { 'server/platform/act.ts': from('../rooms/cases/contract.ts') },
    says: /knows no room/,
    good: { 'server/platform/act.ts': from('./sql.ts') },
  },
  {
    wrong: 'a screen taking views',
    bad: { [web]: from('../../../../server/rooms/cases/views.ts') },
    says: /nothing from the server/,
    good: { [web]: from('../../../../server/rooms/cases/contract.ts') },
  },
  {
    wrong: 'a screen taking the platform',
    bad: { 'web/lib/a.ts': from('../../server/platform/money.ts') },
    says: /web takes/,
    good: { 'web/lib/a.ts': from('./b.ts') },
  },
  {
    wrong: 'an arrow nobody can read',
    bad: { 'web/main.ts': "import.meta.glob('./rooms/**');" },
    says: /nobody can read/,
    good: { 'web/main.ts': "import('./rooms/a.ts');" },
  },
  {
    wrong: 'a contract that needs Node',
    bad: { [`${cases}/contract.ts`]: from('../../platform/ids.ts'), 'server/platform/ids.ts': from('node:crypto') },
    says: /screens load/,
    good: {
      [`${cases}/contract.ts`]: "import type { A } from '../../platform/ids.ts';",
      'server/platform/ids.ts': from('node:crypto'),
    },
  },
  {
    wrong: 'a decision with input and output',
    bad: { [`${cases}/decide.ts`]: from('node:fs') },
    says: /no input or output/,
    good: { [`${cases}/decide.ts`]: from('zod') },
  },
  {
    wrong: 'the demo made behind the doors',
    bad: { 'demo/cases.ts': from('../server/rooms/cases/sql.ts') },
    says: /demo/,
    good: { 'demo/cases.ts': from('../server/rooms/cases/actions/open.ts') },
  },
  {
    wrong: 'a test as a library',
    bad: { [`${cases}/views.ts`]: from('./decide.test.ts') },
    says: /nobody takes a test/,
    good: { [`${cases}/room.test.ts`]: from('./sql.ts') + from('../../compose.ts', 'b') },
  },
]);
