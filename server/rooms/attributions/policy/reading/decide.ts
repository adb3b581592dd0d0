import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLMap } from 'yaml';
import { type Directory, FILE } from '../notation/contract.ts';
import type { Example, Policy } from '../writing/decide.ts';
import type { Lines, Problem } from './contract.ts';
import { exampleIn, kindIn, rowIn } from '../entries/decide.ts';
import type { Reader } from '../pieces/decide.ts';

type Read = { policy: Policy; rowLines: Lines[]; exampleLines: number[]; problems: Problem[] };

/** How deep the brackets of a text go at most, those in quotes too. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const sign of text) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
  }
  return deepest;
}

const nothing = (problems: Problem[]): Read => ({
  policy: { kinds: [], rows: [], examples: [] },
  rowLines: [],
  exampleLines: [],
  problems,
});

/**
 * A policy from its file, with everything that is wrong in it by line. It never grows beyond what is written: too long a file is not
 * looked into at all, and one part of it cannot stand for another. Whether its rows fit the centre, `judgeRow` says.
 */
export function readPolicy(text: string, names: Directory, currency: string): Read {
  const tooLarge = [{ line: 1, word: 'attributions.yaml.tooLarge', params: {} }];
  if (text.length > FILE.length || depthOf(text) > FILE.depth) return nothing(tooLarge);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true });
  const lineAt = (offset: number): number => counter.linePos(offset).line || 1;
  const [wrong] = document.errors;
  if (wrong) return nothing([{ line: lineAt(wrong.pos[0]), word: 'attributions.yaml.syntax', params: { name: wrong.code } }]);
  const problems: Problem[] = [];
  const reader: Reader = {
    names,
    currency,
    lineOf: (node) => lineAt(node?.range?.[0] ?? 0),
    wrong: (node, word, name = '') =>
      void problems.push({ line: lineAt(node?.range?.[0] ?? 0), word: `attributions.yaml.${word}`, params: { name } }),
  };
  visit(document, { Alias: (_, node) => reader.wrong(node, 'tooLarge') });
  return problems.length > 0 ? nothing(problems) : { ...readAll(document.contents, reader), problems };
}

function readAll(root: Node | null, reader: Reader): Omit<Read, 'problems'> {
  const policy = { kinds: [] as Policy['kinds'][number][], rows: [] as Policy['rows'][number][], examples: [] as Example[] };
  const rowLines: Lines[] = [];
  const exampleLines: number[] = [];
  const top = fieldsOf(root, reader);
  if (!top) return { policy, rowLines, exampleLines };
  if (scalarOf(top.get('mostrador')) !== FILE.version) reader.wrong(top.get('mostrador') ?? root, 'shape', 'mostrador');
  const currency = scalarOf(top.get('currency'));
  if (currency !== reader.currency)
    reader.wrong(top.get('currency') ?? root, 'currency', typeof currency === 'string' ? currency : '');
  for (const { key, value } of entriesOf(top.get('actions'), reader, 'actions')) {
    const kind = kindIn(key, value, reader);
    if (kind) policy.kinds.push(kind);
    const grants = isMap(value) ? value.get('grants', true) : undefined;
    for (const holder of grants ? entriesOf(grants as Node, reader, 'grants') : []) {
      if (!isSeq(holder.value)) reader.wrong(holder.value, 'shape', holder.key);
      for (const item of isSeq(holder.value) ? holder.value.items : []) {
        const read = rowIn(key, holder.key, item as Node, reader);
        if (!read) continue;
        policy.rows.push(read.row);
        rowLines.push(read.lines);
      }
    }
  }
  const examples = top.get('examples');
  if (examples && !isSeq(examples)) reader.wrong(examples, 'shape', 'examples');
  for (const item of isSeq(examples) ? examples.items : []) {
    const read = exampleIn(item as Node, reader);
    if (!read) continue;
    if (policy.examples.some((one) => one.title === read.title)) reader.wrong(item as Node, 'exampleTwice', read.title);
    policy.examples.push(read);
    exampleLines.push(reader.lineOf(item as Node));
  }
  if (policy.rows.length > FILE.rows) reader.wrong(root, 'tooMany');
  return { policy, rowLines, exampleLines };
}

const scalarOf = (node: Node | undefined): unknown => (isScalar(node) ? node.value : undefined);

function fieldsOf(root: Node | null, reader: Reader): Map<string, Node> | null {
  if (!isMap(root)) {
    reader.wrong(root, 'shape', 'mostrador');
    return null;
  }
  const known = new Set(['mostrador', 'currency', 'actions', 'examples']);
  const entries = entriesOf(root, reader, 'mostrador');
  for (const { key, value } of entries) if (!known.has(key)) reader.wrong(value, 'unknownKey', key);
  return new Map(entries.map(({ key, value }) => [key, value]));
}

function entriesOf(node: Node | undefined, reader: Reader, name: string): { key: string; value: Node }[] {
  if (!isMap(node)) {
    reader.wrong(node, node ? 'shape' : 'missing', name);
    return [];
  }
  return (node as YAMLMap<Node, Node>).items.flatMap(({ key, value }) => {
    if (isScalar(key) && typeof key.value === 'string' && value && !isAlias(value)) return [{ key: key.value, value }];
    reader.wrong(key, 'shape', name);
    return [];
  });
}
