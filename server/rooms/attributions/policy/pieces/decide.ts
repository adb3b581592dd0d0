import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Directory } from '../notation/contract.ts';

/** What the parts of a file are read with: what the centre calls things, and where to say what is wrong. */
export type Reader = {
  names: Directory;
  currency: string;
  lineOf(node: Node | null | undefined): number;
  /** `word`: one of `attributions.yaml.*`. */
  wrong(node: Node | null | undefined, word: string, name?: string): void;
};

/** The fields of a map by name, those that are not expected told; null where it is no map. */
export function fieldsIn(node: Node, known: readonly string[], reader: Reader, name: string): Map<string, Node> | null {
  if (!isMap(node)) {
    reader.wrong(node, 'shape', name);
    return null;
  }
  const fields = new Map<string, Node>();
  for (const { key, value } of node.items) {
    const called = isScalar(key) ? String(key.value) : '';
    if (!known.includes(called)) reader.wrong(isScalar(key) ? key : node, 'unknownKey', called);
    else if (value) fields.set(called, value as Node);
  }
  return fields;
}

/** A text, or undefined where there is none; a number is no text. */
export function textIn(fields: Map<string, Node>, name: string, reader: Reader): string | undefined {
  const node = fields.get(name);
  if (!node) return undefined;
  if (isScalar(node) && typeof node.value === 'string') return node.value;
  reader.wrong(node, 'shape', name);
  return undefined;
}

/** The texts of a list, each with what stands for it; none where there is no list. */
export function listIn(fields: Map<string, Node>, name: string, reader: Reader): { text: string; node: Node }[] {
  const node = fields.get(name);
  if (!node) return [];
  if (!isSeq(node)) {
    reader.wrong(node, 'shape', name);
    return [];
  }
  return node.items.flatMap((item) => {
    if (isScalar(item) && typeof item.value === 'string') return [{ text: item.value, node: item }];
    reader.wrong(item as Node, 'shape', name);
    return [];
  });
}

/** Each text of a list as what it means; `word` tells those that mean nothing. */
export function meantIn<T>(
  fields: Map<string, Node>,
  name: string,
  reader: Reader,
  word: string,
  read: (text: string) => T | null,
): { meant: T; node: Node }[] {
  return listIn(fields, name, reader).flatMap(({ text, node }) => {
    const meant = read(text);
    if (meant !== null) return [{ meant, node }];
    reader.wrong(node, word, text);
    return [];
  });
}

/** A part as plain values, as far as a small one goes. */
export function plainOf(node: Node | undefined): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => plainOf(item as Node));
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', plainOf(value as Node)]),
    );
  return undefined;
}
