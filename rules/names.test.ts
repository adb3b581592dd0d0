import { names } from './vocabulary.ts';
import { language, markup } from './language.ts';
import { actions } from './actions.ts';
import { prove } from './prove.ts';

const cases = 'server/rooms/cases';
const stores = 'server/rooms/stores';
const from = (path: string, name: string): string => `import { ${name} } from '${path}';\n`;
const web = 'web/rooms/cases/pages/desk.tsx';

prove('names', names, [
  {
    wrong: 'a name outside the closed list',
    bad: { [`${cases}/service.ts`]: '' },
    says: /closed list/,
    good: { [`${cases}/decide.ts`]: '' },
  },
  {
    wrong: 'a room without a floor',
    bad: { 'server/rooms/things/contract.ts': '' },
    says: /floors/,
    good: { [`${stores}/vendure/adapter.ts`]: '' },
  },
  {
    wrong: 'a part of a part of a part',
    bad: { [`${stores}/vendure/refunds/partial/decide.ts`]: '' },
    says: /a room/,
    good: { [`${stores}/vendure/refunds/actions/refund.ts`]: '' },
  },
  {
    wrong: 'a folder for anything',
    bad: { 'server/platform/helpers/date.ts': '' },
    says: /says nothing/,
    good: { 'server/platform/date.ts': '' },
  },
  { wrong: 'a file for anything', bad: { 'web/lib/utils.ts': '' }, says: /says nothing/, good: { 'web/lib/money.ts': '' } },
  { wrong: 'an index file', bad: { 'web/ui/index.ts': '' }, says: /index/, good: { 'web/index.html': '' } },
  { wrong: 'a name in capitals', bad: { 'web/ui/Button.tsx': '' }, says: /lower case/, good: { 'web/ui/button.tsx': '' } },
  {
    wrong: 'a screen of no room',
    bad: { 'web/rooms/desk/api.ts': '' },
    says: /noun of a room/,
    good: { 'web/rooms/email/api.ts': '' },
  },
  {
    wrong: 'a loose file among screens',
    bad: { 'web/rooms/cases/state.ts': '' },
    says: /room of screens/,
    good: { 'web/rooms/cases/parts/state.ts': '' },
  },
  {
    wrong: 'a loose file in the server',
    bad: { 'server/mailer.ts': '' },
    says: /server\/ holds/,
    good: { 'server/main.ts': '' },
  },
]);

prove('language', language, [
  {
    wrong: 'any',
    bad: { 'web/a.ts': 'export const a = (b: any) => b;' },
    says: /switches the checker off/,
    good: { 'web/a.ts': 'export const a = (b: unknown) => b; // any of them' },
  },
  {
    wrong: 'a cast through unknown',
    bad: { 'web/a.ts': 'export const a = b as unknown as string;' },
    says: /second type/,
    good: { 'web/a.ts': 'export const a = b as string;' },
  },
  {
    wrong: 'a silent catch',
    bad: { 'web/a.ts': 'try { a(); } catch {}' },
    says: /silent/,
    good: { 'web/a.ts': 'try { a(); } catch { b(); }' },
  },
  {
    wrong: 'a silent promise',
    bad: { 'web/a.ts': 'a.catch(() => {});' },
    says: /silent/,
    good: { 'web/a.ts': 'a.catch((error) => { log(error); });' },
  },
  { wrong: 'an enum', bad: { 'web/a.ts': 'enum A { B }' }, says: /enum/, good: { 'web/a.ts': "type A = 'b';" } },
  {
    wrong: 'a promise in a comment',
    bad: { 'web/a.ts': `// ${'TO'}DO later` },
    says: /do it/,
    good: { 'web/a.ts': "const a = 'TODO lo que quieras';" },
  },
  {
    wrong: 'a silenced checker',
    bad: { 'web/a.ts': `// @ts-${'ignore'}\nb();` },
    says: /silenced/,
    good: { 'web/a.ts': 'b();' },
  },
  {
    wrong: 'a clock in a decision',
    bad: { [`${cases}/decide.ts`]: 'const now = new Date();' },
    says: /come in as facts/,
    good: { [`${cases}/decide.ts`]: 'const at = new Date(now);' },
  },
  {
    wrong: 'chance in a decision',
    bad: { [`${cases}/decide.ts`]: 'const a = Math.random();' },
    says: /come in as facts/,
    good: { [`${cases}/sql.ts`]: 'const a = Math.random();' },
  },
  {
    wrong: 'a question of authority that waits',
    bad: { [`${cases}/access.ts`]: 'export async function may() { await a(); }' },
    says: /no async/,
    good: { [`${cases}/access.ts`]: 'export function may() { a(); }' },
  },
  {
    wrong: 'a file that is no TypeScript',
    bad: { 'web/a.ts': 'const = ;' },
    says: /does not parse/,
    good: { 'web/a.ts': '' },
  },
]);

