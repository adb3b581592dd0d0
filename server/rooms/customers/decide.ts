import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Identity } from './contract.ts';

/**
 * An address as it is kept and compared: e-mail in lower case, phone E.164 by the plans of all countries (Spain where no prefix says otherwise), a
 * shop's id as it is. An odd sender such as `MAILER-DAEMON`, or a short number, is kept as it came: no message is turned away for its address. A
 * caller who withholds the number has none, and is nobody known.
 */
export function normalise({ kind, value }: Identity, country: CountryCode = 'ES'): Identity | Refusal {
  if (kind === 'email') {
    const email = value.trim().toLowerCase().normalize('NFC');
    return email ? { kind, value: email } : refuse('invalid', 'customers.badEmail', { field: 'value' });
  }
  if (kind === 'post')
    return {
      kind,
      value: value
        .normalize('NFC')
        .toLowerCase()
        .split(/[\s,.]+/)
        .filter(Boolean)
        .join(' '),
    };
  if (kind !== 'phone') return { kind, value: value.trim() };
  const phone = phoneOf(value, country);
  return phone ? { kind, value: phone } : refuse('invalid', 'customers.badPhone', { field: 'value' });
}

const HAS_PREFIX = /^(\+|00)/;

function phoneOf(text: string, country: CountryCode): string | null {
  const said = text
    .trim()
    .normalize('NFKC')
    .replace(/^tel:/i, '')
    .replace(/^00(?=[1-9])/, '+');
  const read = parsePhoneNumberFromString(said, { defaultCountry: country, extract: false });
  if (read?.isValid() || (HAS_PREFIX.test(said) && read?.isPossible())) return read.number;
  const bare = said.replace(/\(0\)/g, '').replace(/[\s().\-/]/g, '');
  // Exchanges say the prefix without its plus.
  const prefixed = /^[1-9]\d{9,14}$/.test(bare) ? parsePhoneNumberFromString(`+${bare}`) : undefined;
  if (prefixed?.isValid()) return prefixed.number;
  return /^\+?\d{3,15}$/.test(bare) ? bare : null;
}

/** How this address may have been kept: as it is kept today, and as numbers without their plus once were. */
export const spellingsOf = ({ kind, value }: Identity): string[] =>
  kind === 'phone' && value.startsWith('+') ? [value, value.slice(1)] : [value];

/** The name kept when a known customer writes: a better one than none or than the bare address. */
export function betterName(kept: string, given: string, address: string): string {
  const said = given.trim();
  return said && (kept === '' || kept.toLowerCase() === address.toLowerCase()) ? said : kept;
}
