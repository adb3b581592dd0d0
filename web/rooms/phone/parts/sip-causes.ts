import type { Cause } from './softphone-port.ts';

const CAUSES: Record<number, Cause> = {
  ...{ 486: 'busy', 600: 'busy', 603: 'busy', 480: 'noAnswer', 408: 'noAnswer', 487: 'cancel' },
  ...{ 404: 'notFound', 410: 'notFound', 484: 'notFound', 604: 'notFound' },
};
/** Why a call that was asked for did not come about, by the number of the answer (RFC 3261, 21). */
export const causeOf = (status: number): Cause => CAUSES[status] ?? 'congestion';

/** Whether a CANCEL says that another telephone took the call (RFC 3326). */
export const isElsewhere = (reason: string | undefined): boolean => /cause\s*=\s*200\b/i.test(reason ?? '');

/** The number within the body by which the other side says how a transfer goes: `SIP/2.0 200 OK` (RFC 3515). */
export const statusOfFragment = (body: string): number => Number(/^SIP\/2\.0 (\d{3})/.exec(body)?.[1] ?? 0);

/**
 * What to dial of what somebody typed or clicked: signs between digits go, `00` is a plus, nine digits of Spain get theirs; extensions and service codes stay
 * as they are. Null where it is no number.
 */
export function dialled(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^tel:/i, '')
    .replace(/\(0\)/, '')
    .replace(/[\s().\-/]/g, '');
  if (!/^\+?[\d*#]{1,20}$/.test(bare)) return null;
  if (bare.startsWith('00')) return `+${bare.slice(2)}`;
  return /^[6-9]\d{8}$/.test(bare) ? `+34${bare}` : bare;
}
