import { posix } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree, read by name: the rules look at a handful of kinds and need no more type than this. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Import {
  readonly specifier: string;
  /** Path from the root of the repository, or undefined for a package. */
  readonly target: string | undefined;
  readonly line: number;
  /** True where nothing of the target is loaded at run time. It counts as an arrow all the same. */
  readonly typeOnly: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  /** Said by the parser when the file is not TypeScript; the other facts are then empty. */
  readonly problem: string | undefined;
  readonly imports: readonly Import[];
  readonly comments: readonly { readonly line: number; readonly text: string }[];
  /** Every node, parents before children. */
  readonly nodes: readonly Node[];
  readonly parents: ReadonlyMap<Node, Node>;
  lineOf(node: { readonly start: number }): number;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The child of that name, where it is a node. */
export function child(node: Node | undefined, key: string): Node | undefined {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
}

/** The children of that name, where it is a list. */
export function children(node: Node | undefined, key: string): Node[] {
  const value = node?.[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The string a literal or a template without holes stands for. */
export function stringOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateElement') return (node.value as { raw: string }).raw;
  const parts = node?.type === 'TemplateLiteral' ? children(node, 'quasis') : [];
  return parts.length === 1 ? stringOf(parts[0]) : undefined;
}

/** `Date.now` for the expression Date.now, `now` for a plain name, undefined for anything else. */
export function dotted(node: Node | undefined): string | undefined {
  if (node?.type === 'Identifier') return String(node.name);
  if (node?.type !== 'MemberExpression' || node.computed === true) return undefined;
  const left = dotted(child(node, 'object'));
  return `${left ?? ''}.${dotted(child(node, 'property')) ?? ''}`;
}

const scripts = /\.(ts|tsx|mjs|js|css|json|html)$/;

/** Where a relative specifier points, from the root of the repository. */
export function resolve(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
  return scripts.test(path) ? path : `${path}.ts`;
}

function importsOf(path: string, nodes: readonly Node[], lineOf: Source['lineOf']): Import[] {
  const found: Import[] = [];
  for (const node of nodes) {
    if (!/^(Import(Declaration|Expression)|Export(Named|All)Declaration|TSImportType)$/.test(node.type)) continue;
    const specifier = stringOf(child(node, 'source') ?? child(node, 'argument'));
    if (specifier === undefined) continue;
    const named = children(node, 'specifiers');
    const kinds = named.map((one) => one.importKind ?? one.exportKind);
    const typeOnly =
      node.type === 'TSImportType' ||
      node.importKind === 'type' ||
      node.exportKind === 'type' ||
      (kinds.length > 0 && kinds.every((kind) => kind === 'type'));
    found.push({ specifier, target: resolve(path, specifier), line: lineOf(node), typeOnly });
  }
  return found;
}

/** Parses one file into the facts that the rules ask about. */
export function readSource(path: string, text: string): Source {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  const lineOf = ({ start }: { readonly start: number }): number => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
  const result = parseSync(path, text);
  const nodes: Node[] = [];
  const parents = new Map<Node, Node>();
  const walk = (node: Node): void => {
    nodes.push(node);
    for (const value of Object.values(node)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (!isNode(one)) continue;
        parents.set(one, node);
        walk(one);
      }
    }
  };
  const program: unknown = result.program;
  if (isNode(program)) walk(program);
  return {
    path,
    text,
    problem: result.errors[0]?.message,
    imports: importsOf(path, nodes, lineOf),
    comments: result.comments.map((one) => ({ line: lineOf(one), text: one.value })),
    nodes,
    parents,
    lineOf,
  };
}
