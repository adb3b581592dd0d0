import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Role } from '../organization/contract.ts';
import { isFor, mayLead, mayPutFacts, maySee, mayWrite, type NoticeFacts, verbsOn } from './access.ts';
import { type Instants, isOverdue, judgeAcknowledging, phaseAt, termsAtPublication, termsOf } from './decide.ts';

const now = new Date('2026-11-24T09:00:00Z');
const hour = (n: number) => new Date(now.getTime() + n * 3_600_000);

describe('where a notice stands', () => {
  const published: Instants = { state: 'published', effectiveAt: hour(-1), expiresAt: null, supersededAt: null };
  it.each<[string, Partial<Instants>, string]>([
    ['a draft whose instant has come', { state: 'draft' }, 'draft'],
    ['published for tomorrow', { effectiveAt: hour(24) }, 'scheduled'],
    ['at its instant', { effectiveAt: now }, 'in_force'],
    ['until it expires', { expiresAt: hour(1) }, 'in_force'],
    ['at the instant it expires', { expiresAt: now }, 'expired'],
    ['with another to come', { supersededAt: hour(1) }, 'in_force'],
    ['at the instant of the other', { supersededAt: now }, 'superseded'],
    ['withdrawn', { state: 'withdrawn', supersededAt: now }, 'withdrawn'],
  ])('%s: %s', (_, change, phase) => {
    expect(phaseAt({ ...published, ...change }, now)).toBe(phase);
  });
});

describe('the instants of a draft', () => {
  const wanted = {
    effectiveAt: null,
    dueAt: null,
    expiresAt: null,
    mustAcknowledge: true,
    withholds: false,
    actions: [],
    skus: [],
  };
  it('gives a day to read it, from when it takes effect', () => {
    expect(termsOf({ ...wanted, effectiveAt: hour(48).toISOString() }, now)).toEqual({
      effectiveAt: hour(48),
      dueAt: hour(72),
      expiresAt: null,
    });
    expect(termsOf({ ...wanted, mustAcknowledge: false, dueAt: hour(5).toISOString() }, now)).toMatchObject({
      effectiveAt: now,
      dueAt: null,
    });
  });

  it.each([
    ['expiresAt', 'information.endsBeforeItStarts', { effectiveAt: hour(2).toISOString(), expiresAt: hour(2).toISOString() }],
    ['dueAt', 'information.dueBeforeItStarts', { effectiveAt: hour(2).toISOString(), dueAt: hour(1).toISOString() }],
    ['actions', 'information.withholdsNothing', { withholds: true }],
  ])('names %s when it is wrong', (field, reason, change) => {
    expect(termsOf({ ...wanted, ...change }, now)).toMatchObject({ kind: 'invalid', field, reason });
  });

  it('moves a past instant to now when it is published, and the time to read it along', () => {
    expect(termsAtPublication({ effectiveAt: hour(-10), dueAt: hour(14), expiresAt: hour(100) }, now)).toEqual({
      effectiveAt: now,
      dueAt: hour(24),
      expiresAt: hour(100),
    });
    expect(termsAtPublication({ effectiveAt: hour(5), dueAt: null, expiresAt: null }, now)).toMatchObject({
      effectiveAt: hour(5),
    });
    expect(isRefusal(termsAtPublication({ effectiveAt: hour(-10), dueAt: null, expiresAt: hour(-1) }, now))).toBe(true);
  });
});

describe('reading', () => {
  it.each([
    ['draft', true, 'information.notPublished'],
    ['scheduled', true, true],
    ['in_force', true, true],
    ['in_force', false, 'information.nothingToAcknowledge'],
    ['superseded', true, 'information.notInForce'],
    ['expired', true, 'information.notInForce'],
    ['withdrawn', true, 'information.notInForce'],
  ] as const)('of a notice that is %s, to be acknowledged: %s', (phase, mustAcknowledge, answer) => {
    const judged = judgeAcknowledging({ phase, mustAcknowledge });
    expect(isRefusal(judged) ? judged.reason : judged).toBe(answer);
  });

  it.each([
    ['in force and its time over', { phase: 'in_force', acknowledgedAt: null, due: -1 }, true],
    ['in time', { phase: 'in_force', acknowledgedAt: null, due: 1 }, false],
    ['done', { phase: 'in_force', acknowledgedAt: now, due: -1 }, false],
    ['no longer in force', { phase: 'expired', acknowledgedAt: null, due: -1 }, false],
  ] as const)('late when %s', (_, { phase, acknowledgedAt, due }, late) => {
    expect(
      isOverdue({ phase, mustAcknowledge: true, dueAt: hour(due).toISOString() }, { openedAt: null, acknowledgedAt }, now),
    ).toBe(late);
  });
});

