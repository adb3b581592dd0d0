import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, newKey, RefusalError } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { bounces, type Closed } from '../api.ts';

type Props = { mark: Closed; onClose: () => void; onReleased: (release: NonNullable<Closed['released']>) => void };

/** Says what will leave again, and asks why: it is kept with the name of whoever decided it. */
export function ReleaseDialog({ mark: { address, kind, lastAt }, onClose, onReleased }: Props) {
  const queries = useQueryClient();
  const form = useId();
  const [key] = useState(newKey);
  const [reason, setReason] = useState('');
  const release = useMutation({
    mutationFn: () => bounces('POST /mail/suppressions/release', { body: { address, lastAt, reason: reason.trim() }, key }),
    onSuccess: async (done) => {
      onReleased(done);
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['email', 'closed'] }),
        queries.invalidateQueries({ queryKey: ['cases', 'mail'] }),
      ]);
    },
  });
  const send = (): void => {
    if (reason.trim() && !release.isPending) release.mutate();
  };
  useKeys('dialog', [{ keys: 'mod+Enter', word: 'email.release', inInputs: true, hidden: true, run: send }]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('email.release.title', { address })}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            type="submit"
            form={form}
            tone="primary"
            keys="mod+Enter"
            busy={release.isPending}
            why={reason.trim() ? null : t('email.release.noReason')}
          >
            {t(kind === 'soft' ? 'email.release.soft' : 'email.release')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send();
        }}
        noValidate
        className="grid gap-4"
      >
        {release.error && !(release.error instanceof RefusalError && release.error.field) ? (
          <Problem error={release.error} />
        ) : null}
        <p className="m-0 text-ink-2">{t('email.release.what')}</p>
        {kind === 'complaint' ? <p className="m-0 font-semibold text-bad">{t('email.release.complaint')}</p> : null}
        <Field
          label={t('email.release.reason')}
          hint={t('email.release.reason.hint')}
          error={fieldError(release.error, 'reason')}
        >
          <Textarea autoFocus value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
