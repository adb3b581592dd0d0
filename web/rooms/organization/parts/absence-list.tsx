import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dateTime } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { useNow } from '../../../lib/now.ts';
import { type Absence, absencesQuery, api, peopleQuery } from '../api.ts';

/** Who is away, now or soon, and who stands in. Ending one is what somebody does who is back. */
export function AbsenceList({ absences, none }: { absences: Absence[]; none: string }) {
  const queries = useQueryClient();
  const now = useNow();
  const end = useMutation({
    mutationFn: (absenceId: string) => api('DELETE /absences/:absenceId', { params: { absenceId } }),
    onSuccess: () => Promise.all([queries.invalidateQueries(absencesQuery), queries.invalidateQueries(peopleQuery)]),
  });
  if (absences.length === 0) return <p className="m-0 text-ink-3">{none}</p>;
  return (
    <>
      {end.error ? <Problem error={end.error} className="mb-2" /> : null}
      <ul className="m-0 list-none p-0">
        {absences.map((absence) => (
          <li key={absence.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-2">
            <b className="font-semibold">{absence.personName}</b>
            <span className="num text-ink-2">
              {t('organization.absence.span', { from: dateTime(absence.startsAt), to: dateTime(absence.endsAt) })}
            </span>
            <span className="text-ink-2">
              {absence.deputyName
                ? t('organization.absence.deputy', { name: absence.deputyName })
                : t('organization.absence.noDeputy')}
            </span>
            <Button
              size="s"
              tone="quiet"
              className="ml-auto"
              busy={end.isPending && end.variables === absence.id}
              onClick={() => end.mutate(absence.id)}
            >
              {Date.parse(absence.startsAt) <= now ? t('organization.absence.back') : t('organization.absence.cancel')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
