import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Identity } from './contract.ts';

/** Nine digits from 6 to 9: a number of the Spanish plan without its prefix (Plan nacional de numeración telefónica). */
const SPANISH = /^[6-9]\d{8}$/;

/**
 * An address as it is kept and compared: e-mail in lower case, phone E.164 (Spain where no prefix says otherwise), a shop's id as it is.
 * An odd sender such as `MAILER-DAEMON`, or a short number, is kept as it came: no message is turned away for its address. A caller who
 * withholds the number has none, and is nobody known.
 */
export function normalise({ kind, value }: Identity): Identity | Refusal {
  if (kind === 'email') {
    const email = value.trim().toLowerCase().normalize('NFC');
    return email ? { kind, value: email } : refuse('invalid', 'customers.badEmail', { field: 'value' });
  }
  if (kind !== 'phone') return { kind, value: value.trim() };
  const phone = phoneOf(value);
  return phone ? { kind, value: phone } : refuse('invalid', 'customers.badPhone', { field: 'value' });
}

function phoneOf(text: string): string | null {
  const bare = text
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+');
  if (SPANISH.test(bare)) return `+34${bare}`;
  if (/^34[6-9]\d{8}$/.test(bare)) return `+${bare}`;
  return /^\+?\d{3,15}$/.test(bare) ? bare : null;
}

/** The name kept when a known customer writes: a better one than none or than the bare address. */
export function betterName(kept: string, given: string, address: string): string {
  const said = given.trim();
  return said && (kept === '' || kept.toLowerCase() === address.toLowerCase()) ? said : kept;
}
