import { arrowsOf, circles } from './graph.ts';
import type { House, Violation } from './house.ts';
import { type Place, placeOf, type Role } from './place.ts';
import type { Import, Source } from './source.ts';

/** Inside a room arrows run down this list; a name on the same step is a stranger. */
const step: Readonly<Record<Role, number>> = {
  contract: 0,
  access: 1,
  decide: 2,
  sql: 3,
  views: 4,
  action: 5,
  door: 6,
  adapter: 6,
  test: 7,
  other: 7,
};

/** What each part of the house outside the rooms may take. `*` is anything: these measure the house, nothing rests on them. */
const mayTake: Readonly<Record<string, readonly string[]>> = {
  platform: ['platform', 'migrations', 'scripts'],
  words: ['platform', 'words'],
  compose: ['platform', 'room', 'words', 'scripts', 'demo'],
  main: ['compose', 'platform', 'demo', 'scripts'],
  web: ['web'],
  portal: ['portal', 'web'],
  widget: ['widget', 'web'],
  demo: ['demo', 'compose', 'platform'],
  rules: ['rules'],
};

/** Read by the bundler before there is a house. */
const building = /(^|\/)vite[\w.-]*\.ts$/;
const instruments = ['bench', 'e2e', 'test', 'corpus', 'scripts', 'rules'];

function insideRoom(from: Place, to: Place): string | undefined {
  if (from.role === 'test') return undefined;
  if (to.role === 'door' || to.role === 'adapter')
    return 'only compose.ts takes doors and adapters: let it hand in what you need';
  if (step[from.role] > step[to.role]) return undefined;
  const level = step[from.role] === step[to.role];
  if (level && (from.part !== to.part || from.role === 'action')) return undefined;
  return 'inside a room arrows run doors → actions → views → sql → decide → access → contract';
}

function betweenRooms(from: Place, to: Place): string | undefined {
  const below = (to.room?.floor ?? 0) < (from.room?.floor ?? 0);
  const names = `${from.room?.name} (floor ${from.room?.floor}) may not know ${to.room?.name} (floor ${to.room?.floor})`;
  if (!below) return `${names}: arrows run strictly down; up, speak an event`;
  if (to.role === 'contract') return undefined;
  if (to.role !== 'action' && to.role !== 'views') return `of another room only contract.ts, actions/ and views.ts may be taken`;
  if (from.role === 'action' || from.role === 'views' || from.role === 'test') return undefined;
  return "only actions/ and views.ts call a lower room's actions and views; here take its contract.ts";
}

function intoRoom(from: Place, to: Place): string | undefined {
  if (from.area === 'compose' || instruments.includes(from.area)) return undefined;
  if (to.role === 'contract') return from.area === 'platform' ? 'platform/ knows no room' : undefined;
  if (from.area === 'demo') {
    if (to.role === 'action' || to.role === 'views') return undefined;
    return 'the demo centre is made through contracts, actions and views, as people make theirs';
  }
  if (/^(web|portal|widget)$/.test(from.area)) return 'screens take nothing from the server but contract.ts';
  return `${from.area} may not reach into a room`;
}

function judge(from: Place, to: Place, target: string): string | undefined {
  if (to.role === 'test') return 'nobody takes a test';
  if (from.role === 'test' && !to.room) return undefined;
  if (to.room) {
    if (!from.room) return intoRoom(from, to);
    return from.room === to.room ? insideRoom(from, to) : betweenRooms(from, to);
  }
  if (instruments.includes(from.area) || !target.includes('/')) return undefined;
  if (from.room)
    return /^(platform|migrations)$/.test(to.area) ? undefined : `a room knows lower rooms and platform/, not ${to.area}`;
  const may = mayTake[from.area];
  if (may === undefined || may.includes(to.area)) return undefined;
  return `${from.area} takes ${may.join(', ')}${/^(web|portal|widget)$/.test(from.area) ? ' and contracts' : ''}, not ${to.area}`;
}

const quiet = new Set<Role>(['contract', 'access', 'decide']);
const outside = /^(node:|pg$|fastify|kysely|imapflow|nodemailer|mailparser|graphile-worker)/;

function packageLaw(from: Place, one: Import): string | undefined {
  if (from.room && quiet.has(from.role) && outside.test(one.specifier))
    return `${from.role}.ts does no input or output, so it needs no ${one.specifier}`;
  return undefined;
}

/** The laws of the arrows, each import by itself. Types and dynamic imports count. */
function arrows(source: Source): Violation[] {
  const from = placeOf(source.path);
  const at = (line: number, sentence: string): Violation => ({ path: source.path, line, rule: 'arrows', sentence });
  const wrong = source.imports.flatMap((one) => {
    const sentence = one.target ? judge(from, placeOf(one.target), one.target) : packageLaw(from, one);
    return sentence ? [at(one.line, `${one.specifier}: ${sentence}`)] : [];
  });
  if (instruments.includes(from.area) || from.role === 'test' || building.test(source.path)) return wrong;
  const hidden = source.nodes.filter((node) => {
    const glob = node.type === 'CallExpression' && source.text.startsWith('import.meta.glob', node.start);
    const blind = node.type === 'ImportExpression' && !source.imports.some((one) => one.line === source.lineOf(node));
    return glob || blind;
  });
  return [
    ...wrong,
    ...hidden.map((node) => at(source.lineOf(node), 'an arrow nobody can read: write the path of the import out')),
  ];
}

function roundTrips(house: House): Violation[] {
  const known = new Map(house.sources.map((source) => [source.path, source]));
  const pairs = house.sources.flatMap((source) =>
    source.imports.flatMap((one) => (one.target && known.has(one.target) ? [[source.path, one.target] as const] : [])),
  );
  const files = circles(arrowsOf(pairs)).map((group) => ({
    path: group[0] ?? '',
    line: known.get(group[0] ?? '')?.imports.find((one) => one.target && group.includes(one.target))?.line ?? 1,
    rule: 'circle',
    sentence: `${group.length} files know each other in a circle: ${group.slice(0, 5).join(' ↔ ')}`,
  }));
  const parts = pairs.flatMap(([a, b]) => {
    const [from, to] = [placeOf(a), placeOf(b)];
    if (!from.room || from.room !== to.room || !from.part || !to.part || from.role === 'test' || to.role === 'contract')
      return [];
    return [[`${from.room.name}/${from.part}`, `${from.room.name}/${to.part}`] as const];
  });
  const folders = circles(arrowsOf(parts)).map((group) => ({
    path: `server/rooms/${group[0]}`,
    line: 1,
    rule: 'circle',
    sentence: `parts of one room know each other in a circle: ${group.join(' ↔ ')}`,
  }));
  return [...files, ...folders];
}

/** A contract is loaded by the browser, so nothing it loads at run time may need Node. */
function browserSafe(house: House): Violation[] {
  const known = new Map(house.sources.map((source) => [source.path, source]));
  return house.sources.flatMap((source) => {
    if (placeOf(source.path).role !== 'contract') return [];
    const seen = new Set([source.path]);
    for (const path of seen) {
      for (const one of known.get(path)?.imports ?? []) {
        if (one.typeOnly) continue;
        if (one.target) seen.add(one.target);
        else if (outside.test(one.specifier)) {
          const sentence = `the screens load this contract, and it leads to ${one.specifier} (in ${path})`;
          return [{ path: source.path, line: 1, rule: 'arrows', sentence }];
        }
      }
    }
    return [];
  });
}

export function imports(house: House): Violation[] {
  return [...house.sources.flatMap(arrows), ...roundTrips(house), ...browserSafe(house)];
}
