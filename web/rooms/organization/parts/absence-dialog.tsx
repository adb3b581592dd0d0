import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, newKey, RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { absencesQuery, api, type Person, peopleQuery } from '../api.ts';
import { fromLocal, toLocal } from './instants.ts';

const WEEK = 7 * 86_400_000;

/** Somebody will be away, and who stands in: the deputy decides with the limits of the absent one. */
export function AbsenceDialog({
  people,
  personId: first,
  own,
  onClose,
}: {
  people: Person[];
  personId: string | null;
  own?: boolean;
  onClose: () => void;
}) {
  const zone = useMe().centre.timeZone;
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const [personId, setPersonId] = useState(first);
  const [deputyId, setDeputyId] = useState<string>('');
  const [from, setFrom] = useState(() => toLocal(new Date().toISOString(), zone));
  const [to, setTo] = useState(() => toLocal(new Date(Date.now() + WEEK).toISOString(), zone));
  const startsAt = fromLocal(from, zone);
  const endsAt = fromLocal(to, zone);
  const add = useMutation({
    mutationFn: () =>
      api('POST /absences', {
        body: { personId: personId ?? '', deputyId: deputyId || null, startsAt: startsAt ?? '', endsAt: endsAt ?? '' },
        key,
      }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries(absencesQuery), queries.invalidateQueries(peopleQuery)]);
      onClose();
    },
  });
  const here = people.filter((person) => person.active && !person.assistant);
  const deputies = here.filter((person) => person.id !== personId && person.role !== 'ADMIN' && person.role !== 'INTEGRATION');
  const byField = add.error instanceof RefusalError && add.error.field;
  const why = !personId ? t('organization.absence.who') : !startsAt || !endsAt ? t('organization.absence.when') : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('organization.absence.add')}
      description={t('organization.absence.about')}
      width="s"
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button tone="primary" busy={add.isPending} why={why} onClick={() => add.mutate()}>
            {t('organization.absence.do')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {add.error && !byField ? <Problem error={add.error} /> : null}
        <Field label={t('organization.absence.person')} error={fieldError(add.error, 'personId')}>
          <Select
            value={personId}
            onChange={setPersonId}
            options={here
              .filter(({ id }) => !own || id === first)
              .map(({ id, name, unitName }) => ({ value: id, label: `${name} · ${unitName}` }))}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('organization.absence.from')} error={fieldError(add.error, 'startsAt')}>
            <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          </Field>
          <Field label={t('organization.absence.to')} error={fieldError(add.error, 'endsAt')}>
            <Input type="datetime-local" value={to} min={from} onChange={(event) => setTo(event.currentTarget.value)} />
          </Field>
        </div>
        <Field
          label={t('organization.absence.stands')}
          hint={deputyId ? t('organization.absence.stands.hint') : t('organization.absence.stands.none.hint')}
          error={fieldError(add.error, 'deputyId')}
        >
          <Select
            value={deputyId}
            onChange={setDeputyId}
            options={[
              { value: '', label: t('organization.absence.stands.none') },
              ...deputies.map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`organization.role.${role}`)}` })),
            ]}
          />
        </Field>
      </div>
    </Dialog>
  );
}
