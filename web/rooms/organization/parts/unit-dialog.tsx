import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Person, peopleQuery, type Unit, unitsQuery } from '../api.ts';
import { focusWrong } from './focus-wrong.ts';
import { bodyOfUnit, draftOfUnit, type UnitDraft, wrongInUnit } from './unit-draft.ts';
import { UnitFields } from './unit-fields.tsx';

type Props = { unit: Unit | null; parentId: string; units: Unit[]; people: Person[]; onClose: () => void };

/** Adds a unit, or changes one. */
export function UnitDialog({ unit, parentId, units, people, onClose }: Props) {
  const queries = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState(() => draftOfUnit(unit, parentId));
  const [asked, setAsked] = useState(false);
  const put = useMutation({
    mutationFn: () => api('POST /units', { body: bodyOfUnit(draft) }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries(unitsQuery), queries.invalidateQueries(peopleQuery)]);
      onClose();
    },
  });
  const taken = unit ? [] : units.map((one) => one.code);
  const wrong = wrongInUnit(draft, taken, { taken: t('organization.unit.code.taken'), code: t('organization.unit.code.form') });
  const error = (field: string): string | undefined =>
    (asked ? wrong[field as keyof UnitDraft] : undefined) ?? fieldError(put.error, field);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(wrong).length > 0) focusWrong(event.currentTarget);
    else if (!put.isPending) put.mutate();
  };
  const unmarked = put.error && !(put.error instanceof RefusalError && put.error.field);
  return (
    <Dialog
      open
      onClose={onClose}
      title={unit ? t('organization.unit.change') : t('organization.unit.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={put.isPending}>
            {unit ? t('shell.save') : t('organization.unit.add')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        {unmarked ? <Problem error={put.error} /> : null}
        <UnitFields
          draft={draft}
          set={(change) => setDraft({ ...draft, ...change })}
          error={error}
          units={units.filter((one) => one.id !== unit?.id)}
          people={people}
          isNew={unit === null}
        />
      </form>
    </Dialog>
  );
}
