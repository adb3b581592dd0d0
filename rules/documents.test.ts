import { describe, expect, it } from 'vitest';
import { houseOf } from './house.ts';
import { drawMap, map } from './map.ts';
import { size } from './size.ts';
import { paths } from './paths.ts';
import { words } from './words.ts';
import { traces } from './traces.ts';
import { type Files, prove } from './prove.ts';

const cases = 'server/rooms/cases';
const stores = 'server/rooms/stores';
const web = 'web/rooms/cases/pages/desk.tsx';
const from = (path: string, name = 'a'): string => `import { ${name} } from '${path}';\n`;

const shop =
  "-- room: stores\ncreate table store (org_id uuid not null, id uuid not null, primary key (org_id, id));\ncall protect('store');\ncreate view store_figures as select org_id, id from store;";

prove('size', size, [
  {
    wrong: 'a long file',
    bad: { 'scripts/a.mjs': '\n'.repeat(301) },
    says: /300 is the most/,
    good: { 'scripts/a.mjs': '\n'.repeat(300) },
  },
  {
    wrong: 'a long test',
    bad: { [`${cases}/room.test.ts`]: '\n'.repeat(401) },
    says: /400 is the most/,
    good: { [`${cases}/room.test.ts`]: '\n'.repeat(400), 'web/words/cases.ts': '\n'.repeat(400) },
  },
  {
    wrong: 'a high median',
    bad: { 'web/a.ts': '\n'.repeat(71) },
    says: /median/,
    good: { 'web/a.ts': '\n'.repeat(71), 'web/b.ts': '' },
  },
  {
    wrong: 'too many long ones',
    bad: { 'web/a.ts': '\n'.repeat(201), 'web/b.ts': '' },
    says: /nine files in ten/,
    good: { 'web/a.ts': '\n'.repeat(200), 'web/b.ts': '' },
  },
]);

prove('paths', paths, [
  {
    wrong: 'a path that does not stand',
    bad: { 'README.md': 'See `server/gone.ts`.', 'server/main.ts': '' },
    says: /does not exist/,
    good: {
      'README.md': 'See `server/main.ts`, `server/`, `server/<room>/sql.ts` and `application/json`.',
      'server/main.ts': '',
    },
  },
  {
    wrong: 'a link that leads nowhere',
    bad: { 'docs/a.md': '[b](b.md)' },
    says: /does not exist/,
    good: { 'docs/a.md': '[b](b.md#there) [c](https://example.org/)', 'docs/b.md': '' },
  },
  {
    wrong: 'a command that is not there',
    bad: { 'README.md': 'npm run fly' },
    says: /no script "fly"/,
    good: { 'README.md': 'npm run fly', 'package.json': '{"scripts":{"fly":"node fly.mjs"}}', 'fly.mjs': '' },
  },
  {
    wrong: 'a command that starts nothing',
    bad: { 'package.json': '{"scripts":{"fly":"node fly.mjs"}}' },
    says: /starts fly.mjs/,
    good: { 'package.json': '{"scripts":{"fly":"vite build"}}' },
  },
]);

prove('words', words, [
  {
    wrong: 'a sentence in one language',
    bad: { 'web/words/cases.ts': "const es = { 'cases.a': 'A', 'cases.b': 'B' }; const en = { 'cases.a': 'A' };" },
    says: /no words in English/,
    good: {
      'web/words/cases.ts': "const es = { 'cases.a': 'A' }; const en: Record<keyof typeof es, string> = { 'cases.a': 'A' };",
    },
  },
  {
    wrong: 'other parameters in the other language',
    bad: { 'web/words/cases.ts': "const es = { a: '{count} casos' }; const en = { a: '{number} cases' };" },
    says: /same parameters/,
    good: {
      'web/words/cases.ts':
        "const es = { a: '{count, plural, one {uno} other {# casos de {who}}}' }; const en = { a: '{count, plural, other {# of {who}}}' };",
    },
  },
  {
    wrong: 'a key of a screen without words',
    bad: { [web]: "t('cases.gone')" },
    says: /cases.gone/,
    good: { [web]: "t('cases.a')", 'web/words/cases.ts': "const es = { 'cases.a': 'A' }; const en = { 'cases.a': 'A' };" },
  },
  {
    wrong: 'something told without words',
    bad: { [`${cases}/actions/assign.ts`]: "notify(tx, { word: a ? 'cases.gone' : b })" },
    says: /cases.gone/,
    good: {
      [`${cases}/actions/assign.ts`]: "notify(tx, { word: 'cases.gone' })",
      'server/words/cases.ts': "export const words: Words = { es: { 'cases.gone': 'A' }, en: { 'cases.gone': 'A' } };",
    },
  },
  {
    wrong: 'a reason without words',
    bad: {
      [`${cases}/decide.ts`]: "refuse('conflict', 'cases.gone')",
      'web/words/cases.ts': "const es = { 'cases.gone': 'A' }; const en = { 'cases.gone': 'A' };",
    },
    says: /cases.gone/,
    good: {
      [`${cases}/decide.ts`]: "refuse('conflict', 'cases.gone'); refuse('conflict', `cases.${why}`)",
      'server/words/cases.ts': "export const words: Words = { es: { 'cases.gone': 'A' }, en: { 'cases.gone': 'A' } };",
    },
  },
]);

prove('traces', traces, [
  {
    wrong: 'a place of one machine',
    bad: { 'README.md': `cd /${'work'}/main` },
    says: /one machine/,
    good: { 'README.md': 'the framework/library of the wording' },
  },
  {
    wrong: 'data beside the repository',
    bad: { 'server/a.ts': `'../${'shared'}/data'` },
    says: /only tests/,
    good: { 'test/corpus.ts': `'../${'shared'}/data'` },
  },
  {
    wrong: 'a tracker',
    bad: { 'web/a.ts': `// as in ${'issue'} #12` },
    says: /the reason itself/,
    good: { 'web/a.ts': '// the issues of a case' },
  },
  {
    wrong: 'an address in the lockfile',
    bad: { 'package-lock.json': '{"resolved": "https://example.org/a.tgz"}' },
    says: /lockfile/,
    good: { 'package-lock.json': '{"integrity": "sha512-a"}' },
  },
]);

describe('map', () => {
  const files: Files = {
    [`${stores}/contract.ts`]: '/**\n * The shops:\n * their orders.\n *\n * More.\n */\n',
    [`${cases}/contract.ts`]: `// Owns the matter: key\n// and thread.\n${from('../stores/contract.ts')}`,
  };

  it('says what each room owns and uses, and is kept true', () => {
    const text = drawMap(houseOf(Object.entries({ ...files, 'migrations/1.sql': shop })));
    expect(text).toContain('| [stores](server/rooms/stores/contract.ts) | The shops: their orders. | — | store, store_figures |');
    expect(text).toContain('| [cases](server/rooms/cases/contract.ts) | The matter: key and thread. | stores | — |');
    expect(map(houseOf(Object.entries({ ...files, 'migrations/1.sql': shop, 'MAP.md': text })))).toEqual([]);
    expect(map(houseOf(Object.entries({ ...files, 'MAP.md': text })))[0]?.sentence).toMatch(/npm run map/);
  });

  it('asks a silent contract what its room owns', () => {
    expect(map(houseOf([[`${stores}/contract.ts`, 'export const a = 1;']]))[0]?.sentence).toMatch(/what the room owns/);
  });
});
