import { globalTables, rooms } from './floors.ts';
import type { House, Violation } from './house.ts';
import { placeOf } from './place.ts';
import { migrations, namesIn, type Table, tablesOf } from './schema.ts';
import { child, children, dotted, type Node, type Source, stringOf } from './source.ts';

const builders = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/;
const joins = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|innerJoin|leftJoin|rightJoin|fullJoin|using)$/;

interface Text {
  readonly node: Node;
  /** The SQL itself, a question mark for every hole. */
  readonly sql: string;
  /** The SQL with what stands in the holes, to look for org_id in. */
  readonly whole: string;
  readonly names: readonly string[];
}

function enclosing(source: Source, node: Node): Node {
  let at: Node = node;
  while (!/Function/.test(at.type) && source.parents.has(at)) at = source.parents.get(at) ?? at;
  return at;
}

/** The texts of what a template's holes name, where it is made in the same file: a fragment of SQL, or a function that answers one. */
function holes(source: Source, template: Node | undefined): string {
  const named = children(template, 'expressions').map((hole) =>
    dotted(hole.type === 'CallExpression' ? child(hole, 'callee') : hole),
  );
  const made = source.nodes.filter(
    (node) => /^(VariableDeclarator|FunctionDeclaration)$/.test(node.type) && named.includes(dotted(child(node, 'id'))),
  );
  return made.map((node) => source.text.slice(node.start, node.end)).join(' ');
}

/** Every SQL text of a file: sql`…`, .query(`…`) and the first word of a built statement. */
function sqlTexts(source: Source): Text[] {
  return source.nodes.flatMap((node): Text[] => {
    if (node.type === 'TaggedTemplateExpression' && /^sql(\.|$)/.test(dotted(child(node, 'tag')) ?? '')) {
      const sql = children(child(node, 'quasi'), 'quasis').map(stringOf).join(' ? ');
      const whole = `${source.text.slice(node.start, node.end)} ${holes(source, child(node, 'quasi'))}`;
      return [{ node, sql, whole, names: namesIn(sql) }];
    }
    if (node.type !== 'CallExpression') return [];
    const callee = dotted(child(node, 'callee')) ?? '';
    const first = children(node, 'arguments')[0];
    if (callee.endsWith('.query') || callee === 'sql.raw') {
      const sql = first ? source.text.slice(first.start, first.end) : '';
      return /\b(select|insert|update|delete|lock|call|set|listen|notify)\b/i.test(sql)
        ? [{ node, sql, whole: sql, names: namesIn(sql) }]
        : [];
    }
    if (!joins.test(callee)) return [];
    const name = stringOf(first)?.split(/\s/)[0];
    const around = enclosing(source, node);
    const sql = builders.test(callee) ? 'select' : '';
    return name ? [{ node, sql, whole: source.text.slice(around.start, around.end), names: [name] }] : [];
  });
}

const exempt = /^(bench|e2e|test|corpus|scripts|rules|migrations)\//;

function judge(source: Source, text: Text, tables: ReadonlyMap<string, Table>): string[] {
  const place = placeOf(source.path);
  const known = text.names.flatMap((name) => tables.get(name) ?? []);
  const said: string[] = [];
  if (place.role !== 'sql' && place.role !== 'views')
    said.push('SQL stands in sql.ts (writes, locks) and views.ts (reads), where it is found');
  if (place.role === 'views' && /^\s*(insert|update|delete)\b|\bfor (no key )?update\b/i.test(text.sql))
    said.push('views.ts reads; writes and locks stand in sql.ts');
  for (const table of known) {
    const owner = rooms.find((room) => room.name === table.room);
    if (table.room === place.room?.name) continue;
    if (table.room === 'platform' && place.role === 'views') continue;
    if (table.view && owner && owner.floor < (place.room?.floor ?? 0)) continue;
    said.push(
      `${table.name} belongs to ${table.room ?? 'nobody'}: ask its views or actions, or read a view that a lower room publishes`,
    );
  }
  const statement = /^\s*\(?\s*(with|select|insert|update|delete|merge|lock)\b/i.test(text.sql);
  if (statement && known.some((table) => !(table.name in globalTables)) && !/\borg_id\b/.test(text.whole)) {
    said.push('this statement names no org_id: every where clause and every row says whose it is');
  }
  return said;
}

/** SQL in sight, in one named place, about the room's own tables, and always within one organisation. */
export function sql(house: House): Violation[] {
  const tables = tablesOf(migrations(house));
  return house.sources.flatMap((source) => {
    const place = placeOf(source.path);
    if (exempt.test(source.path) || place.role === 'test' || place.area === 'platform') return [];
    return sqlTexts(source).flatMap((text) =>
      judge(source, text, tables).map((sentence) => ({
        path: source.path,
        line: source.lineOf(text.node),
        rule: 'sql',
        sentence,
      })),
    );
  });
}
