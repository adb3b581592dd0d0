import { count, duration, money, moment, percent } from './format.ts';
import { said, t } from './words.ts';

type Value = string | number | boolean | string[] | null;
type Facts = Record<string, Value>;
export type Said = { name: string; label: string; value: string; tone: 'good' | 'care' | 'plain' };

/** What decides most often, first; the rest stands behind. */
const first = [
  'orderState',
  'daysSinceDelivery',
  'daysSinceOrder',
  'paidMinor',
  'refundedMinor',
  'refundableMinor',
  'amountPercentOfPaid',
  'amountShare',
  'ground',
  'reason',
  'tier',
  'channel',
  'identityVerified',
  'evidence',
  'skus',
  'inStock',
  'inGuarantee',
  'notices',
];
/** Said by another part of the page, or only of use to the evaluator. */
const silent = new Set([
  'op',
  'currency',
  'hasOrder',
  'amountMinor',
  'reasonGiven',
  'productRefs',
  'lineCount',
  'language',
  'nature',
]);

const care: Record<string, (value: Value) => boolean> = {
  identityVerified: (value) => value === false,
  evidence: (value) => Array.isArray(value) && value.length === 0,
  refundedMinor: (value) => typeof value === 'number' && value > 0,
  moneyUnderWay: (value) => value === true,
  inStock: (value) => value === false,
  orderOfCustomer: (value) => value === false,
  inGuarantee: (value) => value === false,
  cancelled: (value) => value === true,
};
const good = new Set(['identityVerified', 'orderOfCustomer', 'inGuarantee', 'inStock']);

const word = (name: string, value: string): string => said(`facts.value.${name}.${value}`) ?? value;

function valueOf(name: string, value: Exclude<Value, null>, currency: string): string {
  if (typeof value === 'boolean') return t(value ? 'facts.yes' : 'facts.no');
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => word(name, one)).join(', ') : t('facts.none');
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? moment(value) : word(name, value);
  if (name.endsWith('Minor')) return money({ minor: value, currency });
  if (/^days?Since/.test(name)) return t('facts.daysAgo', { days: value });
  if (name === 'amountPercentOfPaid' || name === 'amountShare') return percent(value / 100);
  return name.endsWith('Ms') ? duration(value) : Number.isSafeInteger(value) ? count(value) : String(value);
}

/** The facts of a ruling in words (their names: the contracts of attributions and of the shops' facts), the weighty ones first. A name that no words file has is shown as it is. */
export function saidFacts(facts: Facts, currency: string): { main: Said[]; rest: Said[] } {
  const all = Object.entries(facts).flatMap(([name, value]): Said[] => {
    if (value === null || value === '' || silent.has(name)) return [];
    if (Array.isArray(value) && value.length === 0 && !care[name]) return [];
    const bare = name.replace(/^param\./, '');
    const cautious = care[name]?.(value) ?? false;
    const tone = cautious ? 'care' : good.has(name) && value === true ? 'good' : 'plain';
    return [{ name, label: said(`facts.name.${bare}`) ?? bare, value: valueOf(bare, value, currency), tone }];
  });
  const place = (one: Said): number => (first.includes(one.name) ? first.indexOf(one.name) : first.length);
  const main = all.filter((one) => place(one) < first.length || one.tone === 'care').toSorted((a, b) => place(a) - place(b));
  return { main, rest: all.filter((one) => !main.includes(one)).toSorted((a, b) => a.label.localeCompare(b.label)) };
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A parameter of what is asked, as a line of text. */
export function paramValue(name: string, value: Json, currency: string): string {
  if (value === null) return t('facts.none');
  if (typeof value === 'object' && !Array.isArray(value)) {
    const { minor, currency: own } = value as { minor?: Json; currency?: Json };
    if (typeof minor === 'number') return money({ minor, currency: typeof own === 'string' ? own : currency });
    return Object.values(value)
      .flatMap((one) => (typeof one === 'string' && one ? [one] : []))
      .join(', ');
  }
  if (!Array.isArray(value)) return valueOf(name, value, currency);
  return value.map((one) => lineOf(one)).join(', ') || t('facts.none');
}

function lineOf(one: Json): string {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return typeof one === 'string' ? one : JSON.stringify(one);
  const { sku, ref, quantity, name } = one;
  const what = [name, sku, ref].find((text): text is string => typeof text === 'string' && text !== '') ?? JSON.stringify(one);
  return typeof quantity === 'number' && quantity !== 1 ? `${quantity} × ${what}` : what;
}
