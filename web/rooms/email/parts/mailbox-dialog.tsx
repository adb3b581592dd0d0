import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { emailWrong, missing } from '../../organization/parts/checks.ts';
import { focusWrong } from '../../organization/parts/focus-wrong.ts';
import { api, type Mailbox } from '../api.ts';
import { HabitsFields } from './habits-fields.tsx';
import { bodyOf, draftOf, wrongIn } from './mailbox-draft.ts';
import { PRESETS, presetOf, withPreset } from './presets.ts';
import { ServerFields } from './server-fields.tsx';
import { SignInFields } from './sign-in-fields.tsx';

/** Adds a mailbox, or changes one. */
export function MailboxDialog({ mailbox, onClose }: { mailbox: Mailbox | null; onClose: () => void }) {
  const queries = useQueryClient();
  const form = useId();
  const { centre } = useMe();
  const [draft, setDraft] = useState(() => draftOf(mailbox, centre.name));
  const [asked, setAsked] = useState(false);
  const put = useMutation({
    mutationFn: () => api('POST /mailboxes', { body: bodyOf(draft, mailbox) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['email'] });
      onClose();
    },
  });
  const say = { email: emailWrong, missing, port: t('email.server.port.wrong'), hours: t('email.mailbox.quiet.wrong') };
  const wrong = wrongIn(draft, say, mailbox?.hasSecrets.refresh ?? false);
  const byToken = draft.signIn === 'oauth';
  const set = (change: Partial<typeof draft>): void => setDraft({ ...draft, ...change });
  const error = (field: string): string | undefined => (asked ? wrong[field] : undefined) ?? fieldError(put.error, field);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(wrong).length > 0) focusWrong(event.currentTarget);
    else if (!put.isPending) put.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={mailbox ? t('email.mailbox.change') : t('email.mailbox.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={put.isPending}>
            {mailbox ? t('shell.save') : t('email.mailbox.add')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        {put.error && !(put.error instanceof RefusalError && put.error.field) ? <Problem error={put.error} /> : null}
        <Field label={t('email.mailbox.address')} hint={t('email.mailbox.address.hint')} error={error('address')}>
          <Input
            type="email"
            autoFocus={mailbox === null}
            value={draft.address}
            autoCapitalize="none"
            onChange={(event) => set({ address: event.currentTarget.value })}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('email.mailbox.name')} hint={t('email.mailbox.name.hint')} error={error('name')}>
            <Input value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
          </Field>
          <Field label={t('shell.language')} hint={t('email.mailbox.language.hint')} error={error('language')}>
            <Select
              value={draft.language}
              onChange={(language) => set({ language })}
              options={[
                { value: 'es', label: t('shell.language.es') },
                { value: 'en', label: t('shell.language.en') },
              ]}
            />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('email.mailbox.preset')} hint={t('email.mailbox.preset.hint')}>
            <Select
              value={presetOf(draft.imap.host)}
              onChange={(preset) => setDraft(withPreset(draft, preset))}
              options={PRESETS.map((value) => ({ value, label: t(`email.mailbox.preset.${value}`) }))}
            />
          </Field>
          <Field label={t('email.mailbox.signIn')}>
            <Select
              value={draft.signIn}
              onChange={(signIn) => set({ signIn })}
              options={[
                { value: 'password', label: t('email.mailbox.signIn.password') },
                { value: 'oauth', label: t('email.mailbox.signIn.oauth') },
              ]}
            />
          </Field>
        </div>
        {byToken ? (
          <SignInFields
            oauth={draft.oauth}
            set={(oauth) => set({ oauth })}
            error={error}
            keeps={mailbox?.hasSecrets ?? { client: false, refresh: false }}
          />
        ) : null}
        <Checkbox checked={draft.fetches} onChange={(fetches) => set({ fetches })} hint={t('email.mailbox.fetches.hint')}>
          {t('email.mailbox.fetches')}
        </Checkbox>
        {draft.fetches ? (
          <ServerFields
            name="imap"
            server={draft.imap}
            set={(imap) => set({ imap })}
            error={error}
            keeps={mailbox?.hasPasswords.imap ?? false}
            byToken={byToken}
          />
        ) : null}
        <Checkbox checked={draft.sends} onChange={(sends) => set({ sends })} hint={t('email.mailbox.sends.hint')}>
          {t('email.mailbox.sends')}
        </Checkbox>
        {draft.sends ? (
          <ServerFields
            name="smtp"
            server={draft.smtp}
            set={(smtp) => set({ smtp })}
            error={error}
            keeps={mailbox?.hasPasswords.smtp ?? false}
            byToken={byToken}
          />
        ) : null}
        <HabitsFields draft={draft} set={set} error={error} />
      </form>
    </Dialog>
  );
}
