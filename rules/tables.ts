import { globalTables, rooms } from './floors.ts';
import type { House, Violation } from './house.ts';
import { listIn, migrations, namesIn, type Statement, type Table, tablesOf } from './schema.ts';

const first = (text: string): string => /^\w+/.exec(listIn(text)[0]?.replace(/"/g, '') ?? '')?.[0] ?? '';

/** Keys written inside a table: at a column, or as a constraint of the table. */
function keys(table: Table): string[] {
  return listIn(table.statement.text).flatMap((line) => {
    const constraint = /^(?:constraint \w+ )?(primary key|unique|foreign key)\b/.exec(line)?.[1];
    if (constraint) {
      const said = first(line) === 'org_id' ? [] : [`${constraint} starts with org_id`];
      const target = /references (\w+) ?(\(.*)?$/.exec(line);
      const aside = target?.[2] !== undefined && first(target[2]) !== 'org_id';
      return aside ? [...said, `foreign key to ${target?.[1]} starts with org_id on both sides`] : said;
    }
    if (/^"?org_id\b/.test(line)) return [];
    const inline = /\b(primary key|unique|references)\b/.exec(line)?.[1];
    return inline ? [`${line.split(' ')[0]}: a key of one column can't start with org_id; write it as a line of its own`] : [];
  });
}

function indexLaw(statement: Statement, tables: ReadonlyMap<string, Table>): string | undefined {
  const match =
    /^create unique index (?:concurrently )?(?:if not exists )?(?:\w+ )?on (?:only )?"?(\w+)"?(?: using \w+)? ?(\(.*)$/.exec(
      statement.text,
    );
  if (!match?.[1] || tables.get(match[1])?.view || match[1] in globalTables) return undefined;
  return first(match[2] ?? '') === 'org_id' ? undefined : `a unique index on ${match[1]} starts with org_id`;
}

/** Row level security named for this table, by its own statements or by the procedure that does both. */
function guarded(table: Table, statements: readonly Statement[]): boolean {
  const after = statements.slice(statements.indexOf(table.statement));
  const own = new RegExp(`^alter table (if exists )?(only )?(public\\.)?"?${table.name}"? (enable|force) row level security`);
  const policy = new RegExp(`^create policy .* on (public\\.)?"?${table.name}"?( |$)`);
  if (after.some((one) => own.test(one.text)) && after.some((one) => policy.test(one.text))) return true;
  const asked = new RegExp(`^call protect ?\\('${table.name}'\\)`);
  return after.some((one) => asked.test(one.text));
}

function tableLaw(table: Table, statements: readonly Statement[]): string[] {
  if (table.view) return table.room ? [] : ['say which room publishes this view: a line "-- room: <name>" above it'];
  const said: string[] = [];
  if (!table.room) said.push(`say which room owns ${table.name}: a line "-- room: <name>" above it`);
  else if (table.room !== 'platform' && !rooms.some((room) => room.name === table.room))
    said.push(`${table.room} is no room of rules/floors.ts`);
  if (table.name in globalTables) return said;
  const columns = listIn(table.statement.text);
  if (!columns.some((column) => /^"?org_id\b/.test(column)))
    return [...said, `${table.name} has no org_id; if it stands above organisations, say so in rules/floors.ts`];
  if (!/primary key/.test(table.statement.text)) said.push(`${table.name} has no primary key`);
  if (!guarded(table, statements)) said.push(`${table.name} has no row level security: enable it and write its policy`);
  return [...said, ...keys(table).map((sentence) => `${table.name}: ${sentence}`)];
}

const floorOf = (room: string | undefined): number =>
  room === 'platform' ? 0 : (rooms.find((one) => one.name === room)?.floor ?? 0);

/** Arrows between tables run down as those between files do: keys point down, views read down, and nobody alters another's table. */
function arrowLaw(statement: Statement, known: ReadonlyMap<string, Table>): string[] {
  const { text, room } = statement;
  const altered =
    /^(?:alter table(?: if exists)?(?: only)?|create (?:unique )?index .*? on(?: only)?|call protect ?\(') ?"?(\w+)/.exec(
      text,
    )?.[1];
  const owner = known.get(altered ?? '')?.room;
  const said = altered && owner && owner !== room ? [`${altered} belongs to ${owner}; its room alters it`] : [];
  const strangers = (names: string[]): Table[] =>
    names.flatMap((name) => known.get(name) ?? []).filter((table) => table.room !== room);
  const keys = strangers([...text.matchAll(/\breferences "?(\w+)/g)].map((match) => match[1] ?? ''));
  for (const table of keys) {
    if (!(table.name in globalTables) && floorOf(table.room) >= floorOf(room))
      said.push(`a key to ${table.name} points up or across, to ${table.room}`);
  }
  if (!/^create (or replace )?(materialized )?view/.test(text)) return said;
  for (const table of strangers(namesIn(text))) {
    if (table.view ? floorOf(table.room) < floorOf(room) : table.room === 'platform') continue;
    said.push(`this view reads ${table.name} of ${table.room}; a room reads its own tables and what lower rooms publish`);
  }
  return said;
}

/** Each table has an owner, one organisation first in every key, and row level security. */
export function tables(house: House): Violation[] {
  const statements = migrations(house);
  const known = tablesOf(statements);
  const at = (statement: Statement, sentence: string): Violation => ({
    path: statement.path,
    line: statement.line,
    rule: 'tables',
    sentence,
  });
  const others = statements.flatMap((statement) => {
    const unique = indexLaw(statement, known);
    return [...(unique ? [unique] : []), ...arrowLaw(statement, known)].map((one) => at(statement, one));
  });
  return [
    ...[...known.values()].flatMap((table) => tableLaw(table, statements).map((one) => at(table.statement, one))),
    ...others,
  ];
}
