import { describe, expect, it } from 'vitest';
import type { Column, Kind, Row } from '../api.ts';
import { cellKey, cellsOf, differs, lineKey, partsOf, shownOf, speakingColumns } from './lines.ts';

const agent = { kind: 'role', ref: 'AGENT' } as const;
const lead = { kind: 'role', ref: 'SUPERVISOR' } as const;
const row = (some: Partial<Row>): Row => ({
  ...{ id: crypto.randomUUID(), action: 'COUPON', holder: agent, circuit: 'own', isRight: false, department: null },
  ...{
    limits: [],
    conditions: [],
    requirements: [],
    reasonEs: '',
    reasonEn: '',
    expression: null,
    steps: [],
    trialId: null,
    validFrom: null,
    validTo: null,
  },
  ...some,
});
const kind = (code: string, section: Kind['section'], position: number): Kind => ({
  ...{ code, section, nameEs: code, nameEn: code, exposure: 'money', movesMoney: true, reversible: false, op: null },
  ...{ params: [], fits: [], asks: [], position },
});
const kinds = [kind('COUPON', 'gesture', 2), kind('REFUND', 'money', 1), kind('RIGHT', 'service', 3)];
const picked = { fact: 'picked', op: 'eq', value: true } as const;
/** The line of coupons. */
const gestures = (rows: Row[]) => partsOf(kinds, rows).find((part) => part.section === 'gesture')?.lines[0];
const column = (holder: Column['holder']): Column => ({ holder, name: holder.ref, people: 1, above: null });

describe('the lines of the matrix', () => {
  it('part an action by its conditions, in whatever order these come, and keep rights apart', () => {
    const late = { fact: 'daysSinceDelivery', op: 'gt', value: 14 } as const;
    const rows = [
      row({ conditions: [picked, late] }),
      row({ holder: lead, conditions: [late, picked] }),
      row({}),
      row({ action: 'RIGHT', isRight: true }),
    ];
    const parts = partsOf(kinds, rows);
    expect(parts.map((part) => [part.section, part.lines.length])).toEqual([
      ['money', 1],
      ['gesture', 2],
    ]);
  });

  it('say once what most holders are asked for', () => {
    const photo = { kind: 'evidence', value: 'photo' } as const;
    const rows = [
      row({ requirements: [photo, { kind: 'identity', value: '' }] }),
      row({ holder: lead, requirements: [photo] }),
      row({ holder: { kind: 'assistant', ref: '' }, circuit: 'forbidden' }),
    ];
    expect(gestures(rows)?.requirements).toEqual([photo]);
  });

  it('show no column of a role that has no row', () => {
    const columns = [column(agent), column(lead), column({ kind: 'everyone', ref: '' })];
    expect(speakingColumns(columns, [row({})])).toEqual([columns[0]]);
  });
});

describe('a cell', () => {
  const shown = (rows: Row[], holder: Column['holder'], above: string | null = null) => {
    const line = gestures(rows);
    if (!line) throw new Error('no line');
    return shownOf(line, cellsOf(rows).get(cellKey(line.key, holder)) ?? [], { ...column(holder), above }, rows);
  };

  it('without a row is asked of somebody above who may, and not offered where nobody may', () => {
    const rows = [row({ holder: lead })];
    expect(shown(rows, agent, 'Supervisión')).toMatchObject({ circuit: 'authorised', quiet: true });
    expect(shown(rows, agent)).toMatchObject({ circuit: 'none', quiet: true });
  });

  it('without a row says what a wider row of the same holder says', () =>
    expect(shown([row({ conditions: [picked] }), row({ holder: lead })], lead)).toMatchObject({ circuit: 'own', quiet: true }));

  it('depends on the case where the holder has rows under other conditions only', () =>
    expect(shown([row({ holder: lead }), row({ conditions: [picked] })], agent)).toMatchObject({ circuit: 'varies' }));

  it('is not offered where everybody is forbidden, whatever wider row allows it', () => {
    const forbidden = row({ holder: { kind: 'everyone', ref: '' }, circuit: 'forbidden', conditions: [picked] });
    expect(shown([forbidden, row({})], agent)).toMatchObject({ circuit: 'none' });
  });

  it('changes with what it says, not with the ids a new version gives', () => {
    const before = row({ limits: [{ per: 'request', unit: 'money', max: 2500 }] });
    expect(differs([before], [{ ...before, id: crypto.randomUUID() }])).toBe(false);
    expect(differs([before], [{ ...before, limits: [{ per: 'request', unit: 'money', max: 6000 }] }])).toBe(true);
    expect(differs([before], [])).toBe(true);
  });

  it('is found by its action, conditions and holder', () => {
    const one = row({ conditions: [picked] });
    expect(cellsOf([one]).get(cellKey(lineKey(one), agent))).toEqual([one]);
  });
});
