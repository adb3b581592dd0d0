import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { absencesQuery, peopleQuery } from '../api.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { AbsenceList } from './absence-list.tsx';

/** One's own absences, and those in which one stands in for somebody. */
export function OwnAbsences() {
  const { person } = useMe();
  const absences = useQuery(absencesQuery);
  const people = useQuery(peopleQuery);
  const [adding, setAdding] = useState(false);
  if (absences.error) return <Problem error={absences.error} kept={null} onRetry={() => void absences.refetch()} />;
  if (!absences.data) return <Waiting lines={2} />;
  const mine = absences.data.filter((one) => one.personId === person.id);
  const standing = absences.data.filter((one) => one.deputyId === person.id);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-3">
      <div className="w-full">
        <AbsenceList absences={mine} none={t('organization.own.absences.none')} />
      </div>
      {standing.map((one) => (
        <p key={one.id} className="m-0 text-ink-2">
          {t('organization.own.absences.standing', { name: one.personName })}
        </p>
      ))}
      <Button onClick={() => setAdding(true)}>{t('organization.own.absences.add')}</Button>
      {adding && people.data ? (
        <AbsenceDialog people={people.data} personId={person.id} own onClose={() => setAdding(false)} />
      ) : null}
    </div>
  );
}
