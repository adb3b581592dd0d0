import type { Column, Limit, NewRow, Row } from '../api.ts';
import type { Line } from './lines.ts';

/** A row in the form: `circuit` may be that no row is wanted at all. */
export type Form = Omit<NewRow, 'circuit'> & { circuit: NewRow['circuit'] | 'none' };

const blank: Omit<NewRow, 'action' | 'holder' | 'circuit'> = {
  ...{ isRight: false, department: null, limits: [], conditions: [], requirements: [] },
  ...{ reasonEs: '', reasonEn: '', expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
};

/** The form of a cell: its row, or an empty one under the conditions and demands of its line; where it has none, what is usually demanded of the action. */
export function formOf(line: Line, column: Column, row: Row | undefined): Form {
  if (!row) {
    const { conditions, requirements, kind } = line;
    const usual = requirements.length > 0 ? requirements : kind.asks;
    return { ...blank, action: kind.code, holder: column.holder, circuit: 'none', conditions, requirements: usual };
  }
  const { id: _, ...rest } = row;
  return rest;
}

const limited = (circuit: Form['circuit']): boolean => circuit === 'own' || circuit === 'consulted';

/** What a form becomes when it is kept: what its circuit has no place for is left out. Null: no row. */
export function rowOf({ circuit, ...form }: Form): NewRow | null {
  if (circuit === 'none') return null;
  const limits = limited(circuit) ? form.limits : [];
  const department = circuit === 'consulted' ? form.department : null;
  return { ...form, circuit, limits, department, steps: circuit === 'authorised' ? form.steps : [] };
}

const isWritten = (limit: Limit): boolean => limit.max >= 0;

/** The first field still to be filled in, as the refusals name them; null when it may be kept. */
export function missingIn(form: Form): string | null {
  if (form.circuit === 'consulted' && !form.department) return 'department';
  const limit = limited(form.circuit) ? form.limits.findIndex((one) => !isWritten(one)) : -1;
  return limit >= 0 ? `limits.${limit}.max` : null;
}
