import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import type { Role } from '../contract.ts';
import { type Absent, mayChangeAbsence } from './access.ts';
import { type Deputy, judgeAbsence } from './decide.ts';

const now = new Date('2026-11-24T09:00:00Z');
const wanted = { personId: 'ana', startsAt: new Date('2026-12-01T00:00:00Z'), endsAt: new Date('2026-12-08T00:00:00Z') };
const deputy = (change: Partial<Deputy> = {}): Deputy => ({
  id: 'berta',
  role: 'AGENT',
  assistant: false,
  active: true,
  ...change,
});

describe('an absence', () => {
  it.each<[string, Partial<typeof wanted>, Deputy | null, { field: string; reason: string } | true]>([
    ['with a deputy', {}, deputy(), true],
    ['without one', {}, null, true],
    ['begun already', { startsAt: new Date('2026-11-20T00:00:00Z') }, null, true],
    [
      'ending before it starts',
      { endsAt: new Date('2026-11-30T00:00:00Z') },
      null,
      { field: 'endsAt', reason: 'organization.endsBeforeStart' },
    ],
    [
      'over',
      { startsAt: new Date('2026-10-01T00:00:00Z'), endsAt: new Date('2026-10-02T00:00:00Z') },
      null,
      { field: 'endsAt', reason: 'organization.absenceOver' },
    ],
    ['with oneself', {}, deputy({ id: 'ana' }), { field: 'deputyId', reason: 'organization.deputyIsSelf' }],
    ['with one who left', {}, deputy({ active: false }), { field: 'deputyId', reason: 'organization.deputyInactive' }],
    ['with a software agent', {}, deputy({ assistant: true }), { field: 'deputyId', reason: 'organization.deputyMayNotDecide' }],
    ['with an administrator', {}, deputy({ role: 'ADMIN' }), { field: 'deputyId', reason: 'organization.deputyMayNotDecide' }],
  ])('%s', (_, change, who, expected) => {
    const judged = judgeAbsence({ ...wanted, ...change }, who, now);
    if (expected === true) expect(judged).toBe(true);
    else expect(judged).toMatchObject(expected);
  });
});

describe('who adds an absence', () => {
  const actor = (role: Role, change: Partial<Actor> = {}): Actor => ({
    kind: 'person',
    orgId: 'o',
    id: 'me',
    name: 'Me',
    role,
    unitId: 'team',
    unitIds: ['team'],
    vendorId: null,
    scope: 'all',
    locale: 'es',
    keyScopes: null,
    ...change,
  });
  const agent: Absent = { id: 'ana', role: 'AGENT', unitId: 'team', superiorId: null, active: true };
  it.each<[string, Actor, Absent, boolean]>([
    ['anybody their own', actor('AGENT', { id: 'ana' }), agent, true],
    ['an administrator anybody’s', actor('ADMIN', { unitIds: ['elsewhere'] }), agent, true],
    ['the centre manager anybody’s', actor('CENTRE_MANAGER', { unitIds: ['elsewhere'] }), agent, true],
    ['a coordinator that of the team', actor('COORDINATOR'), agent, true],
    [
      'a supervisor that of one who reports to them',
      actor('SUPERVISOR', { unitIds: ['elsewhere'] }),
      { ...agent, superiorId: 'me' },
      true,
    ],
    ['a coordinator that of a peer: no', actor('COORDINATOR'), { ...agent, role: 'COORDINATOR' }, false],
    ['a coordinator that of another team: no', actor('COORDINATOR', { unitIds: ['elsewhere'] }), agent, false],
    ['an agent that of a colleague: no', actor('AGENT'), agent, false],
    ['a department that of an agent: no', actor('DEPARTMENT'), agent, false],
  ])('%s', (_, who, person, may) => {
    expect(isRefusal(mayChangeAbsence(who, person))).toBe(!may);
  });
});
