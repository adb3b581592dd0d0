import { expect, it } from 'vitest';
import type { Column, Kind, Matrix, Row } from '../api.ts';
import { type Filter, narrow } from './filter.ts';
import { cellsOf, partsOf } from './lines.ts';
import type { Table } from './views.ts';

const kind = (code: string, position: number): Kind => ({
  ...{ code, nameEs: code, nameEn: code, section: 'money', exposure: 'money', movesMoney: true, reversible: false, op: null },
  ...{ params: [], fits: [], asks: [], position },
});
const kinds = [kind('REFUND', 1), kind('COUPON', 2)];
const column = (holder: Column['holder'], name: string): Column => ({ holder, name, people: 1, above: null });
const row = (action: string, holder: Row['holder'], department: string | null = null): Row => ({
  ...{ id: `${action}${holder.ref}`, action, holder, circuit: department ? 'consulted' : 'own', isRight: false, department },
  ...{ limits: [], conditions: [], requirements: [], reasonEs: '', reasonEn: '', expression: null, steps: [], trialId: null },
  ...{ validFrom: null, validTo: null },
});
const agent = { kind: 'role', ref: 'AGENT' } as const;
const outside = { kind: 'role', ref: 'AGENT_EXT' } as const;
const vendors: Matrix['vendors'] = [{ unitId: 'V', name: 'Vendor', holders: [outside, { kind: 'vendor', ref: 'V' }] }];
const rows = [row('REFUND', agent), row('REFUND', outside, 'DEPT_FIN'), row('COUPON', agent, 'DEPT_MKT'), row('COUPON', outside)];
const table: Table = {
  ...{
    parts: partsOf(kinds, rows),
    columns: [column(agent, 'Agent'), column(outside, 'Outside')],
    silent: [],
    rows,
    before: null,
  },
  ...{ cells: cellsOf(rows), rights: [{ ...row('REFUND', { kind: 'everyone', ref: '' }), isRight: true }], onTrial: [], kinds },
};
const seen = (filter: Filter) => {
  const { columns, parts, rights } = narrow(table, filter, vendors);
  return [columns.map((one) => one.name), parts.flatMap((part) => part.lines).map((line) => line.kind.code), rights.length];
};

it('leaves everything where nothing is asked', () => {
  expect(seen({})).toEqual([['Agent', 'Outside'], ['REFUND', 'COUPON'], 1]);
});
it('narrows to a holder, an action, or both', () => {
  expect(seen({ holder: 'role:AGENT' })).toEqual([['Agent'], ['REFUND', 'COUPON'], 1]);
  expect(seen({ action: 'COUPON', holder: 'role:AGENT' })).toEqual([['Agent'], ['COUPON'], 0]);
});
it('leaves the lines on which a shown holder consults a department', () => {
  expect(seen({ department: 'DEPT_FIN' })).toEqual([['Agent', 'Outside'], ['REFUND'], 0]);
  expect(seen({ department: 'DEPT_FIN', holder: 'role:AGENT' })).toEqual([['Agent'], [], 0]);
});
it('leaves the holders that the people of a vendor are', () => {
  expect(seen({ vendor: 'V' })).toEqual([['Outside'], ['REFUND', 'COUPON'], 1]);
  expect(seen({ vendor: 'another' })[0]).toEqual([]);
});
