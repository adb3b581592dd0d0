import { describe, expect, it } from 'vitest';
import { gapsIn } from '../gaps/decide.ts';
import type { LineFacts, Watch } from './contract.ts';
import { readAt, watchRuns } from './decide.ts';

const MADRID = 'Europe/Madrid';
const at = (iso: string): number => Date.parse(iso);
const night: Watch = {
  ...{ id: 'w1', personId: 'ivan', role: 'COORDINATOR', unitId: null, days: ['fri', 'sat'], from: '22:00', to: '06:00' },
  ...{ fromDate: '2026-11-01', toDate: '2026-12-05' },
};
const working = {
  mon: [['09:00', '18:00']],
  tue: [['09:00', '18:00']],
  sat: [['10:00', '14:00']],
} as LineFacts['units'][number]['hours'];
const someone = (id: string, role: string, superiorId: string | null) => ({
  ...{ id, name: id, role, superiorId, unitId: 'team', active: true, assistant: false, vendorId: null },
});
const facts = (change: Partial<LineFacts> = {}): LineFacts => ({
  people: [
    someone('ana', 'AGENT', 'carla'),
    someone('carla', 'COORDINATOR', 'diego'),
    someone('ivan', 'COORDINATOR', 'diego'),
    someone('diego', 'AUTHORITY', null),
  ],
  units: [{ id: 'team', kind: 'team', parentId: null, headId: null, hours: working }],
  absences: [],
  watches: [night],
  centre: { timeZone: MADRID, hours: {}, holidays: ['2026-12-08'] },
  ...change,
});

describe('a watch', () => {
  it.each([
    ['begins', '2026-11-27T21:00:00Z', true],
    ['a minute before', '2026-11-27T20:59:00Z', false],
    ['runs over midnight', '2026-11-28T01:00:00Z', true],
    ['and into the day after its last weekday', '2026-11-29T04:59:00Z', true],
    ['until it ends', '2026-11-29T05:00:00Z', false],
    ['not in the night after a day it does not begin on', '2026-11-27T01:00:00Z', false],
    ['the last night begins on its last day', '2026-12-06T01:00:00Z', true],
    ['and none after it', '2026-12-11T23:00:00Z', false],
  ])('%s', (_, iso, runs) => {
    expect(watchRuns(night, at(iso), MADRID)).toBe(runs);
  });
});

describe('the line at an instant', () => {
  const line = (iso: string, change: Partial<LineFacts> = {}) =>
    readAt(facts(change), at(iso))
      .line('ana')
      .map(({ id, absent, outside, deputyId, dutyId }) => [id, absent ? 'away' : outside ? 'off' : 'here', deputyId, dutyId]);
  const away = (personId: string, deputyId: string | null) => ({
    ...{ personId, deputyId, from: at('2026-11-01T00:00:00Z'), to: at('2026-12-31T00:00:00Z') },
  });

  it('by day nobody is on duty for those who are there; at night whoever is stands in, each for their own role', () => {
    expect(line('2026-11-28T10:00:00Z')).toEqual([
      ['carla', 'here', null, null],
      ['diego', 'here', null, null],
    ]);
    expect(line('2026-11-28T01:00:00Z')).toEqual([
      ['carla', 'off', null, 'ivan'],
      ['diego', 'off', null, null],
    ]);
  });

  it('a named deputy comes before the rota; the rota before nobody', () => {
    expect(line('2026-11-28T01:00:00Z', { absences: [away('carla', 'diego')] })[0]).toEqual(['carla', 'away', 'diego', null]);
    expect(line('2026-11-28T01:00:00Z', { absences: [away('carla', null)] })[0]).toEqual(['carla', 'away', null, 'ivan']);
  });

  it('whoever is away, or asks, is not on duty for anybody', () => {
    expect(line('2026-11-28T01:00:00Z', { absences: [away('ivan', null)] })[0]).toEqual(['carla', 'off', null, null]);
    const own = readAt(facts({ watches: [{ ...night, personId: 'ana' }] }), at('2026-11-28T01:00:00Z'));
    expect(own.line('ana')[0]?.dutyId).toBeNull();
  });

  it('of a role the nearest in the line first, then the same unit', () => {
    const { candidates } = readAt(facts(), at('2026-11-28T10:00:00Z'));
    expect(candidates('ana', { kind: 'role', ref: 'COORDINATOR' }).map((one) => one.id)).toEqual(['carla', 'ivan']);
    expect(candidates('carla', { kind: 'role', ref: 'COORDINATOR' }).map((one) => one.id)).toEqual(['ivan']);
  });

  it('tells when somebody at work finds nobody, over nights and days off as one gap', () => {
    const absences = ['carla', 'diego'].map((id) => ({
      ...away(id, null),
      from: at('2026-11-30T00:00:00Z'),
      to: at('2026-12-01T12:00:00Z'),
    }));
    const gaps = gapsIn(facts({ absences, watches: [] }), ['ana'], [], at('2026-11-29T00:00:00Z'), at('2026-12-10T00:00:00Z'));
    expect(gaps).toEqual([
      { askerId: 'ana', key: '', why: 'away', from: at('2026-11-30T08:00:00Z'), to: at('2026-12-01T12:00:00Z') },
    ]);
  });
});
