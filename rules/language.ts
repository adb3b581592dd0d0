import type { House, Violation } from './house.ts';
import { placeOf } from './place.ts';
import { child, children, dotted, type Node, type Source, stringOf } from './source.ts';

const clocks = /^(Date\.now|Math\.random|performance\.now|crypto\.randomUUID|randomUUID|newId|Temporal\.Now\..*)$/;

/** An empty function body, as in `.catch(() => {})`. */
function swallows(node: Node): boolean {
  if (!dotted(child(node, 'callee'))?.endsWith('.catch')) return false;
  const body = child(children(node, 'arguments')[0], 'body');
  if (body?.type === 'BlockStatement') return children(body, 'body').length === 0;
  return body !== undefined && source(body) === 'undefined';
}

const source = (node: Node): string | undefined => (node.type === 'Literal' ? String(node.value) : dotted(node));

function everywhere(node: Node): string | undefined {
  if (node.type === 'TSAnyKeyword') return '"any" switches the checker off: name the type, or take unknown and look';
  if (node.type === 'TSAsExpression' && child(node, 'expression')?.type === 'TSAsExpression') {
    return 'a cast through a second type hides what the checker would say';
  }
  if (node.type === 'CatchClause' && children(child(node, 'body'), 'body').length === 0)
    return 'a silent catch loses the fault: act on it or let it pass';
  if (node.type === 'CallExpression' && swallows(node)) return 'a silent catch loses the fault: act on it or let it pass';
  if (node.type === 'TSEnumDeclaration') return 'no enums: a union of strings reads the same on both sides of the wire';
  return undefined;
}

function quiet(node: Node): string | undefined {
  if (node.async === true || node.type === 'AwaitExpression') return 'it decides on facts already fetched: no async, no await';
  const made =
    node.type === 'NewExpression' && dotted(child(node, 'callee')) === 'Date' && children(node, 'arguments').length === 0;
  const called = node.type === 'CallExpression' ? dotted(child(node, 'callee')) : undefined;
  if (made || called === 'Date' || (called && clocks.test(called)))
    return 'time, chance and new ids come in as facts, so that the decision can be replayed';
  return undefined;
}

function comments(one: Source): Violation[] {
  return one.comments.flatMap(({ line, text }) => {
    const at = (sentence: string): Violation[] => [{ path: one.path, line, rule: 'language', sentence }];
    if (/\b(TODO|FIXME|XXX|HACK)\b/.test(text)) return at('do it, or write down in a decision why not');
    if (/@ts-(ignore|expect-error|nocheck)/.test(text)) return at('the checker is not silenced; mend the type');
    return [];
  });
}

/** What may not be written: types switched off, faults swallowed, promises left in comments, impure decisions. */
export function language(house: House): Violation[] {
  return house.sources.flatMap((one) => {
    if (one.problem) return [{ path: one.path, line: 1, rule: 'language', sentence: `does not parse: ${one.problem}` }];
    const { role } = placeOf(one.path);
    const pure = role === 'decide' || role === 'access';
    const said = one.nodes.flatMap((node) => {
      const sentence = everywhere(node) ?? (pure ? quiet(node) : undefined);
      return sentence ? [{ path: one.path, line: one.lineOf(node), rule: 'language', sentence }] : [];
    });
    return [...said, ...comments(one)];
  });
}

const spoken = /^(aria-(label|description|roledescription|placeholder|valuetext)|title|placeholder|alt|label)$/;
const letters = /\p{L}/u;

/** The literals an expression may end as: both arms of a choice, the right of `&&` and `??`. */
function endings(node: Node | undefined): Node[] {
  if (node?.type === 'ConditionalExpression')
    return [...endings(child(node, 'consequent')), ...endings(child(node, 'alternate'))];
  if (node?.type === 'LogicalExpression') return [...endings(child(node, 'left')), ...endings(child(node, 'right'))];
  if (node?.type === 'TemplateLiteral') return children(node, 'quasis');
  return node && stringOf(node) !== undefined ? [node] : [];
}

/** Names of keys and codes are the same in every language. */
function inKey(one: Source, node: Node): boolean {
  const element = one.parents.get(node);
  const name = child(child(element, 'openingElement'), 'name')?.name;
  return name === 'kbd' || name === 'code';
}

/** Words for people live in words files: no text in the markup of a screen, nor in the attributes that are read aloud. */
export function markup(house: House): Violation[] {
  return house.sources.flatMap((one) => {
    if (!/^(web|portal|widget)\/.*\.tsx$/.test(one.path) || placeOf(one.path).role === 'test') return [];
    const texts = one.nodes.flatMap((node) => {
      const parent = one.parents.get(node);
      if (node.type === 'JSXText') return inKey(one, node) ? [] : [node];
      if (node.type === 'JSXExpressionContainer' && parent?.type === 'JSXElement') return endings(child(node, 'expression'));
      if (node.type !== 'JSXAttribute' || !spoken.test(String(child(node, 'name')?.name))) return [];
      const value = child(node, 'value');
      return endings(value?.type === 'JSXExpressionContainer' ? child(value, 'expression') : value);
    });
    return texts.flatMap((node) => {
      const text = (stringOf(node) ?? String(node.value)).trim();
      if (!letters.test(text)) return [];
      const sentence = `"${text.slice(0, 40)}" is text in a component: give it a word key, in Spanish and English`;
      return [{ path: one.path, line: one.lineOf(node), rule: 'markup', sentence }];
    });
  });
}
