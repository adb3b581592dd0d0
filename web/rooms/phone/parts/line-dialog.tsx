import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { api, type Line } from '../api.ts';
import { BROWSER, connectionOf, type LineDraft, lineBody, lineDraft, type Setting } from './line-draft.ts';
import { LineSetting } from './line-setting.tsx';

const KINDS = ['generic', 'sipgate', 'asterisk', 'softphone'] as const;

type Given = {
  draft: LineDraft;
  settings: readonly Setting[];
  set: (change: Partial<LineDraft>) => void;
  kept: readonly string[];
  error: (field: string) => string | undefined;
};

const Settings = ({ draft, settings, set, kept, error }: Given) =>
  settings.map((setting) => (
    <LineSetting
      key={setting.name}
      setting={setting}
      value={draft.values[setting.name] ?? ''}
      kept={kept.includes(setting.name)}
      error={error(`settings.${setting.name}`)}
      onChange={(value) => set({ values: { ...draft.values, [setting.name]: value } })}
    />
  ));

/** Adds a line, or changes one. */
export function LineDialog({ line, onClose }: { line: Line | null; onClose: () => void }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => lineDraft(line));
  const set = (change: Partial<LineDraft>): void => setDraft({ ...draft, ...change });
  const put = useMutation({
    mutationFn: () => api('POST /phone/lines', { body: lineBody(draft, line) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['phone'] });
      onClose();
    },
  });
  const error = (field: string): string | undefined => fieldError(put.error, field);
  const given = { draft, set, kept: line?.secretNames ?? [], error };
  return (
    <FormDialog
      title={line ? t('phone.line.change') : t('phone.line.add')}
      send={line ? t('shell.save') : t('phone.line.add')}
      sending={put.isPending}
      error={put.error}
      onSend={() => put.mutate()}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('phone.line.name')} error={error('name')}>
          <Input autoFocus={line === null} value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        </Field>
        <Field label={t('phone.line.kind')} error={error('kind')}>
          <Select
            value={draft.kind}
            onChange={(kind) => set({ kind })}
            options={KINDS.map((value) => ({ value, label: t(`phone.line.kind.${value}`) }))}
          />
        </Field>
        <Field label={t('phone.number')} hint={t('phone.line.number.hint')} error={error('number')}>
          <Input type="tel" value={draft.number} onChange={(event) => set({ number: event.currentTarget.value })} />
        </Field>
        <Field label={t('phone.queue')} hint={t('phone.queue.hint')} optional error={error('queue')}>
          <Input value={draft.queue} onChange={(event) => set({ queue: event.currentTarget.value })} />
        </Field>
        <Settings {...given} settings={connectionOf(draft.kind, draft.values)} />
      </div>
      <fieldset className="m-0 grid gap-3 border-0 border-t border-line p-0 pt-4">
        <legend className="label-caps float-left p-0">{t('phone.setting.browser')}</legend>
        <p className="clear-both m-0 text-s text-ink-2">{t('phone.setting.browser.about')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Settings {...given} settings={BROWSER} />
        </div>
      </fieldset>
      <Field label={t('phone.rejects')} hint={t('phone.rejects.hint')} optional error={error('rejects')}>
        <Textarea rows={2} value={draft.rejects} onChange={(event) => set({ rejects: event.currentTarget.value })} />
      </Field>
      <Checkbox checked={draft.enabled} onChange={(enabled) => set({ enabled })}>
        {t('phone.line.on')}
      </Checkbox>
    </FormDialog>
  );
}
