import type { z } from 'zod';
import type { Locale } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { sayMoney } from '../../../platform/words.ts';
import { FIELDS, type Field, type zAsk } from './contract.ts';

type Ask = z.output<typeof zAsk>;
export type Facts = Readonly<Record<Field, string | null>>;
/** What somebody typed for an ask, said in the template's language; null where it is not of that type. */
export type SayAsked = (ask: Ask, typed: string) => string | null;

const MARKER = /\{\{([^{}]*)\}\}/g;
const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

type Piece = { text: string } | { field: Field } | { ask: Ask } | { unknown: string };

function pieceOf(inside: string): Piece {
  const name = inside.trim();
  const asked = /^(text|date|money|number)\s*:\s*(\S.*)$/.exec(name);
  if (asked) return { ask: { type: asked[1] as Ask['type'], label: asked[2]?.trim() ?? '' } };
  return isField(name) ? { field: name } : { unknown: name };
}

function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of body.matchAll(MARKER)) {
    pieces.push({ text: body.slice(from, found.index) }, pieceOf(found[1] ?? ''));
    from = found.index + found[0].length;
  }
  return [...pieces, { text: body.slice(from) }];
}

/** What a template asks its writer for, each once, in its order. */
export function asksOf(body: string): Ask[] {
  const asks = piecesOf(body).flatMap((piece) => ('ask' in piece ? [piece.ask] : []));
  return asks.filter((ask, n) => asks.findIndex(({ label }) => label === ask.label) === n);
}

/** Markers that are neither a field of the list nor an ask of a type. */
export const unknownIn = (body: string): string[] =>
  piecesOf(body).flatMap((piece) => ('unknown' in piece ? [piece.unknown] : []));

/** A template that nobody could fill is not kept. */
export function mayBeKept(body: string): true | Refusal {
  const [unknown] = unknownIn(body);
  return unknown === undefined
    ? true
    : refuse('invalid', 'cases.fieldUnknown', { field: 'body', params: { name: unknown || '{{}}' } });
}

/**
 * A template with the facts of a case and what its writer typed. What is missing keeps its marker, by which it is seen and stops the
 * sending, and is named: fields by their name, asks by their label.
 */
export function fill(
  body: string,
  facts: Facts,
  typed: Readonly<Record<string, string>>,
  sayAsked: SayAsked,
): { text: string; missing: string[] } {
  const missing: string[] = [];
  const text = piecesOf(body).map((piece) => {
    if ('text' in piece) return piece.text;
    if ('unknown' in piece) {
      missing.push(piece.unknown);
      return `{{${piece.unknown}}}`;
    }
    const said = 'field' in piece ? facts[piece.field] : sayAsked(piece.ask, typed[piece.ask.label]?.trim() ?? '');
    if (said) return said;
    const name = 'field' in piece ? piece.field : piece.ask.label;
    missing.push(name);
    return 'field' in piece ? `{{${name}}}` : `{{${piece.ask.type}: ${name}}}`;
  });
  return { text: text.join(''), missing: [...new Set(missing)] };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Whether a text is this template and nothing of anybody's own (Ley 10/2025, 13.1: an answer speaks to the demand). What was typed into an ask for
 * words is one's own.
 */
export function isBare(text: string, body: string): boolean {
  const pieces = piecesOf(body);
  if (pieces.some((piece) => 'ask' in piece && piece.ask.type === 'text')) return false;
  const said = flat(text);
  let at = 0;
  let fields = 0;
  for (const piece of pieces) {
    const part = 'text' in piece ? flat(piece.text) : null;
    if (part === null) fields += 1;
    if (part === null || part === '') continue;
    const found = said.indexOf(part, at);
    if (found < 0 || found - at > fields * LONGEST_FIELD + 1) return false;
    at = found + part.length;
    fields = 0;
  }
  return said.length - at <= fields * LONGEST_FIELD + 1;
}

/** Longer than a name, an amount or a day; a link to the customer's page is longer, and left out of the text that is compared. */
const LONGEST_FIELD = 60;

/** Without addresses of pages, whose length says nothing. */
export const withoutLinks = (text: string): string => text.replace(/https?:\/\/\S+/g, '');

const tagOf = (locale: Locale): string => (locale === 'es' ? 'es-ES' : 'en-GB');

/** «30 de noviembre de 2026», in the centre's zone. */
export const dayIn = (locale: Locale, at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at);

const MOST_DIGITS = 12;

/** 12.50 or 12,50 as minor units of a currency of two decimals; null where it is no amount. */
function minorOf(typed: string): number | null {
  const found = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(typed);
  return found ? Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : null;
}

/** Says what was typed for an ask as the language has it. */
export const sayAskedIn =
  (locale: Locale, currency: string): SayAsked =>
  ({ type }, typed) => {
    if (typed === '') return null;
    if (type === 'text') return typed;
    if (type === 'money') {
      const minor = minorOf(typed);
      return minor === null ? null : sayMoney(locale, minor, currency);
    }
    if (type === 'number')
      return /^-?\d+([.,]\d+)?$/.test(typed) && typed.length <= MOST_DIGITS
        ? new Intl.NumberFormat(tagOf(locale)).format(Number(typed.replace(',', '.')))
        : null;
    const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T12:00:00Z`) : null;
    return day && !Number.isNaN(day.getTime()) ? dayIn(locale, day, 'UTC') : null;
  };
