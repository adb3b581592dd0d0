import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/refusal.ts';
import {
  circles,
  deputyAlong,
  judgeHours,
  judgeTimeZone,
  lineAbove,
  type LinePerson,
  type LineUnit,
  onePerDay,
  prefixFor,
  slugFor,
} from './decide.ts';

const person = (id: string, unitId: string, superiorId: string | null = null, role = 'AGENT', active = true): LinePerson => ({
  id,
  unitId,
  superiorId,
  role,
  active,
});
const unit = (id: string, parentId: string | null = null, headId: string | null = null, kind = 'team'): LineUnit => ({
  id,
  parentId,
  headId,
  kind,
});

const units = [unit('top', null, 'director', 'authority'), unit('floor', 'top', 'manager'), unit('team', 'floor', 'carla')];
const people = [
  person('ana', 'team'),
  person('carla', 'team', null, 'COORDINATOR'),
  person('manager', 'floor', null, 'CENTRE_MANAGER'),
  person('director', 'top', null, 'AUTHORITY'),
];
const changed = (id: string, change: Partial<LinePerson>) => people.map((p) => (p.id === id ? { ...p, ...change } : p));

describe('the line above a person', () => {
  it.each<[string, LinePerson[], LineUnit[], string, string[]]>([
    ['runs over the heads of the units up to the authority', people, units, 'ana', ['carla', 'manager', 'director']],
    ['leaves the person out where they head the unit', people, units, 'carla', ['manager', 'director']],
    ['ends at the top', people, units, 'director', []],
    [
      'follows the superior named before the head of the unit',
      changed('ana', { superiorId: 'manager' }),
      units,
      'ana',
      ['manager', 'director'],
    ],
    [
      'steps over one who left, and goes on above them',
      changed('carla', { active: false, superiorId: 'manager' }),
      units,
      'ana',
      ['manager', 'director'],
    ],
    [
      'steps over a unit without a head',
      people,
      [unit('top', null, 'director', 'authority'), unit('floor', 'top'), unit('team', 'floor', 'carla')],
      'ana',
      ['carla', 'director'],
    ],
    [
      'ends with the authority though the chart does not lead there',
      people,
      [units[0]!, unit('floor', null, 'manager'), units[2]!],
      'ana',
      ['carla', 'manager', 'director'],
    ],
    [
      'does not turn in a circle of superiors',
      changed('manager', { superiorId: 'carla' }).map((p) => (p.id === 'carla' ? { ...p, superiorId: 'manager' } : p)),
      units,
      'ana',
      ['carla', 'manager', 'director'],
    ],
    [
      'does not turn in a circle of units',
      people,
      [unit('top', 'team', 'director', 'authority'), units[1]!, units[2]!],
      'ana',
      ['carla', 'manager', 'director'],
    ],
    [
      'takes whoever has a higher level where nothing is drawn',
      people,
      [unit('top'), unit('floor'), unit('team')],
      'ana',
      ['carla', 'manager', 'director'],
    ],
    ['knows nobody above a stranger', [], units, 'nobody', []],
  ])('%s', (_, staff, chart, who, line) => {
    expect(lineAbove(staff, chart, who)).toEqual(line);
  });

  it('never holds the person, nor anybody twice, whatever the chart', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const anybody = fc.constantFrom(...ids, null);
    const staff = fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          unitId: fc.constantFrom('u', 'v', 'w'),
          superiorId: anybody,
          role: fc.constantFrom('AGENT', 'COORDINATOR', 'AUTHORITY'),
          active: fc.boolean(),
        }),
      ),
    );
    const chart = fc.tuple(
      ...['u', 'v', 'w'].map((id) =>
        fc.record({
          id: fc.constant(id),
          kind: fc.constantFrom('team', 'authority'),
          parentId: fc.constantFrom('u', 'v', 'w', null),
          headId: anybody,
        }),
      ),
    );
    fc.assert(
      fc.property(staff, chart, fc.constantFrom(...ids), (someone, drawn, who) => {
        const line = lineAbove(someone, drawn, who);
        expect(line).not.toContain(who);
        expect(new Set(line).size).toBe(line.length);
        expect(line.every((id) => someone.find((p) => p.id === id)?.active)).toBe(true);
      }),
    );
  });
});

