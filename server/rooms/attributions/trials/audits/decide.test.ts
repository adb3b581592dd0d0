import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Ask, Attribution } from '../../contract.ts';
import type { Usage } from '../../limits/contract.ts';
import type { Link } from '../../ruling/contract.ts';
import { compile } from '../../standing/decide.ts';
import { auditorOf, isDrawn, stillOpen } from './decide.ts';

const sign = (value: string) => createHmac('sha256', 'a key of the test').update(value).digest('base64url').slice(0, 32);

describe('the draw of a grant', () => {
  it.each([50, 100, 500])('takes %i in a thousand, the same ones again', (share) => {
    const drawn = Array.from({ length: 4_000 }, (_, n) => isDrawn(sign(`trial ${n}`), share)).filter(Boolean).length;
    expect(Math.abs(drawn - share * 4)).toBeLessThan(4 * Math.sqrt(share * 4));
    expect(isDrawn(sign('trial 7'), share)).toBe(isDrawn(sign('trial 7'), share));
  });
  it('takes all, or none', () => {
    for (let n = 0; n < 500; n++) expect([isDrawn(sign(`${n}`), 1_000), isDrawn(sign(`${n}`), 0)]).toEqual([true, false]);
  });
});

describe('who looks at it again', () => {
  const row = (ref: string, max: number): Attribution => ({
    ...{ id: ref, action: 'REFUND', holder: { kind: 'role', ref }, circuit: 'own', isRight: false, department: null },
    ...{ limits: [{ per: 'request', unit: 'money', max }], conditions: [], requirements: [], reasonEs: '', reasonEn: '' },
    ...{ expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
  });
  const policy = compile([row('COORDINATOR', 5_000), row('SUPERVISOR', 20_000), row('AUTHORITY', 90_000)]);
  const link = (personId: string, role: string, absent = false): Link => ({
    holder: { personId, name: personId, role, unitIds: [], vendorId: null, assistant: false, certifications: [] },
    ...{ unitId: 'u', absent, deputy: null },
  });
  const line = [link('carla', 'COORDINATOR'), link('ivan', 'SUPERVISOR'), link('diego', 'AUTHORITY')];
  const none = { minor: 0, units: 0 };
  const usage: Usage = { currency: 'EUR', order: none, customer30d: none, holders: {}, consulted: {}, departments: null };
  const about = (minor: number) => ({
    ask: {
      ...{ action: 'REFUND', params: {}, amount: { minor, currency: 'EUR' }, count: 1, caseId: null, storeId: null },
      ...{ orderRef: null, customerId: null, facts: {} },
    } satisfies Ask,
    usage,
    at: 0,
  });
  it.each<[string, number, string[], Record<string, number>, string | null]>([
    ['the nearest whose own attributions cover it', 4_000, [], {}, 'carla'],
    ['one further up where those of the nearest do not', 8_000, [], {}, 'ivan'],
    ['nobody who had a hand in it', 4_000, ['carla'], {}, 'ivan'],
    ['the next one where the nearest has five more to answer', 4_000, [], { carla: 6 }, 'ivan'],
    ['the nearest as long as it is no more than that', 4_000, [], { carla: 5 }, 'carla'],
    ['the last of the line where nobody covers it', 99_000, [], {}, 'diego'],
    ['nobody where all had a hand in it', 4_000, ['carla', 'ivan', 'diego'], {}, null],
  ])('is %s', (_, minor, barred, open, expected) => {
    expect(auditorOf(policy, line, about(minor), barred, new Map(Object.entries(open)))).toBe(expected);
  });
  it('is nobody who is away', () => {
    expect(auditorOf(policy, [link('carla', 'COORDINATOR', true), ...line.slice(1)], about(4_000), [], new Map())).toBe('ivan');
  });
  it('is answered once, and not when there is nothing to judge any more', () => {
    expect(stillOpen({ verdict: null, withdrawnAt: null })).toBe(true);
    expect(stillOpen({ verdict: 'right', withdrawnAt: null })).toMatchObject({ reason: 'attributions.auditAnswered' });
    expect(stillOpen({ verdict: null, withdrawnAt: new Date(0) })).toMatchObject({ reason: 'attributions.auditWithdrawn' });
  });
});
