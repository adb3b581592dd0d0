import { basename } from 'node:path';
import { nounOf } from './floors.ts';
import type { House, Violation } from './house.ts';
import { placeOf } from './place.ts';
import { child, children, dotted, type Node, resolve, type Source, stringOf } from './source.ts';

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

/** What a file calls of other files: where each name came from, and what it is called there. */
function called(source: Source): { target: string; name: string }[] {
  const origin = new Map<string, { target: string; name: string }>();
  for (const node of source.nodes) {
    const target = node.type === 'ImportDeclaration' ? resolve(source.path, stringOf(child(node, 'source')) ?? '') : undefined;
    if (!target) continue;
    for (const one of children(node, 'specifiers')) {
      origin.set(String(child(one, 'local')?.name), { target, name: String(child(one, 'imported')?.name) });
    }
  }
  const calls = source.nodes.filter((node) => node.type === 'CallExpression');
  return calls.flatMap((node) => origin.get(dotted(child(node, 'callee')) ?? '') ?? []);
}

/** How access.ts is asked: mayTake, mayNot, systemOnly. Its other answers (who hears of it) are no question of authority. */
const question = /^(may|systemOnly)/;

/** A verb that touches no table of its own room leaves the question to the verbs it calls. */
function ownsNothing(source: Source): boolean {
  const { room } = placeOf(source.path);
  return !source.imports.some(({ target }) => target && placeOf(target).room === room && placeOf(target).role === 'sql');
}

/** Whether it asks who may: access.ts of its room, by itself or by another verb; a lower room's verb where it changes nothing here. */
function asks(house: House, source: Source, depth = 2): boolean {
  const { room } = placeOf(source.path);
  return called(source).some(({ target, name }) => {
    const place = placeOf(target);
    if (place.room === room && place.role === 'access') return question.test(name);
    if (place.role !== 'action' || depth === 0 || (place.room !== room && !ownsNothing(source))) return false;
    const other = house.sources.find((one) => one.path === target);
    return other !== undefined && asks(house, other, depth - 1);
  });
}

/** A verb for the house itself: it says so, and no door leads to it. */
function isInner(house: House, source: Source): boolean {
  if (!source.comments.some((comment) => /\bSystem only\b/.test(comment.text))) return false;
  return !house.sources.some((one) => one.path.endsWith('/routes.ts') && one.imports.some((to) => to.target === source.path));
}

function judge(house: House, source: Source, noun: string): { node: Node | undefined; sentence: string }[] {
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
  if (!asks(house, source) && !isInner(house, source)) {
    said.push({
      node: only.node,
      sentence: 'nobody is asked who may do this: ask access.ts; a verb without a door says "System only: …"',
    });
  }
  return said;
}

/** One verb, one file, one name, and a question of who may in each. */
export function actions(house: House): Violation[] {
  return house.sources.flatMap((source) => {
    const { room, role } = placeOf(source.path);
    if (!room || role !== 'action') return [];
    return judge(house, source, nounOf(room)).map(({ node, sentence }) => ({
      path: source.path,
      line: node ? source.lineOf(node) : 1,
      rule: 'actions',
      sentence,
    }));
  });
}
