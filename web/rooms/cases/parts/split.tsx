import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { api, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { reasons } from './choices.ts';

type Given = { messageIds: string[]; subject: string; reason: Case['reason']; version: number };

/** Sets messages apart as a case of their own, of which the customer is told the key. */
export default function Split({ one, onClose }: { one: Case; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [subject, setSubject] = useState('');
  const [reason, setReason] = useState<Case['reason']>('other');
  const navigate = useNavigate();
  const write = useCaseWrite((body: Given, key) => api('POST /cases/:caseId/split', { params: { caseId: one.id }, body, key }));
  const why = chosen.length === 0 ? t('cases.split.which') : subject.trim() === '' ? t('cases.split.subject.why') : null;
  const split = (): void =>
    write.mutate(
      { messageIds: [...chosen], subject: subject.trim(), reason, version: one.version },
      {
        onSuccess: (fresh) => {
          onClose();
          void navigate({ to: '/case/$caseId', params: { caseId: fresh.id }, search: (kept) => kept });
        },
      },
    );
  useKeys('dialog', [
    { keys: 'mod+Enter', word: 'cases.split.do', inInputs: true, run: () => why === null && !write.isPending && split() },
  ]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('cases.split.title')}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button tone="primary" keys="mod+Enter" busy={write.isPending} why={why} onClick={split}>
            {t('cases.split.do')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {write.error ? <Problem error={write.error} /> : null}
        <p className="m-0 text-ink-2">{t('cases.split.what')}</p>
        <fieldset className="m-0 grid max-h-[40dvh] min-w-0 grid-cols-[minmax(0,1fr)] gap-1 overflow-y-auto border-0 p-0">
          <legend className="sr-only">{t('cases.split.which')}</legend>
          {one.messages.map((message) => (
            <Checkbox
              key={message.id}
              checked={chosen.includes(message.id)}
              onChange={(checked) => setChosen(checked ? [...chosen, message.id] : chosen.filter((id) => id !== message.id))}
              hint={`${message.author.name || one.customer.name} · ${moment(message.at)}`}
            >
              <span className="line-clamp-2 break-words">{message.text}</span>
            </Checkbox>
          ))}
        </fieldset>
        <div className="grid gap-2.5 sm:grid-cols-[1fr_14rem]">
          <Field label={t('cases.split.subject')}>
            <Input value={subject} maxLength={500} onChange={(event) => setSubject(event.currentTarget.value)} />
          </Field>
          <Field label={t('cases.reason')}>
            <Select value={reason} onChange={setReason} options={reasons()} />
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
