import { basename } from 'node:path';
import { nounOf } from './floors.ts';
import type { House, Violation } from './house.ts';
import { placeOf } from './place.ts';
import { child, children, dotted, type Node, type Source, stringOf } from './source.ts';

const camel = (file: string): string => basename(file, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The values a file exports, with what each is made of; types are no values. */
function exported(source: Source): { name: string; value: Node | undefined; node: Node }[] {
  return source.nodes.flatMap((node) => {
    if (node.type === 'ExportDefaultDeclaration' || node.type === 'ExportAllDeclaration')
      return [{ name: 'default', value: undefined, node }];
    if (node.type !== 'ExportNamedDeclaration' || node.exportKind === 'type') return [];
    const declared = child(node, 'declaration');
    if (declared?.type === 'FunctionDeclaration') return [{ name: String(child(declared, 'id')?.name), value: declared, node }];
    if (declared) {
      return children(declared, 'declarations').map((one) => ({
        name: String(child(one, 'id')?.name),
        value: child(one, 'init'),
        node,
      }));
    }
    return children(node, 'specifiers').map((one) => ({ name: String(child(one, 'exported')?.name), value: undefined, node }));
  });
}

/** Names that stand for a question of authority: what access.ts says, and what only the policy can mint. */
const guards = /^(may|mayNot|systemOnly|mint|rule)([A-Z]\w*)?$/;

/** Whether the file asks who may: a function of its room's access.ts, or a guard by name. */
function asks(source: Source): boolean {
  const asked = new Set<string>();
  for (const node of source.nodes) {
    if (node.type !== 'ImportDeclaration' || !stringOf(child(node, 'source'))?.endsWith('/access.ts')) continue;
    for (const one of children(node, 'specifiers')) asked.add(String(child(one, 'local')?.name));
  }
  return source.nodes.some((node) => {
    const name = node.type === 'CallExpression' ? dotted(child(node, 'callee')) : undefined;
    return name !== undefined && (asked.has(name.split('.')[0] ?? '') || guards.test(name));
  });
}

function judge(source: Source, noun: string): { node: Node | undefined; sentence: string }[] {
  const name = camel(source.path);
  const values = exported(source);
  const [only] = values;
  if (values.length !== 1 || only?.name !== name) {
    const found = values.map((one) => one.name).join(', ') || 'nothing';
    return [{ node: only?.node, sentence: `one verb, one file, one name: export ${name} and nothing else (found ${found})` }];
  }
  const said: { node: Node | undefined; sentence: string }[] = [];
  const record = `${noun}.${name}`;
  if (!source.nodes.some((node) => stringOf(node) === record))
    said.push({ node: only.node, sentence: `the name in the record is '${record}'; write it out` });
  if (!asks(source))
    said.push({ node: only.node, sentence: 'nobody is asked who may do this: ask access.ts, or say that only the house may' });
  return said;
}

/** One verb, one file, one name, and a question of who may in each. */
export function actions(house: House): Violation[] {
  return house.sources.flatMap((source) => {
    const { room, role } = placeOf(source.path);
    if (!room || role !== 'action') return [];
    return judge(source, nounOf(room)).map(({ node, sentence }) => ({
      path: source.path,
      line: node ? source.lineOf(node) : 1,
      rule: 'actions',
      sentence,
    }));
  });
}