describe('who', () => {
  const actor = (role: Role, change: Partial<Actor> = {}): Actor => ({
    kind: 'person',
    orgId: 'o',
    id: 'me',
    name: 'Me',
    role,
    unitId: 'mine',
    unitIds: ['mine'],
    vendorId: null,
    scope: 'shared',
    locale: 'es',
    keyScopes: null,
    ...change,
  });
  const notice: NoticeFacts = {
    phase: 'in_force',
    ownerUnitId: 'theirs',
    unitIds: [],
    mustAcknowledge: true,
    acknowledged: false,
    superseded: false,
  };
  const roles = [
    'AGENT',
    'AGENT_EXT',
    'COORDINATOR',
    'SUPERVISOR',
    'CENTRE_MANAGER',
    'CRM_COORD',
    'DEPARTMENT',
    'SECTION',
    'STORE_MANAGER',
    'AUTHORITY',
    'ADMIN',
    'INTEGRATION',
  ] as const;

  it('writes', () => {
    expect(roles.filter((role) => mayWrite(actor(role)) === true)).toEqual([
      'COORDINATOR',
      'SUPERVISOR',
      'CENTRE_MANAGER',
      'DEPARTMENT',
      'AUTHORITY',
    ]);
    expect(roles.filter((role) => mayPutFacts(actor(role)) === true)).toEqual([
      'COORDINATOR',
      'SUPERVISOR',
      'CENTRE_MANAGER',
      'DEPARTMENT',
      'AUTHORITY',
      'INTEGRATION',
    ]);
  });

  it('leads: a department only what is its own', () => {
    expect(isRefusal(mayLead(actor('DEPARTMENT'), notice))).toBe(true);
    expect(mayLead(actor('DEPARTMENT'), { ownerUnitId: 'mine' })).toBe(true);
    expect(verbsOn(actor('COORDINATOR'), notice)).toEqual(['withdraw', 'supersede', 'acknowledge', 'readers']);
    expect(verbsOn(actor('COORDINATOR'), { ...notice, phase: 'draft' })).toEqual(['change', 'publish', 'withdraw']);
    expect(verbsOn(actor('AGENT'), notice)).toEqual(['acknowledge']);
    expect(verbsOn(actor('AGENT'), { ...notice, acknowledged: true })).toEqual([]);
  });

  it('sees', () => {
    const closed = { ...notice, unitIds: ['theirs'] };
    expect(maySee(actor('SECTION'), notice)).toBe(true);
    expect(maySee(actor('SECTION'), closed)).toBe(false);
    expect(maySee(actor('AGENT', { scope: 'all' }), closed)).toBe(true);
    expect(maySee(actor('SECTION', { unitIds: ['theirs'] }), closed)).toBe(true);
    expect(maySee(actor('AGENT', { scope: 'all' }), { ...notice, phase: 'draft' })).toBe(false);
    expect(maySee(actor('DEPARTMENT'), { ...notice, phase: 'draft', ownerUnitId: 'mine' })).toBe(true);
    expect(maySee(actor('AUTHORITY', { kind: 'link' }), notice)).toBe(false);
  });

  it('must read: those who attend customers, or the units it names', () => {
    expect(roles.filter((role) => isFor(actor(role), notice))).toEqual([
      'AGENT',
      'AGENT_EXT',
      'COORDINATOR',
      'SUPERVISOR',
      'CENTRE_MANAGER',
      'CRM_COORD',
    ]);
    expect(isFor(actor('SECTION'), { unitIds: ['mine'] })).toBe(true);
    expect(isFor(actor('AGENT'), { unitIds: ['theirs'] })).toBe(false);
  });
});
