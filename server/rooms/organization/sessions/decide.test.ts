import { TOTP, Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/refusal.ts';
import { type Brake, type BrakeKind, countTry, networkOf, plainCode, stepOf, totpUri } from './decide.ts';

const start = new Date('2026-11-24T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const none: Brake = { failures: 0, lastAt: start, lockedUntil: null };

/** The waits, in seconds, that a row of wrong tries brings, each made as soon as it is let through. */
function waits(kind: BrakeKind, tries: number): number[] {
  let brake = none;
  let now = start;
  return Array.from({ length: tries }, () => {
    const next = countTry(kind, brake, now);
    if (isRefusal(next)) throw new Error('held though its time was over');
    brake = next;
    const wait = next.lockedUntil ? (next.lockedUntil.getTime() - now.getTime()) / 1000 : 0;
    now = next.lockedUntil ?? now;
    return wait;
  });
}

describe('the brake on guessing', () => {
  it('lets a few tries pass, then waits twice as long each time, up to a quarter of an hour', () => {
    expect(waits('account', 12)).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect(waits('totp', 5)).toEqual([0, 0, 0, 0, 30]);
  });

  it('lets an office that shares an address sign in', () => {
    expect(waits('ip', 41).slice(38)).toEqual([0, 60, 120]);
  });

  it('says how long it holds, in minutes rounded up', () => {
    const held = { failures: 9, lastAt: start, lockedUntil: after(61) };
    expect(countTry('account', held, start)).toMatchObject({
      kind: 'unauthorized',
      reason: 'organization.signInLocked',
      params: { minutes: 2 },
    });
    expect(isRefusal(countTry('account', held, after(61)))).toBe(false);
  });

  it('forgets after a quiet hour', () => {
    expect(countTry('account', { ...none, failures: 4 }, after(3601))).toMatchObject({ failures: 1, lockedUntil: null });
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe('codes of the second step', () => {
  const secret = new Secret({ size: 20 }).base32;
  const codeAt = (at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

  it('opens with the code of now and of the step before and after', () => {
    for (const seconds of [-30, 0, 30]) expect(stepOf(secret, codeAt(after(seconds)), start, null)).not.toBeNull();
    for (const seconds of [-90, 90]) expect(stepOf(secret, codeAt(after(seconds)), start, null)).toBeNull();
  });

  it('opens once', () => {
    const step = stepOf(secret, codeAt(start), start, null);
    expect(stepOf(secret, codeAt(start), start, step)).toBeNull();
    expect(stepOf(secret, codeAt(after(30)), after(30), step)).not.toBeNull();
  });

  it('takes the code as people type it, and nothing that is no code', () => {
    const code = codeAt(start);
    expect(stepOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, start, null)).not.toBeNull();
    for (const wrong of ['', '12345', 'abcdef', `${code}0`]) expect(stepOf(secret, wrong, start, null)).toBeNull();
  });

  it('names the app and the person in the picture', () => {
    expect(totpUri(secret, 'ana@lumbre.test')).toContain('otpauth://totp/Mostrador:ana%40lumbre.test');
  });

  it('reads a recovery code however it was typed', () => {
    expect(plainCode(' ABCDE fghjk ')).toBe(plainCode('abcde-fghjk'));
  });
});
