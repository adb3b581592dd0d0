import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, newKey, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api as letters } from '../../post/api.ts';
import { today } from '../../post/parts/today.ts';
import { api } from '../api.ts';
import { CasePicker, type Picked } from './case-picker.tsx';
import { dataOf } from './scan.ts';

const KINDS = ['letter', 'fax'] as const;
type Kind = (typeof KINDS)[number];

/** Puts in what came on paper: its scan, who sent it, when it came, and the case it belongs to. */
export function PutInDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const form = useId();
  const [key] = useState(newKey);
  const [kind, setKind] = useState<Kind>('letter');
  const [file, setFile] = useState<File | null>(null);
  const [asked, setAsked] = useState(false);
  const [draft, setDraft] = useState({ senderName: '', address: '', number: '', enteredOn: today() });
  const [picked, setPicked] = useState<Picked | null>(null);
  const set = (change: Partial<typeof draft>): void => setDraft({ ...draft, ...change });
  const put = useMutation({
    mutationFn: async () => {
      if (!file) return;
      const { senderName, address, number, enteredOn } = draft;
      const scan = {
        name: file.name,
        type: file.type || 'application/octet-stream',
        data: await dataOf(file),
        senderName,
        caseId: picked?.id ?? null,
      };
      if (kind === 'fax') await api('POST /fax/incoming', { body: { ...scan, number }, key });
      else await letters('POST /letters/incoming', { body: { ...scan, address, enteredOn, customerId: null }, key });
    },
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['fax'] }), queries.invalidateQueries({ queryKey: ['post'] })]);
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (file && !put.isPending) put.mutate();
  };
  const bring = (files: FileList | null): void => {
    const first = files?.[0];
    if (first) setFile(first);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('fax.putIn')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={put.isPending}>
            {t('fax.putIn.do')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={submit}
        noValidate
        className="grid gap-4"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          bring(event.dataTransfer.files);
        }}
      >
        {put.error && !(put.error instanceof RefusalError && put.error.field) ? <Problem error={put.error} /> : null}
        <Segmented<Kind>
          label={t('fax.col.kind')}
          options={KINDS.map((value) => ({ value, label: t(`fax.kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <Field
          label={t('fax.scan')}
          hint={t('fax.scan.hint')}
          error={asked && !file ? t('fax.scan.missing') : fieldError(put.error, 'data')}
        >
          <Input
            type="file"
            accept="application/pdf,image/tiff,image/png,image/jpeg,.tif,.tiff,.pdf"
            className="py-1"
            onChange={(event) => bring(event.currentTarget.files)}
          />
        </Field>
        {file ? <p className="m-0 text-s text-ink-2">{file.name}</p> : null}
        {kind === 'letter' ? (
          <Field label={t('fax.entered')} hint={t('fax.entered.hint')} error={fieldError(put.error, 'enteredOn')}>
            <Input
              type="date"
              max={today()}
              value={draft.enteredOn}
              onChange={(event) => set({ enteredOn: event.currentTarget.value })}
            />
          </Field>
        ) : null}
        <Field label={t('fax.senderName')} optional error={fieldError(put.error, 'senderName')}>
          <Input value={draft.senderName} onChange={(event) => set({ senderName: event.currentTarget.value })} />
        </Field>
        {kind === 'letter' ? (
          <Field label={t('fax.address')} hint={t('fax.address.hint')} optional error={fieldError(put.error, 'address')}>
            <Textarea value={draft.address} onChange={(event) => set({ address: event.currentTarget.value })} />
          </Field>
        ) : (
          <Field label={t('fax.number')} optional error={fieldError(put.error, 'number')}>
            <Input type="tel" value={draft.number} onChange={(event) => set({ number: event.currentTarget.value })} />
          </Field>
        )}
        <CasePicker picked={picked} onPick={setPicked} error={fieldError(put.error, 'caseId')} />
      </form>
    </Dialog>
  );
}
