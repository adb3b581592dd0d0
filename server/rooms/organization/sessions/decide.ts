import { Secret, TOTP } from 'otpauth';
import { refuse, type Refusal } from '../../../platform/refusal.ts';

const SECOND = 1000;
/** How many tries are free and how long the first wait is; each further try doubles it. An address may be a whole office. */
const BRAKES = { account: { free: 5, first: 30 }, ip: { free: 40, first: 60 }, totp: { free: 5, first: 30 } } as const;
const LONGEST = 900;
const FORGOTTEN = 3600;

export type BrakeKind = keyof typeof BRAKES;
export type Brake = { failures: number; lastAt: Date; lockedUntil: Date | null };

/**
 * Counts a try before it is judged, so that many at once are counted too; a right one is taken back afterwards. Answers the
 * brake to keep, or the refusal while it holds. `minutes` are rounded up.
 */
export function countTry(kind: BrakeKind, brake: Brake, now: Date): Brake | Refusal {
  if (brake.lockedUntil && brake.lockedUntil > now) {
    const minutes = Math.ceil((brake.lockedUntil.getTime() - now.getTime()) / (60 * SECOND));
    return refuse('unauthorized', 'organization.signInLocked', { params: { minutes } });
  }
  const fresh = now.getTime() - brake.lastAt.getTime() > FORGOTTEN * SECOND;
  const failures = (fresh ? 0 : brake.failures) + 1;
  const { free, first } = BRAKES[kind];
  const seconds = failures < free ? 0 : Math.min(LONGEST, first * 2 ** Math.min(failures - free, 10));
  return { failures, lastAt: now, lockedUntil: seconds ? new Date(now.getTime() + seconds * SECOND) : null };
}

/** The part of an address that one subscriber has: IPv6 by its /64. */
export function networkOf(ip: string): string {
  const bare = ip.replace(/^::ffff:(?=\d+\.)/, '');
  if (!bare.includes(':')) return bare;
  const [head = '', tail = ''] = bare.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = bare.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return `${groups
    .slice(0, 4)
    .map((g) => g.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

const totp = (secret: string, label = '') => new TOTP({ issuer: 'Mostrador', label, secret: Secret.fromBase32(secret) });

/** The address that an authenticator app reads from the picture. */
export const totpUri = (secret: string, email: string): string => totp(secret, email).toString();

/** The step a code belongs to, one to either side of now (RFC 6238); null when it is wrong or was used before. */
export function stepOf(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const generator = totp(secret);
  const delta = generator.validate({ token, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = generator.counter({ timestamp: now.getTime() }) + delta;
  return lastStep === null || step > lastStep ? step : null;
}

/** Recovery codes are read aloud and typed by hand: case, spaces and hyphens do not matter. */
export const plainCode = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '');
