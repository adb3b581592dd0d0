import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { api, type Person, peopleQuery, type Unit } from '../api.ts';
import { focusWrong } from './focus-wrong.ts';
import { bodyOf, draftOf, type PersonDraft, wrongIn } from './person-draft.ts';
import { PersonEarned } from '../../attributions/parts/person-earned.tsx';
import { PersonKnows } from './person-knows.tsx';
import { PersonLeaves } from './person-leaves.tsx';
import { PersonPlace } from './person-place.tsx';
import { PersonSignIn } from './person-sign-in.tsx';

type Props = { person: Person | null; unitId: string; people: Person[]; units: Unit[]; onClose: () => void };

/** Adds a person, or changes one. */
export function PersonDialog({ person, unitId, people, units, onClose }: Props) {
  const me = useMe();
  const queries = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState(() => draftOf(person, unitId, me.centre.timeZone));
  const [asked, setAsked] = useState(false);
  const put = useMutation({
    mutationFn: () => api('POST /people', { body: bodyOf(draft, person, me.centre.timeZone) }),
    onSuccess: async () => {
      await queries.invalidateQueries(peopleQuery);
      onClose();
    },
  });
  const wrong = wrongIn(draft, person === null);
  const set = (change: Partial<PersonDraft>): void => setDraft({ ...draft, ...change });
  const error = (field: keyof PersonDraft): string | undefined =>
    (asked ? wrong[field] : undefined) ?? fieldError(put.error, field);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(wrong).length > 0) focusWrong(event.currentTarget);
    else if (!put.isPending) put.mutate();
  };
  const unmarked = put.error && !(put.error instanceof RefusalError && put.error.field && put.error.field in draft);
  const parts = { draft, set, error };
  return (
    <Dialog
      open
      onClose={onClose}
      title={person?.name ?? t('organization.person.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={put.isPending}>
            {person ? t('shell.save') : t('organization.person.add')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-5">
        {unmarked ? <Problem error={put.error} /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('organization.person.name')} error={error('name')}>
            <Input
              name="name"
              autoFocus={person === null}
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('organization.signIn.email')} error={error('email')}>
            <Input
              type="email"
              name="email"
              value={draft.email}
              onChange={(event) => set({ email: event.currentTarget.value })}
            />
          </Field>
        </div>
        <PersonPlace {...parts} units={units} people={people} id={person?.id ?? null} />
        <Section title={t('organization.person.knows')} level={3} ruled>
          <PersonKnows {...parts} />
        </Section>
        {person ? <PersonEarned personId={person.id} /> : null}
        <Section title={t('organization.person.comesIn')} level={3} ruled>
          <PersonSignIn {...parts} isNew={person === null} isSelf={person?.id === me.person.id} />
        </Section>
      </form>
      {person && person.id !== me.person.id ? (
        <Section title={t('organization.person.leave')} level={3} ruled className="mt-5">
          <PersonLeaves person={person} people={people} units={units} onDone={onClose} />
        </Section>
      ) : null}
    </Dialog>
  );
}
