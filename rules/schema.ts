import { type House, lineAt } from './house.ts';

export interface Statement {
  readonly path: string;
  readonly line: number;
  /** Lower case, without comments, runs of white space made one. */
  readonly text: string;
  /** The room named by the last `-- room: <name>` line above it, or undefined where there is none. */
  readonly room: string | undefined;
}

export interface Table {
  readonly name: string;
  readonly room: string | undefined;
  readonly view: boolean;
  readonly statement: Statement;
}

/** Cuts one migration into statements: semicolons inside quotes, dollar quotes and comments do not count. */
function statementsOf(path: string, sql: string): Statement[] {
  const found: Statement[] = [];
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^-/'"$;]+|[\s\S]/g;
  let text = '';
  let start = 0;
  let room: string | undefined;
  const close = (): void => {
    const clean = text.replace(/\s+/g, ' ').trim().toLowerCase();
    if (clean) found.push({ path, line: lineAt(sql, start), text: clean, room });
    text = '';
  };
  for (const match of sql.matchAll(token)) {
    const [word] = match;
    const marker = /^--\s*room:\s*([\w/-]+)/.exec(word);
    if (marker) room = marker[1];
    if (/^(--|\/\*)/.test(word)) continue;
    if (word === ';') close();
    else {
      if (!text.trim()) start = match.index + word.search(/\S|$/);
      text += word;
    }
  }
  close();
  return found;
}

export function migrations(house: House): Statement[] {
  const files = [...house.files].filter(([path]) => /^migrations\/.*\.sql$/.test(path));
  return files.flatMap(([path, text]) => statementsOf(path, text));
}

const made = /^create (?:unlogged |or replace )?(?:(table|view)|materialized (view)) (?:if not exists )?(?:public\.)?"?([\w]+)"?/;

/** Tables and views by name, with the room that owns each. A partition belongs to its table and is left out. */
export function tablesOf(statements: readonly Statement[]): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (const statement of statements) {
    const match = made.exec(statement.text);
    if (!match?.[3] || / partition of /.test(statement.text)) continue;
    tables.set(match[3], { name: match[3], room: statement.room, view: match[1] !== 'table', statement });
  }
  return tables;
}

/** What stands between the first bracket and its partner, cut at the commas of that level. */
export function listIn(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of text.slice(text.indexOf('('))) {
    if (sign === ')') depth -= 1;
    if (depth === 0 && sign === ')') break;
    if (depth === 1 && sign === ',') {
      parts.push(part.trim());
      part = '';
    } else if (depth > 0) part += sign;
    if (sign === '(') depth += 1;
  }
  return [...parts, part.trim()].filter(Boolean);
}

/** Names after from, join, into and update in a statement: tables, views, and names that are neither. */
export function namesIn(sql: string): string[] {
  const found: string[] = [];
  const text = sql.replace(/--[^\n]*/g, ' ').replace(/'(?:[^']|'')*'/g, "''");
  for (const match of text.matchAll(
    /\b(?:from|join|into|update|using|lock table)\s+(?:only\s+|lateral\s+)?"?([a-z_]\w*)"?(?!\w*\s*\()/gi,
  )) {
    let rest = text.slice(match.index + match[0].length);
    found.push(match[1] ?? '');
    for (let more = comma.exec(rest); more?.[1]; more = comma.exec(rest)) {
      found.push(more[1]);
      rest = rest.slice(more[0].length);
    }
  }
  return found.map((name) => name.toLowerCase());
}

const comma = /^\s*(?:as\s+)?\w*\s*,\s*(?:lateral\s+)?"?([a-z_]\w*)"?(?!\w*\s*\()/i;