prove('markup', markup, [
  {
    wrong: 'text between tags',
    bad: { [web]: 'export const A = () => <p>Hola</p>;' },
    says: /word key/,
    good: { [web]: "export const A = () => <p>{t('cases.hello')} · <kbd>Esc</kbd></p>;" },
  },
  {
    wrong: 'text in an attribute',
    bad: { [web]: 'export const A = () => <img alt="Foto" />;' },
    says: /word key/,
    good: { [web]: 'export const A = () => <img alt="" className="photo" />;' },
  },
  {
    wrong: 'text in an arm',
    bad: { [web]: "export const A = () => <p>{b ? 'Sí' : c}</p>;" },
    says: /word key/,
    good: { [web]: "export const A = () => <p>{b ? '1' : c}</p>;" },
  },
  {
    wrong: 'text in a template',
    bad: { [web]: 'export const A = () => <a title={`Ver ${b}`} />;' },
    says: /word key/,
    good: { [web]: 'export const A = () => <a title={`${b} · ${c}`} />;' },
  },
]);

const ask = "import { mayClose } from '../access.ts'; ";

prove('actions', actions, [
  {
    wrong: 'two verbs',
    bad: {
      [`${cases}/actions/close.ts`]: `${ask}export const close = action('cases.close', mayClose(a)); export const open = 1;`,
    },
    says: /export close and nothing else/,
    good: {
      [`${cases}/actions/close.ts`]: `${ask}export const close = action('cases.close', mayClose(a)); export type Open = 1;`,
    },
  },
  {
    wrong: 'another name than the file',
    bad: { [`${cases}/actions/take-action.ts`]: `${ask}export const act = action('cases.act', mayClose(a));` },
    says: /export takeAction/,
    good: { [`${cases}/actions/take-action.ts`]: `${ask}export const takeAction = action('cases.takeAction', mayClose(a));` },
  },
  {
    wrong: 'another name in the record',
    bad: { [`${cases}/actions/close.ts`]: `${ask}export const close = action('cases.shut', mayClose(a));` },
    says: /'cases.close'/,
    good: { 'server/rooms/channels/email/actions/send.ts': `${ask}export const send = action('email.send', mayClose(a));` },
  },
  {
    wrong: 'nobody asked',
    bad: {
      [`${cases}/actions/close.ts`]: `import { audienceOf } from '../access.ts'; export const close = action('cases.close', audienceOf(a));`,
    },
    says: /nobody is asked/,
    good: {
      [`${cases}/actions/hold.ts`]: `${ask}export const hold = action('cases.hold', mayClose(a));`,
      [`${cases}/actions/close.ts`]:
        "import { hold } from './hold.ts'; export const close = action('cases.close', () => hold(a));",
    },
  },
  {
    wrong: "leave of a lower room for a change of one's own",
    bad: {
      [`${stores}/actions/execute.ts`]: `${ask}export const execute = action('stores.execute', mayClose(a));`,
      [`${cases}/actions/close.ts`]: `${from('../sql.ts', 'save')}${from('../../stores/actions/execute.ts', 'execute')}export const close = action('cases.close', execute(a));`,
    },
    says: /nobody is asked/,
    good: {
      [`${stores}/actions/execute.ts`]: `${ask}export const execute = action('stores.execute', mayClose(a));`,
      [`${cases}/actions/close.ts`]: `${from('../../stores/actions/execute.ts', 'execute')}export const close = action('cases.close', execute(a));`,
    },
  },
  {
    wrong: 'a verb for the house with a door',
    bad: {
      [`${cases}/actions/close.ts`]: "/** System only: timers call it. */ export const close = action('cases.close', save);",
      [`${cases}/routes.ts`]: from('./actions/close.ts', 'close'),
    },
    says: /nobody is asked/,
    good: {
      [`${cases}/actions/close.ts`]: "/** System only: timers call it. */ export const close = action('cases.close', save);",
      [`${cases}/jobs.ts`]: from('./actions/close.ts', 'close'),
    },
  },
]);
