import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { peopleQuery } from '../../organization/api.ts';
import { api, seatsQuery } from '../api.ts';

const SPEAK = new Set(['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD']);

function Seat({ person, names }: { person: { id: string; name: string }; names: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState(names);
  const put = useMutation({
    mutationFn: () =>
      api('POST /phone/seats', { body: { personId: person.id, names: text.split(',').flatMap((one) => one.trim() || []) } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: seatsQuery.queryKey }),
  });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-b border-line py-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)_auto]">
      <span className="truncate max-sm:col-span-2">{person.name}</span>
      <Field label={t('phone.seat.of', { name: person.name })} hideLabel error={fieldError(put.error, 'names')}>
        <Input value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </Field>
      <Button size="s" busy={put.isPending} why={text === names ? t('phone.seat.same') : null} onClick={() => put.mutate()}>
        {t('shell.save')}
      </Button>
    </li>
  );
}

/** Who sits where: by what the exchange says, whoever answers is known. */
export function Seats() {
  const people = useQuery(peopleQuery);
  const seats = useQuery(seatsQuery);
  const error = people.error ?? seats.error;
  if (error) return <Problem error={error} kept={null} />;
  if (!people.data || !seats.data) return null;
  const namesOf = new Map(seats.data.map(({ personId, names }) => [personId, names.join(', ')]));
  return (
    <Section title={t('phone.seats')} ruled>
      <p className="m-0 pb-2 text-ink-2">{t('phone.seats.about')}</p>
      <ul className="m-0 list-none border-t border-line p-0">
        {people.data
          .filter(({ active, assistant, role }) => active && !assistant && SPEAK.has(role))
          .map((person) => (
            <Seat key={`${person.id} ${namesOf.get(person.id) ?? ''}`} person={person} names={namesOf.get(person.id) ?? ''} />
          ))}
      </ul>
    </Section>
  );
}
