import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Pane, Panes } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { ChainsStrip } from '../../attributions/parts/chains-strip.tsx';
import { absencesQuery, type Person, peopleQuery, type Unit, unitsQuery } from '../api.ts';
import { AbsenceCalendar } from '../parts/absence-calendar.tsx';
import { AbsenceDialog } from '../parts/absence-dialog.tsx';
import { DutyRota } from '../parts/duty-rota.tsx';
import { PersonDialog } from '../parts/person-dialog.tsx';
import { UnitDialog } from '../parts/unit-dialog.tsx';
import { UnitList } from '../parts/unit-list.tsx';
import { UnitPeople } from '../parts/unit-people.tsx';

/** What is open over the page. `null` in its place adds a new one. */
type Opened = { person: Person | null } | { unit: Unit | null } | { absent: string | null };

/** The chart of the centre on the left, the people of the chosen unit beside it. */
export function People() {
  const { unit: chosen } = useSearch({ from: '/framed/people' });
  const units = useQuery(unitsQuery);
  const people = useQuery(peopleQuery);
  const absences = useQuery(absencesQuery);
  const [opened, setOpened] = useState<Opened | null>(null);
  useKeys('here', [
    { keys: 'p', word: 'organization.person.add', run: () => setOpened({ person: null }) },
    { keys: 'u', word: 'organization.unit.add', run: () => setOpened({ unit: null }) },
    { keys: 'v', word: 'organization.absence.add', run: () => setOpened({ absent: null }) },
  ]);
  const failed = [units, people, absences].find((one) => one.error);
  if (failed) return <Problem error={failed.error} kept={null} onRetry={() => void failed.refetch()} className="m-6" />;
  if (!units.data || !people.data || !absences.data) return <Waiting lines={8} />;
  const unit = units.data.find((one) => one.id === chosen) ?? null;
  const close = (): void => setOpened(null);
  const all = { units: units.data, people: people.data };
  return (
    <>
      <h1 className="sr-only">{t('organization.people.title')}</h1>
      <Panes
        show={chosen ? 'main' : 'list'}
        list={
          <Pane
            head={
              <div className="flex flex-wrap items-center justify-between gap-2 pb-3">
                <h2 className="head-650 m-0 text-l">{t('organization.people.title')}</h2>
                <div className="flex gap-1.5">
                  <Button size="s" onClick={() => setOpened({ unit: null })}>
                    {t('organization.unit.add')}
                  </Button>
                  <Button size="s" tone="primary" onClick={() => setOpened({ person: null })}>
                    {t('organization.person.add')}
                  </Button>
                </div>
              </div>
            }
          >
            <UnitList {...all} chosen={chosen ?? 'all'} />
          </Pane>
        }
        main={
          <>
            {chosen === 'absences' || chosen === 'duty' ? <ChainsStrip /> : null}
            <Link to="/people" search={{}} className="link m-4 mb-0 min-h-6 md:hidden" activeProps={{}}>
              {t('organization.units')}
            </Link>
            {chosen === 'absences' ? (
              <AbsenceCalendar absences={absences.data} onAdd={() => setOpened({ absent: null })} />
            ) : chosen === 'duty' ? (
              <DutyRota {...all} />
            ) : (
              <UnitPeople
                {...all}
                unit={unit}
                absences={absences.data}
                onPerson={(person) => setOpened({ person })}
                onUnit={(one) => setOpened({ unit: one })}
                onAbsence={() => setOpened({ absent: null })}
              />
            )}
          </>
        }
      />
      {opened && 'person' in opened ? (
        <PersonDialog {...all} person={opened.person} unitId={unit?.id ?? ''} onClose={close} />
      ) : null}
      {opened && 'unit' in opened ? <UnitDialog {...all} unit={opened.unit} parentId={unit?.id ?? ''} onClose={close} /> : null}
      {opened && 'absent' in opened ? <AbsenceDialog people={people.data} personId={opened.absent} onClose={close} /> : null}
    </>
  );
}
