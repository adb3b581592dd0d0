import { type ASTNode, type Context, Environment } from '@marcbachmann/cel-js';
import type { Fact } from '../../../platform/conditions.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Ask } from '../contract.ts';
import { FACT_TYPES, FUNCTIONS, MOST, RUNS } from './contract.ts';

const language = new Environment({
  limits: {
    maxAstNodes: MOST.parts,
    maxDepth: MOST.depth,
    maxListElements: MOST.listed,
    maxMapEntries: 0,
    maxCallArguments: 3,
  },
})
  .registerVariable({ name: 'facts', schema: { ...FACT_TYPES } })
  .registerVariable('shop', 'map<string, dyn>')
  .registerVariable('params', 'map<string, dyn>')
  .registerVariable('amount', 'int')
  .registerVariable('count', 'int');

/** The parts of a part; what is no part is left out. */
function partsOf(node: ASTNode): ASTNode[] {
  const isNode = (one: unknown): one is ASTNode => typeof one === 'object' && one !== null && 'op' in one && 'args' in one;
  const { args } = node;
  return (Array.isArray(args) ? args.flat() : [args]).filter(isNode);
}

/** The first call that there is not, or run through a list within another. */
function idleCall(node: ASTNode, running: boolean): { name: string; at: number; word: string } | null {
  const called = node.op === 'call' || node.op === 'rcall' ? node.args[0] : null;
  const runs = called !== null && RUNS.includes(called);
  if (called !== null && !runs && !FUNCTIONS.includes(called))
    return { name: called, at: node.start, word: 'attributions.expression.noFunction' };
  if (runs && running) return { name: called, at: node.start, word: 'attributions.expression.nested' };
  for (const part of partsOf(node)) {
    const found = idleCall(part, running || runs);
    if (found) return found;
  }
  return null;
}

const WORDS: Readonly<Record<string, string>> = {
  no_such_key: 'attributions.expression.noFact',
  unknown_variable: 'attributions.expression.noName',
  unexpected_token: 'attributions.expression.syntax',
  unterminated_string: 'attributions.expression.syntax',
  no_such_overload: 'attributions.expression.types',
  no_matching_overload: 'attributions.expression.types',
  incompatible_ternary_branches: 'attributions.expression.types',
  invalid_condition_type: 'attributions.expression.types',
  invalid_logical_operand: 'attributions.expression.types',
  limit_exceeded: 'attributions.expression.tooMuch',
};

/** What is wrong with an expression, with the character at which it is; null when it can be saved. */
export function judgeExpression(text: string, field: string): Refusal | null {
  const wrong = (word: string, at: number, name = '') => refuse('invalid', word, { field, params: { at: at + 1, name } });
  if (text.length > MOST.length) return wrong('attributions.expression.tooMuch', MOST.length);
  const { valid, type, error } = language.check(text);
  if (!valid) {
    const { start = 0, end = start } = error?.range ?? {};
    return wrong(WORDS[error?.code ?? ''] ?? 'attributions.expression.syntax', start, text.slice(start, end));
  }
  const idle = idleCall(language.parse(text).ast, false);
  if (idle) return wrong(idle.word, idle.at, idle.name);
  return type === 'bool' ? null : wrong('attributions.expression.notBoolean', 0, type);
}

/** A fact as the language has it: whole numbers are its integers. A list that is too long is not known. */
function valueOf(fact: Fact): unknown {
  if (typeof fact === 'number' && Number.isSafeInteger(fact)) return BigInt(fact);
  return Array.isArray(fact) && fact.length > MOST.members ? null : fact;
}

/** What an expression is read with. What is not known is not there at all, so that whatever rests on it cannot be told. */
function contextOf({ facts, amount, count }: Ask): Context {
  const context = { facts: new Map<string, unknown>(), shop: new Map<string, unknown>(), params: new Map<string, unknown>() };
  for (const [name, fact] of Object.entries(facts)) {
    const value = valueOf(fact);
    if (value === null || value === undefined) continue;
    if (Object.hasOwn(FACT_TYPES, name)) context.facts.set(name, value);
    else if (name.startsWith('param.')) context.params.set(name.slice('param.'.length), value);
    else context.shop.set(name, value);
  }
  return {
    facts: Object.fromEntries(context.facts),
    shop: context.shop,
    params: context.params,
    count: BigInt(count),
    ...(amount === null ? {} : { amount: BigInt(amount.minor) }),
  };
}

/** Whether an expression holds on a request; null when it cannot be told: a fact is missing, is of another type, or it fails. */
export type Test = (ask: Ask) => boolean | null;

/** An expression made ready, once for a policy. One that could not be saved today cannot be told. */
export function testOf(text: string): Test {
  if (judgeExpression(text, '') !== null) return () => null;
  const run = language.parse(text);
  return (ask) => {
    try {
      const told: unknown = run(contextOf(ask));
      return typeof told === 'boolean' ? told : null;
    } catch {
      return null;
    }
  };
}
