import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { api } from '../api.ts';
import { SaidNo } from './said-no.tsx';

/** The second step: the code of the authenticator app, or one of the recovery codes. */
export function SignInCode({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const enter = useMutation({
    mutationFn: () => api('POST /session/totp', { body: { code: code.trim() } }),
    onSuccess: onDone,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!enter.isPending) enter.mutate();
  };
  const other = (): void => {
    setRecovery(!recovery);
    setCode('');
    enter.reset();
  };
  const byField = enter.error instanceof RefusalError && enter.error.field;
  const over = enter.error instanceof RefusalError && enter.error.reason === 'organization.notSignedIn';
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {enter.error && !byField ? <SaidNo error={enter.error} todo={over ? t('organization.signIn.over') : undefined} /> : null}
      <Field
        label={recovery ? t('organization.signIn.recovery') : t('organization.signIn.code')}
        hint={recovery ? t('organization.signIn.recovery.hint') : t('organization.signIn.code.hint')}
        error={fieldError(enter.error, 'code')}
      >
        <Input
          key={String(recovery)}
          name="code"
          autoFocus
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          {...(recovery ? {} : { inputMode: 'numeric' as const })}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          className="num min-h-10 text-l! tracking-widest"
        />
      </Field>
      <Button type="submit" tone="primary" size="l" busy={enter.isPending}>
        {t('organization.signIn.do')}
      </Button>
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-2">
        <button type="button" className="link min-h-6" onClick={other}>
          {recovery ? t('organization.signIn.useCode') : t('organization.signIn.useRecovery')}
        </button>
        <button type="button" className="link min-h-6" onClick={onBack}>
          {t('organization.signIn.back')}
        </button>
      </div>
    </form>
  );
}
