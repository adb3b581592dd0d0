import type { Locale } from '../../../platform/actor.ts';
import { say, sayMoney } from '../../../platform/words.ts';
import type { Why } from '../limits/contract.ts';

/** How the reader speaks, and where: dates are the centre's. */
export type Voice = { locale: Locale; timeZone: string };

/** The word of a code, or the code itself where nobody has given it one: facts and actions may be anybody's own. */
function named(locale: Locale, key: string, code: string): string {
  const word = say(locale, key);
  return word === key ? code : word;
}

const dayOf = ({ locale, timeZone }: Voice, iso: string): string =>
  new Intl.DateTimeFormat(locale === 'es' ? 'es-ES' : 'en-GB', { dateStyle: 'medium', timeZone }).format(new Date(iso));

/** A condition as one says it: «fundamento: desistimiento, cargo indebido». */
export function conditionInWords(locale: Locale, condition: { fact: string; op: string; value: string }): string {
  const fact = named(locale, `attributions.fact.${condition.fact}`, condition.fact);
  const value = condition.value
    .split(', ')
    .map((one) => named(locale, `attributions.value.${one}`, one))
    .join(', ');
  return say(locale, `attributions.op.${condition.op}`, { fact, value });
}

function amounts(locale: Locale, params: Why['params']): Why['params'] {
  const { unit, currency } = params;
  const said = (name: string): [string, string][] => {
    const value = params[name];
    if (typeof value !== 'number') return [];
    if (unit === 'percent' && name === 'max') return [[name, `${value} %`]];
    return [[name, unit === 'count' ? String(value) : sayMoney(locale, value, String(currency))]];
  };
  return Object.fromEntries(['max', 'used', 'asked', 'upTo'].flatMap(said));
}

/** One reason as a sentence. Rows may bring words of their own, in both languages. */
export function inWords({ word, params }: Why, voice: Voice): string {
  const { locale } = voice;
  const own = params[locale];
  if (typeof own === 'string' && own !== '') return own;
  const more: Why['params'] = amounts(locale, params);
  if (typeof params['fact'] === 'string')
    more['condition'] = conditionInWords(locale, {
      fact: params['fact'],
      op: String(params['op']),
      value: String(params['value']),
    });
  if (word === 'attributions.reason.missing' || word === 'attributions.reason.notEarned')
    more['what'] = requirementInWords(locale, { kind: String(params['kind']), value: String(params['value']) });
  for (const name of ['from', 'to']) if (typeof params[name] === 'string') more[name] = dayOf(voice, params[name]);
  return say(locale, word, { ...params, ...more });
}

/** What must be brought: «una foto», «la identidad comprobada», «la certificación X». */
export function requirementInWords(locale: Locale, { kind, value }: { kind: string; value: string }): string {
  const exact = `attributions.requirement.${kind}.${value}`;
  const word = say(locale, exact);
  return word === exact ? say(locale, `attributions.requirement.${kind}`, { value }) : word;
}
