import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { api, type FaxLine } from '../api.ts';

const DAYS = 3;
const newLine = {
  name: '',
  kind: 'server',
  number: '',
  host: '',
  sender: '',
  domain: '',
  believesUnproved: false,
  quietDays: DAYS,
  isActive: true,
} as const;
type Draft = Omit<FaxLine, 'id' | 'lastInAt' | 'isQuiet'>;
type Props = { line: FaxLine | null; onClose: () => void; onToken: (token: string) => void };

/** Adds a fax line, or changes one. */
export function LineDialog({ line, onClose, onToken }: Props) {
  const queries = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState<Draft>(line ?? newLine);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const put = useMutation({
    mutationFn: () => {
      const { name, kind, number, host, sender, domain, believesUnproved, quietDays, isActive } = draft;
      const body = { name, kind, number, host, sender, domain, believesUnproved, quietDays, isActive };
      return api('POST /fax/lines', { body: line ? { ...body, id: line.id } : body });
    },
    onSuccess: async ({ token }) => {
      if (token) onToken(token);
      await queries.invalidateQueries({ queryKey: ['fax', 'lines'] });
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!put.isPending) put.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={line ? t('fax.line.change') : t('fax.line.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={put.isPending}>
            {line ? t('shell.save') : t('fax.line.add')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        {put.error && !(put.error instanceof RefusalError && put.error.field) ? <Problem error={put.error} /> : null}
        <Field label={t('fax.line.name')} error={fieldError(put.error, 'name')}>
          <Input autoFocus={!line} value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        </Field>
        <Field label={t('fax.line.kind')}>
          <Select
            value={draft.kind}
            onChange={(kind) => set({ kind })}
            options={(['server', 'gateway'] as const).map((value) => ({ value, label: t(`fax.line.kind.${value}`) }))}
          />
        </Field>
        <Field label={t('fax.line.ours')} optional error={fieldError(put.error, 'number')}>
          <Input type="tel" value={draft.number} onChange={(event) => set({ number: event.currentTarget.value })} />
        </Field>
        {draft.kind === 'server' ? (
          <Field label={t('fax.line.host')} hint={t('fax.line.host.hint')} optional error={fieldError(put.error, 'host')}>
            <Input value={draft.host} onChange={(event) => set({ host: event.currentTarget.value })} />
          </Field>
        ) : (
          <>
            <Field label={t('fax.line.sender')} hint={t('fax.line.sender.hint')} error={fieldError(put.error, 'sender')}>
              <Input
                value={draft.sender}
                autoCapitalize="none"
                onChange={(event) => set({ sender: event.currentTarget.value })}
              />
            </Field>
            <Field label={t('fax.line.domain')} hint={t('fax.line.domain.hint')} error={fieldError(put.error, 'domain')}>
              <Input
                value={draft.domain}
                autoCapitalize="none"
                onChange={(event) => set({ domain: event.currentTarget.value })}
              />
            </Field>
            <Checkbox
              checked={draft.believesUnproved}
              onChange={(believesUnproved) => set({ believesUnproved })}
              hint={t('fax.line.believes.hint')}
            >
              {t('fax.line.believes')}
            </Checkbox>
          </>
        )}
        <Field label={t('fax.line.quietDays')} hint={t('fax.line.quietDays.hint')} error={fieldError(put.error, 'quietDays')}>
          <Input
            type="number"
            min={1}
            max={365}
            value={String(draft.quietDays)}
            onChange={(event) => set({ quietDays: Number(event.currentTarget.value) })}
          />
        </Field>
        <Checkbox checked={draft.isActive} onChange={(isActive) => set({ isActive })}>
          {t('fax.line.on')}
        </Checkbox>
      </form>
    </Dialog>
  );
}
