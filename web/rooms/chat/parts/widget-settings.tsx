import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Select } from '../../../ui/select.tsx';
import { CopyLine } from '../../organization/parts/copy-line.tsx';
import { api, type WidgetSheet, widgetQuery } from '../api.ts';

type Draft = Pick<WidgetSheet, 'on' | 'greetingEs' | 'greetingEn' | 'assistantId'> & { sites: string };
const asDraft = ({ on, greetingEs, greetingEn, assistantId, sites }: WidgetSheet): Draft => ({
  ...{ on, greetingEs, greetingEn, assistantId },
  sites: sites.join('\n'),
});
const NOBODY = 'people';

/** The chat of the centre's shops, as a part of the settings: whether there is one, on which pages, what it says, and who answers first. */
export function WidgetSettings() {
  const found = useQuery(widgetQuery);
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  return found.data ? <Sheet sheet={found.data} /> : <Waiting lines={6} />;
}

function Sheet({ sheet }: { sheet: WidgetSheet }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => asDraft(sheet));
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const save = useMutation({
    mutationFn: () => {
      const sites = draft.sites.split(/[\s,]+/).filter((site) => site !== '');
      return api('PUT /chat-widget', { body: { ...draft, sites } });
    },
    onSuccess: (fresh) => {
      queries.setQueryData(widgetQuery.queryKey, fresh);
      setDraft(asDraft(fresh));
    },
  });
  const inField = save.error instanceof RefusalError && save.error.field?.startsWith('sites');
  const programs = sheet.assistants.map(({ id, name }) => ({ value: id, label: t('chat.first.machine', { name }) }));
  return (
    <div className="grid max-w-150 gap-5">
      <p className="m-0 text-ink-2">{t('chat.about')}</p>
      <Checkbox checked={draft.on} onChange={(on) => set({ on })} hint={t('chat.on.hint')}>
        {t('chat.on')}
      </Checkbox>
      <CopyLine label={t('chat.snippet')} text={sheet.snippet} />
      <Field label={t('chat.sites')} hint={t('chat.sites.hint')} {...(inField ? { error: t('chat.sites.wrong') } : {})}>
        <Textarea value={draft.sites} rows={3} onChange={(event) => set({ sites: event.currentTarget.value })} />
      </Field>
      <Field label={t('chat.greetingEs')} hint={t('chat.greeting.hint')}>
        <Input value={draft.greetingEs} maxLength={500} onChange={(event) => set({ greetingEs: event.currentTarget.value })} />
      </Field>
      <Field label={t('chat.greetingEn')}>
        <Input value={draft.greetingEn} maxLength={500} onChange={(event) => set({ greetingEn: event.currentTarget.value })} />
      </Field>
      <Field label={t('chat.first')} hint={t('chat.first.hint')} error={fieldError(save.error, 'assistantId')}>
        <Select
          value={draft.assistantId ?? NOBODY}
          onChange={(value) => set({ assistantId: value === NOBODY ? null : value })}
          options={[{ value: NOBODY, label: t('chat.first.people') }, ...programs]}
        />
      </Field>
      {save.error && !inField ? <Problem error={save.error} /> : null}
      <div className="flex items-center gap-3">
        <Button tone="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {t('shell.save')}
        </Button>
        <span role="status" className="text-own">
          {save.isSuccess ? t('chat.saved') : null}
        </span>
      </div>
    </div>
  );
}
