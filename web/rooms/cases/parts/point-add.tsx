import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { api, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { reasons } from './choices.ts';

/** Another point that the customer raises: it needs an answer of its own. */
export function AddPoint({ one, onDone }: { one: Case; onDone: () => void }) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState<Case['reason']>(one.reason);
  const write = useCaseWrite((body: { reason: Case['reason']; text: string }, key) =>
    api('POST /cases/:caseId/issues', { params: { caseId: one.id }, body, key }),
  );
  return (
    <form
      className="grid max-w-170 gap-2.5 pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') write.mutate({ reason, text: text.trim() }, { onSuccess: onDone });
      }}
    >
      {write.error ? <Problem error={write.error} /> : null}
      <div className="grid gap-2.5 sm:grid-cols-[1fr_14rem]">
        <Field label={t('cases.point.text')}>
          <Input autoFocus value={text} maxLength={2000} onChange={(event) => setText(event.currentTarget.value)} />
        </Field>
        <Field label={t('cases.reason')}>
          <Select value={reason} onChange={setReason} options={reasons()} />
        </Field>
      </div>
      <div className="flex gap-2">
        <Button type="submit" tone="primary" busy={write.isPending} onClick={undefined}>
          {t('cases.point.add')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}
