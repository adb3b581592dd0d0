import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { instantOf } from '../../../lib/zone.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api } from '../api.ts';

const EMPTY = { number: '', name: '', due: '', note: '' };

function Form({ id, onDone, onBusy }: { id: string; onDone: () => void; onBusy: (busy: boolean) => void }) {
  const queries = useQueryClient();
  const { timeZone } = useMe().centre;
  const [draft, setDraft] = useState(EMPTY);
  const set = (change: Partial<typeof draft>): void => setDraft({ ...draft, ...change });
  const promise = useMutation({
    mutationFn: () =>
      api('POST /phone/call-backs', {
        body: {
          number: draft.number,
          name: draft.name,
          note: draft.note,
          ...(draft.due ? { dueAt: instantOf(draft.due, timeZone) } : {}),
        },
      }),
    onMutate: () => onBusy(true),
    onSettled: () => onBusy(false),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['phone'] });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    promise.mutate();
  };
  const wrong = (field: string): string | undefined => fieldError(promise.error, field);
  return (
    <form id={id} onSubmit={submit} noValidate className="grid gap-4">
      {promise.error && !(promise.error instanceof RefusalError && promise.error.field) ? (
        <Problem error={promise.error} />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('phone.number')} error={wrong('number')}>
          <Input type="tel" autoFocus value={draft.number} onChange={(event) => set({ number: event.currentTarget.value })} />
        </Field>
        <Field label={t('phone.name')} optional error={wrong('name')}>
          <Input value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        </Field>
      </div>
      <Field label={t('phone.due')} optional hint={t('phone.due.hint')} error={wrong('dueAt')}>
        <Input type="datetime-local" value={draft.due} onChange={(event) => set({ due: event.currentTarget.value })} />
      </Field>
      <Field label={t('phone.notes')} optional error={wrong('note')}>
        <Textarea value={draft.note} onChange={(event) => set({ note: event.currentTarget.value })} />
      </Field>
    </form>
  );
}

/** Promises a call to a number that nobody has to look up first. */
export function NewCallBack() {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('phone.promise.new')}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('phone.promise.new')}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('shell.cancel')}</Button>
            <Button type="submit" form={id} tone="primary" busy={busy}>
              {t('phone.promise.do')}
            </Button>
          </>
        }
      >
        {open ? <Form id={id} onDone={() => setOpen(false)} onBusy={setBusy} /> : null}
      </Dialog>
    </>
  );
}
