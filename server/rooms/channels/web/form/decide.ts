import type { Locale } from '../../../../platform/actor.ts';
import { say } from '../../../../platform/words.ts';
import type { FormSettings } from './contract.ts';

/** A form is filled in by a person in no less than two seconds and no more than a day. */
const FASTEST_MS = 2000;
const LONGEST_MS = 86_400_000;
export const formTimeOk = (openedAt: number, now: number): boolean =>
  now - openedAt >= FASTEST_MS && now - openedAt <= LONGEST_MS;

/** A signed token that says when the form was opened: nobody posts without having opened one, and each is good once. */
export function readFormToken(token: string): { at: number; nonce: string; signature: string } | null {
  const [at = '', nonce = '', signature = ''] = token.split('.');
  return nonce !== '' && signature !== '' && /^\d{13}$/.test(at) ? { at: Number(at), nonce, signature } : null;
}

export const USUAL: FormSettings = { shops: [], perHour: 200 };

/** How many came within the hour: from this network, from this address, and at all. */
export type Lately = { place: number; writer: number; all: number };
/** 0: as it comes. 1: a small question, or a little work of the computer. 2: more of it, and not at once. Nobody is turned away for good. */
export type Care = 0 | 1 | 2;
const [PLACE, WRITER] = [5, 3];
const MANY = 5;
export function careFor(lately: Lately, perHour: number): Care {
  const share = Math.max(lately.place / PLACE, lately.writer / WRITER, lately.all / perHour);
  return share < 1 ? 0 : share < MANY ? 1 : 2;
}

/** How long a form of somebody who sends very many must have been open. */
const SLOW_MS = 30_000;
export const mustWait = (care: Care, openedAt: number, now: number): number =>
  care === 2 ? Math.max(0, Math.ceil((openedAt + SLOW_MS - now) / 1000)) : 0;

/** Two small numbers to add, from a secret of the paper: the same paper asks the same. */
export function questionOf(seed: string): { a: number; b: number } {
  const [one = 0, two = 0] = Buffer.from(seed);
  return { a: 2 + (one % 8), b: 2 + (two % 8) };
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|[.\s]/gu, '');

/** In figures or in words. */
export function answersQuestion(seed: string, answer: string, locale: Locale): boolean {
  const { a, b } = questionOf(seed);
  return plain(answer) === String(a + b) || plain(answer) === plain(say(locale, `web.form.number.${a + b}`));
}

/** Bits of zero at the beginning of the hash that the computer looks for: a tenth of a second, or some. */
export const bitsFor = (care: Care): number => [0, 15, 18][care] ?? 0;

/** Networks are counted, not computers: of IPv6 the first half. */
export function networkOf(ip: string): string {
  const bare = ip.replace(/^::ffff:/, '');
  return bare.includes(':') ? bare.split(':').slice(0, 4).join(':') : bare;
}

/** By whom the form may be framed, as a policy says it. */
export const ancestors = (embed: boolean, shops: readonly string[]): string =>
  embed ? (shops.length > 0 ? shops.join(' ') : '*') : "'none'";

/**
 * The mailbox behind an address, for counting only: letters are written to the address itself. `Ana+shop@X.es` and `ana@x.es` are one person's; where the
 * post office also passes over dots, so are `a.na@gmail.com` and `ana@googlemail.com`.
 */
export function mailboxOf(address: string): string {
  const [local = '', domain = ''] = address.trim().toLowerCase().normalize('NFKC').split('@');
  const [name = ''] = local.split('+');
  const isGoogle = domain === 'gmail.com' || domain === 'googlemail.com';
  return isGoogle ? `${name.replaceAll('.', '')}@gmail.com` : `${name === '' ? local : name}@${domain}`;
}
