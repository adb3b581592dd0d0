import type { Tx } from '../../../../platform/act.ts';
import { allPeople, allUnits } from '../../../organization/views.ts';
import type { Directory } from './contract.ts';

/** What the centre calls those that rows speak of. A code or an address of nobody stands for itself, so that it can be told. */
export async function directoryOf(tx: Tx): Promise<Directory> {
  const [units, people] = [await allUnits(tx), await allPeople(tx)];
  const codes = new Map(units.map((unit) => [unit.id, unit.code]));
  const ids = new Map(units.map((unit) => [unit.code, unit.id]));
  const emails = new Map(people.map((one) => [one.id, one.email]));
  const persons = new Map(people.map((one) => [one.email, one.id]));
  return {
    unitCode: (id) => codes.get(id) ?? id,
    unitId: (code) => ids.get(code) ?? code,
    email: (id) => emails.get(id) ?? id,
    personId: (email) => persons.get(email) ?? email,
  };
}
