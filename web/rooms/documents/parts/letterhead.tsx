import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { api, type Letterhead, letterheadQuery } from '../api.ts';

const LINES = ['place', 'phone', 'mail', 'taxId'] as const;

/** What stands at the head of the centre's letters, faxes and receipts. */
export function LetterheadSheet() {
  const kept = useQuery(letterheadQuery);
  if (kept.error) return <Problem error={kept.error} kept={null} onRetry={() => void kept.refetch()} />;
  return kept.data ? <Sheet kept={kept.data} /> : <Waiting lines={4} />;
}

function Sheet({ kept }: { kept: Letterhead }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(kept);
  const put = useMutation({
    mutationFn: () => api('PUT /letterhead', { body: draft }),
    onSuccess: (now) => queries.setQueryData(letterheadQuery.queryKey, now),
  });
  const set = (change: Partial<Letterhead>): void => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!put.isPending) put.mutate();
  };
  return (
    <Section
      title={t('documents.letterhead')}
      aside={
        <a href="/api/v1/letterhead/sample?how=letter" className="link min-h-6">
          {t('documents.letterhead.sample')}
        </a>
      }
    >
      <form onSubmit={submit} noValidate className="grid max-w-150 gap-4">
        {put.error ? <Problem error={put.error} /> : null}
        <Field label={t('documents.letterhead.name')} error={fieldError(put.error, 'name')}>
          <Input value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        </Field>
        <Field
          label={t('documents.letterhead.address')}
          hint={t('documents.letterhead.address.hint')}
          error={fieldError(put.error, 'address')}
        >
          <Textarea
            value={draft.address.join('\n')}
            onChange={(event) => set({ address: event.currentTarget.value.split('\n') })}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          {LINES.map((name) => (
            <Field key={name} label={t(`documents.letterhead.${name}`)} error={fieldError(put.error, name)}>
              <Input value={draft[name]} onChange={(event) => set({ [name]: event.currentTarget.value })} />
            </Field>
          ))}
        </div>
        <Field
          label={t('documents.letterhead.registry')}
          hint={t('documents.letterhead.registry.hint')}
          error={fieldError(put.error, 'registry')}
        >
          <Input value={draft.registry} onChange={(event) => set({ registry: event.currentTarget.value })} />
        </Field>
        <div className="flex items-center gap-3">
          <Button type="submit" tone="primary" busy={put.isPending}>
            {t('shell.save')}
          </Button>
          <span role="status" className="text-s text-ink-2">
            {put.isSuccess ? t('documents.letterhead.kept') : null}
          </span>
        </div>
      </form>
    </Section>
  );
}
