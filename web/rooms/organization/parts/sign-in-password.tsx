import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { api } from '../api.ts';
import { emailWrong, missing } from './checks.ts';
import { focusWrong } from './focus-wrong.ts';
import { PasswordInput } from './password-input.tsx';
import { SaidNo } from './said-no.tsx';

type Props = { email: string; onEmail: (email: string) => void; onDone: () => void; onCode: () => void };

/** The first step. A wrong password empties the password and leaves the address. */
export function SignInPassword({ email, onEmail, onDone, onCode }: Props) {
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => api('POST /session', { body: { email: email.trim(), password } }),
    onSuccess: ({ next }) => (next === 'totp' ? onCode() : onDone()),
    onError: () => {
      setPassword('');
      setAsked(false);
    },
  });
  const [asked, setAsked] = useState(false);
  const wrong = { email: emailWrong(email), password: missing(password) };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (wrong.email || wrong.password) focusWrong(event.currentTarget);
    else if (!enter.isPending) enter.mutate();
  };
  const byField = enter.error instanceof RefusalError && enter.error.field;
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {enter.error && !byField ? <SaidNo error={enter.error} /> : null}
      <Field label={t('organization.signIn.email')} error={(asked && wrong.email) || fieldError(enter.error, 'email')}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('organization.signIn.password')} error={(asked && wrong.password) || fieldError(enter.error, 'password')}>
        <PasswordInput name="password" kind="current-password" value={password} onChange={setPassword} />
      </Field>
      <Button type="submit" tone="primary" size="l" busy={enter.isPending}>
        {t('organization.signIn.do')}
      </Button>
      <p className="m-0 text-s text-ink-3">{t('organization.signIn.forgotten')}</p>
    </form>
  );
}