describe('who stands in', () => {
  const here = () => true;
  const away = (pairs: Record<string, string | null>) => new Map(Object.entries(pairs));
  it.each<[string, Map<string, string | null>, string[], string | null]>([
    ['the deputy', away({ ana: 'berta' }), [], 'berta'],
    ['the deputy of an absent deputy', away({ ana: 'berta', berta: 'carla' }), [], 'carla'],
    ['nobody where none was named', away({ ana: null }), [], null],
    ['nobody where the row ends with an absent one', away({ ana: 'berta', berta: null }), [], null],
    ['nobody in a circle', away({ ana: 'berta', berta: 'carla', carla: 'ana' }), [], null],
    ['not the asker', away({ ana: 'berta' }), ['berta'], null],
    ['past an asker who is away as well', away({ ana: 'berta', berta: 'carla' }), ['berta'], 'carla'],
    ['nobody for one who is here', away({}), [], null],
  ])('%s', (_, absent, never, deputy) => {
    expect(deputyAlong(absent, here, 'ana', new Set(never))).toBe(deputy);
  });

  it('not one who left', () => {
    expect(deputyAlong(away({ ana: 'berta' }), () => false, 'ana', new Set())).toBeNull();
  });
});

describe('a circle', () => {
  const up: Record<string, string | null> = { a: 'b', b: 'c', c: null };
  it.each([
    ['oneself', 'a', 'a', true],
    ['one below', 'c', 'a', true],
    ['one above', 'a', 'c', false],
    ['nobody', 'a', null, false],
  ])('%s', (_, id, next, turns) => {
    expect(circles((at) => up[at], id, next)).toBe(turns);
  });
});

describe('opening hours', () => {
  it.each<[string, Record<string, [string, string][]>, boolean]>([
    ['always open', {}, true],
    [
      'a split day',
      {
        mon: [
          ['09:00', '14:00'],
          ['16:00', '19:00'],
        ],
      },
      true,
    ],
    ['until midnight', { sat: [['10:00', '24:00']] }, true],
    ['ending before it starts', { mon: [['18:00', '09:00']] }, false],
    [
      'overlapping',
      {
        mon: [
          ['09:00', '14:00'],
          ['13:00', '19:00'],
        ],
      },
      false,
    ],
    ['no clock time', { mon: [['9', '25:00']] }, false],
    ['starting at 24:00', { mon: [['24:00', '24:00']] }, false],
    ['never open', { mon: [], tue: [] }, false],
  ])('%s', (_, hours, fine) => {
    expect(isRefusal(judgeHours(hours))).toBe(!fine);
  });
});

describe('names of a centre', () => {
  it('takes the prefix from the name, without signs that are mixed up on the telephone', () => {
    expect(prefixFor('Tienda Lumbre', new Set())).toBe('TL');
    expect(prefixFor('Tienda Lumbre', new Set(['TL']))).not.toBe('TL');
    expect(prefixFor('Óptica Íñigo', new Set())).toMatch(/^[A-HJ-NP-Z2-9]{2}$/);
    expect(prefixFor('¿?', new Set())).toMatch(/^[A-HJ-NP-Z2-9]{2}$/);
  });

  it('gives every centre its own until none is left', () => {
    const taken = new Set<string>();
    for (let next = prefixFor('Hogar', taken); next; next = prefixFor('Hogar', taken)) {
      expect(taken.has(next)).toBe(false);
      taken.add(next);
    }
    expect(taken.size).toBe(32 * 32);
  });

  it('makes an address of the name', () => {
    expect(slugFor('Tienda Lumbre, S. L.', new Set())).toBe('tienda-lumbre-s-l');
    expect(slugFor('Ñandú', new Set(['nandu']))).toBe('nandu-2');
    expect(slugFor('¿?', new Set())).toBe('centro');
  });

  it('knows zones', () => {
    expect(judgeTimeZone('Atlantic/Canary')).toBe(true);
    expect(judgeTimeZone('UTC')).toBe(true);
    expect(judgeTimeZone('Madrid')).toMatchObject({ reason: 'organization.unknownTimeZone', field: 'timeZone' });
  });

  it('keeps a holiday and its substitute on one day once', () => {
    const days = [
      { day: '2027-12-06', name: 'Constitución' },
      { day: '2027-01-01', name: 'Año Nuevo' },
      { day: '2027-12-06', name: 'Constitución (sustituto)' },
    ];
    expect(onePerDay(days)).toEqual([
      { day: '2027-01-01', name: 'Año Nuevo' },
      { day: '2027-12-06', name: 'Constitución' },
    ]);
  });
});
