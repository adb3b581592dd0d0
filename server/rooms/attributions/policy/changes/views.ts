import type { Tx } from '../../../../platform/act.ts';
import { say } from '../../../../platform/words.ts';
import { allPeople, allUnits, centreOf } from '../../../organization/views.ts';
import { kindNames } from '../../views.ts';
import type { Names } from './decide.ts';

type Person = Awaited<ReturnType<typeof allPeople>>[number];
type Unit = Awaited<ReturnType<typeof allUnits>>[number];

/** Whoever is nobody of the centre is the house. */
export const nameOfPerson = (people: readonly Person[], id: string): string =>
  people.find((one) => one.id === id)?.name ?? 'Mostrador';

/** How things are called in the reader's language, with the centre they are of. */
export async function namesOf(tx: Tx): Promise<{ names: Names; people: Person[]; units: Unit[]; kinds: Map<string, string> }> {
  const { locale } = tx.actor;
  const [people, units, kinds, { currency }] = [await allPeople(tx), await allUnits(tx), await kindNames(tx), await centreOf(tx)];
  const unitName = (unit: Unit | undefined, other: string) => (unit ? (locale === 'en' ? unit.nameEn : unit.nameEs) : other);
  const names: Names = {
    locale,
    currency,
    action: (code) => (kinds.get(code) ?? code).toLocaleLowerCase(locale),
    department: (code) =>
      unitName(
        units.find((one) => one.code === code),
        code,
      ),
    holder: ({ kind, ref }) => {
      if (kind === 'everyone' || (kind === 'assistant' && ref === '')) return say(locale, `attributions.holder.${kind}`);
      if (kind === 'role') return say(locale, `attributions.role.${ref}`);
      return kind === 'unit' || kind === 'vendor'
        ? unitName(
            units.find((one) => one.id === ref),
            ref,
          )
        : nameOfPerson(people, ref);
    },
  };
  return { names, people, units, kinds };
}
