import type { Tx } from '../../../../platform/act.ts';
import { openOf } from '../../../cases/doors/views.ts';
import { customerByIdentity, phoneAsKept } from '../../../customers/views.ts';

/** A number as it is kept, from however an exchange says it; null where there is none, as of a caller who withholds it. */
export function numberOf(text: string | null): string | null {
  const bare = (text ?? '')
    .trim()
    .replace(/^(sips?|tel):/i, '')
    .replace(/[@;].*$/, '');
  // Exchanges say the prefix without its plus, also of numbers that no plan knows.
  return phoneAsKept(/^[1-9]\d{10,14}$/.test(bare) ? `+${bare}` : bare);
}

/** The only open case of whoever has this number; null where there is none, or more than one. */
export async function openCaseOf(tx: Tx, number: string): Promise<string | null> {
  const customer = await customerByIdentity(tx, { kind: 'phone', value: number });
  const open = customer ? await openOf(tx, customer.id) : [];
  return open.length === 1 ? (open[0]?.id ?? null) : null;
}
