import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Absence, Person, Unit } from '../api.ts';
import { AbsenceList } from './absence-list.tsx';
import { PeopleList } from './people-list.tsx';
import { UnitSheet } from './unit-sheet.tsx';
import { nameOf, treeOf } from './unit-tree.ts';

type Props = {
  unit: Unit | null;
  units: Unit[];
  people: Person[];
  absences: Absence[];
  onPerson: (person: Person | null) => void;
  onUnit: (unit: Unit) => void;
  onAbsence: () => void;
};

/** The people of one unit, or of all of them under the name of each, and who is away. */
export function UnitPeople({ unit, units, people, absences, onPerson, onUnit, onAbsence }: Props) {
  const shown = unit ? people.filter((person) => person.unitId === unit.id || person.vendorId === unit.id) : people;
  const groups = treeOf(unit ? [unit] : units)
    .map(({ unit: one }) => ({ one, members: shown.filter((person) => (unit ? true : person.unitId === one.id)) }))
    .filter(({ members }) => members.length > 0);
  const alone = unit === null && people.filter((person) => person.active).length === 1;
  const away = absences.filter((absence) => shown.some((person) => person.id === absence.personId));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="head-650 m-0 text-xl">{unit ? nameOf(unit) : t('organization.people.all')}</h2>
        {unit ? (
          <Button size="s" onClick={() => onUnit(unit)}>
            {t('organization.unit.change')}
          </Button>
        ) : null}
      </header>
      {unit ? <UnitSheet unit={unit} units={units} people={people} /> : null}
      {groups.map(({ one, members }, index) => (
        <Section
          key={one.id}
          title={unit ? t('organization.people.title') : nameOf(one)}
          aside={members.filter((person) => person.active).length}
          level={3}
          className="mt-6"
        >
          <PeopleList people={members} all={people} units={units} headless={index > 0} onOpen={onPerson} />
        </Section>
      ))}
      {groups.length === 0 || alone ? (
        <Empty
          title={alone ? t('organization.people.alone') : t('organization.people.empty')}
          todo={alone ? t('organization.people.alone.do') : t('organization.people.empty.do')}
          action={
            <Button tone="primary" onClick={() => onPerson(null)}>
              {t('organization.person.add')}
            </Button>
          }
        />
      ) : null}
      <Section
        title={t('organization.absences')}
        level={3}
        className="mt-8"
        aside={
          <Button size="s" onClick={onAbsence}>
            {t('organization.absence.add')}
          </Button>
        }
      >
        <AbsenceList absences={away} none={t('organization.absences.none')} />
      </Section>
    </div>
  );
}
