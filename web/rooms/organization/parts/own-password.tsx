import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api } from '../api.ts';
import { missing, passwordWrong } from './checks.ts';
import { focusWrong } from './focus-wrong.ts';
import { PasswordInput } from './password-input.tsx';

/** A new password on the present one. Every other session of the person ends. */
export function OwnPassword() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [asked, setAsked] = useState(false);
  const change = useMutation({
    mutationFn: () => api('PATCH /me', { body: { password: { current, next } } }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      setAsked(false);
    },
  });
  const wrong = { current: missing(current), next: passwordWrong(next) };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (wrong.current || wrong.next) focusWrong(event.currentTarget);
    else if (!change.isPending) change.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid justify-items-start gap-4">
      {change.error && !(change.error instanceof RefusalError && change.error.field) ? <Problem error={change.error} /> : null}
      <Field
        label={t('organization.own.password.current')}
        error={(asked && wrong.current) || fieldError(change.error, 'password.current')}
        className="w-full"
      >
        <PasswordInput name="current" kind="current-password" value={current} onChange={setCurrent} />
      </Field>
      <Field
        label={t('organization.person.password.new')}
        hint={t('organization.password.rule')}
        error={(asked && wrong.next) || fieldError(change.error, 'password.next')}
        className="w-full"
      >
        <PasswordInput name="next" kind="new-password" value={next} onChange={setNext} />
      </Field>
      <Button type="submit" busy={change.isPending}>
        {t('organization.own.password.do')}
      </Button>
      <p role="status" className="m-0 text-own">
        {change.isSuccess && !current && !next ? t('organization.own.password.done') : ''}
      </p>
    </form>
  );
}
