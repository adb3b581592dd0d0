import type { House, Violation } from './house.ts';
import { isTest } from './place.ts';
import { child, children, dotted, type Node, type Source, stringOf } from './source.ts';

const languages = ['es', 'en'] as const;
type Language = (typeof languages)[number];

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly line: number;
}

const isWords = (path: string): boolean => /(^|\/)words(\/[\w/-]+)?\.(ts|mjs)$/.test(path);

/** The catalogue of one language in a words file: an object by that name, flat or under a property. */
function catalogue(source: Source, language: Language): Entry[] {
  return source.nodes.flatMap((node) => {
    const named =
      node.type === 'VariableDeclarator'
        ? child(node, 'id')?.name
        : node.type === 'Property'
          ? child(node, 'key')?.name
          : undefined;
    if (named !== language) return [];
    return entries(source, child(node, 'init') ?? child(node, 'value'));
  });
}

function entries(source: Source, object: Node | undefined): Entry[] {
  const plain =
    object?.type === 'TSAsExpression' || object?.type === 'TSSatisfiesExpression' ? child(object, 'expression') : object;
  if (plain?.type !== 'ObjectExpression') return [];
  return children(plain, 'properties').flatMap((property) => {
    const name = child(property, 'key');
    const key = stringOf(name) ?? (name?.type === 'Identifier' ? String(name.name) : undefined);
    const text = stringOf(child(property, 'value'));
    return key === undefined ? [] : [{ key, text: text ?? '', line: source.lineOf(property) }];
  });
}

/** The parameters of an ICU message: a bracket opens an argument on the even levels and an arm of it on the odd ones. */
function parameters(message: string): string[] {
  const found = new Set<string>();
  let depth = 0;
  for (const match of message.matchAll(/[{}]/g)) {
    if (match[0] === '}') depth -= 1;
    else {
      const name = depth % 2 === 0 ? /^\s*(\w+)/.exec(message.slice(match.index + 1))?.[1] : undefined;
      if (name) found.add(name);
      depth += 1;
    }
  }
  return [...found].sort();
}

function pairs(source: Source): Violation[] {
  const [es, en] = languages.map((language) => catalogue(source, language));
  const at = (line: number, sentence: string): Violation => ({ path: source.path, line, rule: 'words', sentence });
  if (!es || !en || es.length + en.length === 0) return [];
  const lacks = (from: readonly Entry[], to: readonly Entry[], language: string): Violation[] =>
    from
      .filter((one) => !to.some((other) => other.key === one.key))
      .map((one) => at(one.line, `"${one.key}" has no words in ${language}`));
  const uneven = es.flatMap((one) => {
    const other = en.find(({ key }) => key === one.key);
    if (!other || parameters(one.text).join() === parameters(other.text).join()) return [];
    return [at(other.line, `"${one.key}" does not take the same parameters in Spanish and in English`)];
  });
  return [...lacks(es, en, 'English'), ...lacks(en, es, 'Spanish'), ...uneven];
}

/** Which argument is the key, by the name of who speaks. */
const speakers: Readonly<Record<string, number>> = { t: 0, said: 0, say: 1, refuse: 1, refused: 1, notify: 1 };

/** The server answers in words of its own, so that every program hears a reason; screens have theirs. */
const speaksFor = (path: string): string => (path.startsWith('server/') ? 'server' : 'screens');

/** The key in an argument: itself, an arm of a choice, or the `word` of what people are told. */
function keysIn(argument: Node | undefined): Node[] {
  if (argument?.type === 'ConditionalExpression')
    return [...keysIn(child(argument, 'consequent')), ...keysIn(child(argument, 'alternate'))];
  const word = children(argument, 'properties').find((property) => child(property, 'key')?.name === 'word');
  if (word) return keysIn(child(word, 'value'));
  return argument && /^\w+(\.\w+)+$/.test(stringOf(argument) ?? '') ? [argument] : [];
}

/** The keys that a file asks for, where they are written out. */
function asked(source: Source): { key: string; node: Node }[] {
  return source.nodes.flatMap((node) => {
    const place = node.type === 'CallExpression' ? speakers[dotted(child(node, 'callee')) ?? ''] : undefined;
    if (place === undefined) return [];
    return keysIn(children(node, 'arguments')[place]).map((one) => ({ key: stringOf(one) ?? '', node: one }));
  });
}

/** Every sentence people read stands in both languages, and every key the code asks for exists. */
export function words(house: House): Violation[] {
  const files = house.sources.filter((source) => isWords(source.path));
  const known: Record<string, Set<string>> = { server: new Set(), screens: new Set() };
  for (const source of files) {
    for (const { key } of catalogue(source, 'es')) known[speaksFor(source.path)]?.add(key);
  }
  const missing = house.sources.flatMap((source) => {
    const { path } = source;
    if (!/^(server|web|portal|widget)\//.test(path) || isTest(path) || isWords(path)) return [];
    const who = speaksFor(path);
    const gone = asked(source).filter(({ key }) => !known[who]?.has(key));
    const sentence = (key: string): string => `no words file of the ${who} has "${key}"`;
    return gone.map(({ key, node }) => ({ path, line: source.lineOf(node), rule: 'words', sentence: sentence(key) }));
  });
  return [...files.flatMap(pairs), ...missing];
}
