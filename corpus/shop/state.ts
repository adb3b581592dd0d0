import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type Method = { id: string; source: string; balance?: number; brand?: string; last_four?: string };
export type User = {
  name: { first_name: string; last_name: string };
  address: Record<string, string>;
  email: string;
  payment_methods: Record<string, Method>;
  orders: string[];
};
export type Item = { name: string; product_id: string; item_id: string; price: number; options: Record<string, string> };
export type Payment = { transaction_type: string; amount: number; payment_method_id: string };
export type Order = {
  order_id: string;
  user_id: string;
  address: Record<string, string>;
  items: Item[];
  status: string;
  payment_history: Payment[];
} & Record<string, Json>;
export type Variant = { item_id: string; options: Record<string, string>; available: boolean; price: number };
export type Product = { name: string; product_id: string; variants: Record<string, Variant> };
export type State = { users: Record<string, User>; orders: Record<string, Order>; products: Record<string, Product> };

/**
 * Cents of an amount as it is written, rounded half up: `52.029999999999745` is 5203. The digits are read one by one, since an amount
 * that has once been a float is no longer what was written.
 */
export function minorOf(written: string): number {
  const plain = /[eE]/.test(written) ? Number(written).toFixed(9) : written;
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  const cents = BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0').slice(0, 2)) + ((rest[2] ?? '0') >= '5' ? 1n : 0n);
  return Number(sign ? -cents : cents) + 0;
}

/** A text of these files, with every number as minor units: all numbers in them are amounts. */
export function readJson(text: string): Json {
  const read = (_name: string, value: Json, written?: { source?: string }): Json =>
    typeof value === 'number' ? minorOf(written?.source ?? String(value)) : value;
  return JSON.parse(text, read) as Json;
}

export function readState(directory: string): State {
  const read = (name: string) => readJson(readFileSync(path.join(directory, `${name}.json`), 'utf8'));
  return {
    users: read('users') as State['users'],
    orders: read('orders') as State['orders'],
    products: read('products') as State['products'],
  };
}

/** An operation of these files, by the shop's own names. */
export type Attempt = { name: string; kwargs: Record<string, Json> };
export type Difference = { path: string; before: Json; after: Json; op?: string };
export type Line = {
  id: string;
  about: string;
  userId: string | null;
  attempts: (Attempt & { denied: boolean })[];
  differences: Difference[];
  /** Whether it is one of the matrix of rules, whose verdict is what counts first. */
  verdict: boolean;
};

type Given = Record<string, Json> & { id: string; expected_state_diff: Difference[] };

/** Lines of the rule matrix (`action`, `expect`) and of tasks (`actions`) in one shape. */
export function readLines(directory: string, name: string): Line[] {
  const lines = readFileSync(path.join(directory, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim());
  return lines.map((text) => {
    const given = readJson(text) as Given;
    const { id, expected_state_diff: differences } = given;
    if (typeof given.action === 'string') {
      const kwargs = given.kwargs as Attempt['kwargs'];
      const attempts = [{ name: given.action, kwargs, denied: given.expect === 'deny' }];
      return { id, about: wordOf(given.rule), userId: null, attempts, differences, verdict: true };
    }
    const actions = given.actions as (Attempt & { expected_result_is_error?: boolean })[];
    const attempts = actions.map((one) => ({
      name: one.name,
      kwargs: one.kwargs,
      denied: one.expected_result_is_error === true,
    }));
    return { id, about: wordOf(given.instruction), userId: wordOf(given.user_id), attempts, differences, verdict: false };
  });
}

/** What a file or an instruction says in words; nothing where it says something else. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRecord = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What has become of a value, in the same words: fields of objects one by one, lists whole. */
export function differencesOf(before: Json | undefined, after: Json | undefined, at = ''): Difference[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differencesOf(before[name], after[name], `${at}/${name}`));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const op = before === undefined ? 'add' : after === undefined ? 'remove' : undefined;
  return [{ path: at, before: before ?? null, after: after ?? null, ...(op ? { op } : {}) }];
}

/** A list of words is a set with repetitions: the shop keeps them sorted. */
const settled = (value: Json): Json => {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? value.toSorted() : value.map(settled);
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value)
          .map(([name, one]) => [name, settled(one)] as const)
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;
};

/** Where two lists of differences do not agree; empty when they do. An amount that is the same in minor units has not changed. */
export function disagreements(expected: readonly Difference[], found: readonly Difference[]): string[] {
  const written = (all: readonly Difference[]) =>
    new Map(
      all
        .filter(({ before, after, op }) => op !== undefined || JSON.stringify(settled(before)) !== JSON.stringify(settled(after)))
        .map(({ path: at, before, after, op }) => [at, JSON.stringify(settled({ before, after, op: op ?? '' }))]),
    );
  const [wanted, got] = [written(expected), written(found)];
  return [...new Set([...wanted.keys(), ...got.keys()])]
    .filter((at) => wanted.get(at) !== got.get(at))
    .map((at) => `${at}: expected ${wanted.get(at) ?? 'no change'}, found ${got.get(at) ?? 'no change'}`);
}
