import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Person, peopleQuery, type Unit } from '../api.ts';
import { bodyOf, draftOf } from './person-draft.ts';
import { nameOf } from './unit-tree.ts';

type Props = { person: Person; people: Person[]; units: Unit[]; onDone: () => void };

/** Deactivating somebody, with what follows from it said first; or taking them back. */
export function PersonLeaves({ person, people, units, onDone }: Props) {
  const [sure, setSure] = useState(false);
  const zone = useMe().centre.timeZone;
  const queries = useQueryClient();
  const put = useMutation({
    mutationFn: () =>
      api('POST /people', { body: { ...bodyOf(draftOf(person, '', zone), person, zone), active: !person.active } }),
    onSuccess: async () => {
      await queries.invalidateQueries(peopleQuery);
      onDone();
    },
  });
  const below = people.filter((one) => one.superiorId === person.id && one.active).length;
  const heads = units.filter((unit) => unit.headId === person.id).map(nameOf);
  if (!person.active)
    return (
      <div className="grid justify-items-start gap-2">
        {put.error ? <Problem error={put.error} /> : null}
        <p className="m-0 text-ink-2">{t('organization.person.gone')}</p>
        <Button busy={put.isPending} onClick={() => put.mutate()}>
          {t('organization.person.return')}
        </Button>
      </div>
    );
  return (
    <div className="grid justify-items-start gap-2">
      {put.error ? <Problem error={put.error} /> : null}
      {sure ? (
        <>
          <p className="m-0">{t('organization.person.leave.means', { name: person.name })}</p>
          {heads.length > 0 ? (
            <p className="m-0 text-bad">{t('organization.person.leave.heads', { units: heads.join(', ') })}</p>
          ) : null}
          {below > 0 ? <p className="m-0 text-bad">{t('organization.person.leave.below', { count: below })}</p> : null}
          <div className="flex flex-wrap gap-2">
            <Button tone="danger" busy={put.isPending} onClick={() => put.mutate()}>
              {t('organization.person.leave.do', { name: person.name })}
            </Button>
            <Button tone="quiet" onClick={() => setSure(false)}>
              {t('shell.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <Button tone="danger" onClick={() => setSure(true)}>
          {t('organization.person.leave')}
        </Button>
      )}
    </div>
  );
}
