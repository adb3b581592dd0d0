import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { locale, speak, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api } from '../api.ts';
import { emailWrong, missing, passwordWrong } from './checks.ts';
import { focusWrong } from './focus-wrong.ts';
import { PasswordInput } from './password-input.tsx';
import { SaidNo } from './said-no.tsx';
import { currencyOptions, zoneHere, zoneOptions } from './zones.ts';

const blank = () => ({ centre: '', timeZone: zoneHere(), currency: 'EUR', name: '', email: '', password: '' });
/** Outlives the component: choosing the language draws the page anew. */
let kept = blank();

/** The centre and its first administrator. */
export function FirstRunForm({ onDone }: { onDone: (centre: string) => void }) {
  const [draft, setDraft] = useState(kept);
  const [asked, setAsked] = useState(false);
  const set = (change: Partial<typeof draft>): void => setDraft((kept = { ...draft, ...change }));
  const found = useMutation({
    mutationFn: () => api('POST /first-run', { body: { ...draft, email: draft.email.trim(), locale: locale() } }),
    onSuccess: () => {
      kept = blank();
      onDone(draft.centre);
    },
  });
  const wrong = {
    centre: missing(draft.centre),
    name: missing(draft.name),
    email: emailWrong(draft.email),
    password: passwordWrong(draft.password),
  };
  const error = (field: keyof typeof draft): string | null | undefined =>
    (asked && field in wrong && wrong[field as keyof typeof wrong]) || fieldError(found.error, field);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.values(wrong).some((one) => one !== null)) focusWrong(event.currentTarget);
    else if (!found.isPending) found.mutate();
  };
  const byField = found.error instanceof RefusalError && found.error.field;
  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      {found.error && !byField ? <SaidNo error={found.error} /> : null}
      <div className="grid justify-items-start gap-1">
        <span className="text-s font-medium text-ink-2">{t('organization.firstRun.language')}</span>
        <Segmented
          label={t('organization.firstRun.language')}
          value={locale()}
          onChange={(next) => void speak(next)}
          options={[
            { value: 'es', label: t('shell.language.es') },
            { value: 'en', label: t('shell.language.en') },
          ]}
        />
      </div>
      <Section title={t('organization.firstRun.centre')}>
        <div className="grid gap-4">
          <Field label={t('organization.firstRun.name')} hint={t('organization.firstRun.name.hint')} error={error('centre')}>
            <Input
              name="centre"
              autoComplete="organization"
              value={draft.centre}
              onChange={(event) => set({ centre: event.currentTarget.value })}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('organization.centre.zone')} error={error('timeZone')}>
              <Select value={draft.timeZone} options={zoneOptions(draft.timeZone)} onChange={(timeZone) => set({ timeZone })} />
            </Field>
            <Field label={t('organization.centre.currency')} error={error('currency')}>
              <Select value={draft.currency} options={currencyOptions()} onChange={(currency) => set({ currency })} />
            </Field>
          </div>
        </div>
      </Section>
      <Section title={t('organization.firstRun.you')} ruled>
        <div className="grid gap-4">
          <Field label={t('organization.person.name')} error={error('name')}>
            <Input
              name="name"
              autoComplete="name"
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('organization.signIn.email')} hint={t('organization.firstRun.email.hint')} error={error('email')}>
            <Input
              type="email"
              name="email"
              autoComplete="username"
              value={draft.email}
              onChange={(event) => set({ email: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('organization.signIn.password')} hint={t('organization.password.rule')} error={error('password')}>
            <PasswordInput
              name="password"
              kind="new-password"
              value={draft.password}
              onChange={(password) => set({ password })}
            />
          </Field>
        </div>
      </Section>
      <Button type="submit" tone="primary" size="l" busy={found.isPending}>
        {t('organization.firstRun.do')}
      </Button>
    </form>
  );
}
