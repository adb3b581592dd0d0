import { describe, expect, it } from 'vitest';
import type { Matrix, Row } from '../api.ts';
import { changesFor, restoring } from './changes.ts';
import { lineKey } from './lines.ts';

const holder = { kind: 'role', ref: 'AGENT' } as const;
const row = (some: Partial<Row>): Row => ({
  ...{ id: crypto.randomUUID(), action: 'COUPON', holder, circuit: 'own', isRight: false, department: null },
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
const upTo = (max: number): Pick<Row, 'limits'> => ({ limits: [{ per: 'request', unit: 'money', max }] });
const matrix = (attributions: Row[], state: Matrix['version']['state'] = 'draft'): Matrix => {
  const version = {
    ...{
      id: crypto.randomUUID(),
      number: 2,
      state,
      basedOn: null,
      note: 'why',
      createdBy: 'Ane',
      createdAt: '2026-11-02T09:52:00Z',
    },
    ...{ checkedAt: null, activatedBy: null, activeFrom: null, activeUntil: null },
  };
  return {
    version,
    active: null,
    draft: null,
    behind: null,
    holders: [],
    attributions,
    onTrial: [],
    vendors: [],
    changes: [],
    examples: [],
    may: { draft: true, activate: false },
  };
};
const place = { line: lineKey(row({})), holder };

describe('the changes of a cell', () => {
  it('keep the id that the row has in the draft, not the one of the version it was read from', () => {
    const here = row(upTo(2500));
    const { put, remove } = changesFor(matrix([here]), [{ place, rows: [row(upTo(6000))] }]);
    expect(put).toEqual([{ ...here, ...upTo(6000) }]);
    expect(remove).toEqual([]);
  });

  it('name no id where the draft has no such row, and take away the rows that are not wanted', () => {
    expect(changesFor(matrix([]), [{ place, rows: [row({})] }]).put[0]).not.toHaveProperty('id');
    const here = row({});
    expect(changesFor(matrix([here]), [{ place, rows: [] }])).toEqual({ put: [], remove: [here.id] });
  });

  it('leave the rights of the customer alone', () => {
    const right = row({ isRight: true });
    expect(changesFor(matrix([right]), [{ place, rows: [] }]).remove).toEqual([]);
  });
});

describe('a draft brought back', () => {
  it('says what it said, and touches nothing that is the same', () => {
    const same = row({ action: 'REFUND' });
    const old = matrix([same, row(upTo(6000))]);
    const fresh = matrix([{ ...same, id: crypto.randomUUID() }, row(upTo(2500))]);
    const { put, remove, note } = restoring(old, fresh);
    expect(put).toHaveLength(1);
    expect(put[0]).toMatchObject(upTo(6000));
    expect(remove).toEqual([fresh.attributions[1]?.id]);
    expect(note).toBe('why');
  });
});
