import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api } from '../api.ts';
import { CopyLine } from './copy-line.tsx';

type Props = { secret: string; qr: string; onDone: (codes: string[]) => void; onCancel: () => void };

/** The picture for the code app, the same as text for who cannot scan it, and the first code as proof that it works. */
export function ConfirmSteps({ secret, qr, onDone, onCancel }: Props) {
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => api('POST /me/totp/confirm', { body: { code: code.replaceAll(' ', '') } }),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() && !confirm.isPending) confirm.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {confirm.error && !(confirm.error instanceof RefusalError && confirm.error.field) ? (
        <Problem error={confirm.error} />
      ) : null}
      <p className="m-0">{t('organization.own.steps.scan')}</p>
      {/* The camera wants dark on white, whatever the look of the page. */}
      <img
        src={qr}
        alt={t('organization.own.steps.qr')}
        width={184}
        height={184}
        style={{ background: '#fff' }}
        className="rounded-s"
      />
      <CopyLine label={t('organization.own.steps.secret')} text={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
      <Field
        label={t('organization.signIn.code')}
        hint={t('organization.signIn.code.hint')}
        error={fieldError(confirm.error, 'code')}
      >
        <Input
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="num min-h-10 text-l! tracking-widest"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          tone="primary"
          busy={confirm.isPending}
          why={code.trim() ? null : t('organization.own.steps.noCode')}
        >
          {t('organization.own.steps.confirm')}
        </Button>
        <Button onClick={onCancel}>{t('shell.cancel')}</Button>
      </div>
    </form>
  );
}
