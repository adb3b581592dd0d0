import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../api.ts';
import { treeOf } from './unit-tree.ts';

const unit = (id: string, parentId: string | null): Unit => ({
  id,
  parentId,
  code: id,
  kind: 'team',
  nameEs: id,
  nameEn: id,
  headId: null,
  email: null,
  hours: null,
});

describe('the chart of the centre', () => {
  it('puts each unit under its parent, in the order of their names', () => {
    const placed = treeOf([unit('c', 'a'), unit('a', null), unit('b', 'a'), unit('d', 'c'), unit('e', 'gone')]);
    expect(placed.map(({ unit: { id }, depth }) => `${depth}${id}`)).toEqual(['0a', '1b', '1c', '2d', '0e']);
  });

  it('leaves no unit out and shows none twice, even where the lines turn in a circle', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const units = fc.uniqueArray(fc.record({ id, parentId: fc.option(id) }), { selector: (one) => one.id });
    fc.assert(
      fc.property(units, (drawn) => {
        const placed = treeOf(drawn.map((one) => unit(one.id, one.parentId)));
        expect(placed.map((one) => one.unit.id).toSorted()).toEqual(drawn.map((one) => one.id).toSorted());
      }),
    );
  });
});
