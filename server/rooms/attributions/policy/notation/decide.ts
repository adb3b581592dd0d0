import { type Fact, zCondition } from '../../../../platform/conditions.ts';
import { type Attribution, type Condition, type Limit, type Requirement, zRequirement } from '../../contract.ts';
import { type Directory, OPS, PER } from './contract.ts';

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** «25.00 EUR»; the figures of the currency, never fewer. */
export function moneyText(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const figures = String(minor).padStart(digits + 1, '0');
  return `${digits ? `${figures.slice(0, -digits)}.${figures.slice(-digits)}` : figures} ${currency}`;
}

/** Minor units of «25.00 EUR» or «25 EUR»; null for anything else. */
export function moneyOf(text: string): { minor: number; currency: string } | null {
  const found = /^(\d{1,12})(?:\.(\d+))? ([A-Z]{3})$/.exec(text);
  if (!found) return null;
  const [, whole = '', cents = '', currency = ''] = found;
  const digits = digitsOf(currency);
  return cents.length > digits ? null : { minor: Number(`${whole}${cents.padEnd(digits, '0')}`), currency };
}

export function limitText({ per, unit, max }: Limit, currency: string): string {
  const most = unit === 'money' ? moneyText(max, currency) : unit === 'percent' ? `${max} %` : `${max} times`;
  return `${most} per ${PER[per]}`;
}

/** A limit that was written down; the name of its currency where that is not the centre's; null where it is no limit. */
export function limitOf(text: string, currency: string): Limit | { foreign: string } | null {
  const at = text.indexOf(' per ');
  const [most, window] = [text.slice(0, at), text.slice(at + 5)];
  const per = (Object.keys(PER) as Limit['per'][]).find((one) => PER[one] === window);
  if (at === -1 || !per) return null;
  const counted = /^(\d{1,15}) (%|times)$/.exec(most);
  if (counted) return { per, unit: counted[2] === '%' ? 'percent' : 'count', max: Number(counted[1]) };
  const money = moneyOf(most);
  if (!money) return null;
  return money.currency === currency ? { per, unit: 'money', max: money.minor } : { foreign: money.currency };
}

const BARE = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
const TAKEN = new Set(['true', 'false', 'null', 'in', 'not', 'has', 'lacks', 'known', 'unknown']);
const word = (text: string): string => (BARE.test(text) && !TAKEN.has(text) ? text : JSON.stringify(text));

/** The word that a text begins with, bare or in quotes, and what follows. */
function wordIn(text: string): { word: string; rest: string } | null {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  if (quoted !== undefined) {
    const read = jsonOf(quoted);
    return typeof read === 'string' ? { word: read, rest: text.slice(quoted.length) } : null;
  }
  const bare = /^[^\s,\][]+/.exec(text)?.[0];
  return bare !== undefined && BARE.test(bare) ? { word: bare, rest: text.slice(bare.length) } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const valueText = (value: Fact): string =>
  Array.isArray(value) ? `[${value.map(word).join(', ')}]` : typeof value === 'string' ? word(value) : JSON.stringify(value);

/** A value that was written down; undefined where it is none. */
function valueOf(text: string): Fact | undefined {
  if (!text.startsWith('[')) {
    const read = wordIn(text);
    if (read && read.rest === '' && !(TAKEN.has(text) && read.word === text)) return read.word;
    const plain = jsonOf(text);
    return typeof plain === 'number' || typeof plain === 'boolean' || plain === null ? plain : undefined;
  }
  const list: string[] = [];
  let rest = text.slice(1);
  while (rest !== ']') {
    const read = wordIn(rest);
    if (!read) return undefined;
    list.push(read.word);
    if (read.rest !== ']' && !read.rest.startsWith(', ')) return undefined;
    rest = read.rest === ']' ? ']' : read.rest.slice(2);
  }
  return list;
}

const takesNone = (op: Condition['op']): boolean => op === 'known' || op === 'unknown';

export const conditionText = ({ fact, op, value }: Condition): string =>
  takesNone(op) ? `${word(fact)} ${OPS[op]}` : `${word(fact)} ${OPS[op]} ${valueText(value ?? null)}`;

export function conditionOf(text: string): Condition | null {
  const read = wordIn(text);
  if (!read?.rest.startsWith(' ')) return null;
  const rest = read.rest.slice(1);
  const op = (Object.keys(OPS) as Condition['op'][]).find((one) => rest === OPS[one] || rest.startsWith(`${OPS[one]} `));
  if (!op) return null;
  if (takesNone(op)) return rest === OPS[op] ? { fact: read.word, op } : null;
  const value = valueOf(rest.slice(OPS[op].length + 1));
  const parsed = zCondition.safeParse({ fact: read.word, op, value });
  return value !== undefined && parsed.success ? parsed.data : null;
}

export const requirementText = ({ kind, value }: Requirement): string => (value === '' ? kind : `${kind} ${value}`);

export function requirementOf(text: string): Requirement | null {
  const at = text.indexOf(' ');
  const [kind, value] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  const parsed = zRequirement.safeParse({ kind, value });
  return parsed.success && (at === -1 || value !== '') ? parsed.data : null;
}

type Holder = Attribution['holder'];
type Who = { kind: Holder['kind']; ref: string };

/** «role AGENT», «unit DEPT_LOG», «person ana@tienda.example», «everyone», «assistant». */
export function holderText({ kind, ref }: Who, names: Directory): string {
  if (kind === 'everyone' || (kind === 'assistant' && ref === '')) return kind;
  if (kind === 'role') return `role ${ref}`;
  return `${kind} ${kind === 'unit' || kind === 'vendor' ? names.unitCode(ref) : names.email(ref)}`;
}

/** A holder that was written down. Whether there is one is not asked here: a code of nobody stays as it is. */
export function holderOf(text: string, names: Directory): Holder | null {
  if (text === 'everyone' || text === 'assistant') return { kind: text, ref: '' };
  const [, kind = '', ref = ''] = /^(role|unit|vendor|person|assistant) (\S+)$/.exec(text) ?? [];
  if (kind === 'role') return { kind, ref };
  if (kind === 'unit' || kind === 'vendor') return { kind, ref: names.unitId(ref) };
  return kind === 'person' || kind === 'assistant' ? { kind, ref: names.personId(ref) } : null;
}
