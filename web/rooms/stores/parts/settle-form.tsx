import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError, newKey, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api, type Execution } from '../api.ts';

type End = 'done' | 'failed';

/** A person looked in the shop and says how it ended. It can't be said otherwise afterwards, so how one knows is kept with it. */
export function SettleForm({ execution, what, where }: { execution: Execution; what: string; where: string }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(newKey);
  const [state, setState] = useState<End | null>(null);
  const [ref, setRef] = useState('');
  const [note, setNote] = useState('');
  const settle = useMutation({
    mutationFn: (end: End) =>
      api('POST /executions/:executionId/settle', {
        params: { executionId: execution.id },
        body: { state: end, ref: ref.trim(), note: note.trim() },
        key,
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['stores'] }),
        queries.invalidateQueries({ queryKey: ['cases'] }),
      ]);
      await navigate({ to: '/outbox', search: { tab: 'shop' }, replace: true });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (state && note.trim() && !settle.isPending) settle.mutate(state);
  };
  return (
    <form onSubmit={submit} className="grid max-w-140 justify-items-start gap-4">
      {settle.error && !(settle.error instanceof RefusalError && settle.error.field) ? <Problem error={settle.error} /> : null}
      <p className="m-0 text-ink-2">{t('stores.settle.look', { store: where })}</p>
      <Segmented<End | ''>
        label={t('stores.settle')}
        value={state ?? ''}
        onChange={(next) => setState(next || null)}
        options={[
          { value: 'done', label: t('stores.settle.done') },
          { value: 'failed', label: t('stores.settle.failed') },
        ]}
      />
      {state ? <p className="m-0">{t(`stores.settle.${state}.means`, { what })}</p> : null}
      {state === 'done' ? (
        <Field
          label={t('stores.settle.ref')}
          hint={t('stores.settle.ref.hint')}
          error={fieldError(settle.error, 'ref')}
          optional
          className="w-full"
        >
          <Input value={ref} onChange={(event) => setRef(event.currentTarget.value)} />
        </Field>
      ) : null}
      <Field
        label={t('stores.settle.note')}
        hint={t('stores.settle.note.hint')}
        error={fieldError(settle.error, 'note')}
        className="w-full"
      >
        <Textarea value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
      <Button
        type="submit"
        tone="primary"
        busy={settle.isPending}
        why={state ? (note.trim() ? null : t('stores.settle.noNote')) : t('stores.settle.choose')}
      >
        {state ? t(`stores.settle.${state}.do`) : t('stores.settle')}
      </Button>
    </form>
  );
}
