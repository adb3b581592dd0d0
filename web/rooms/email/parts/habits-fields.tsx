import { t } from '../../../lib/words.ts';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { MailboxDraft } from './mailbox-draft.ts';

type Props = {
  draft: MailboxDraft;
  set: (change: Partial<MailboxDraft>) => void;
  error: (field: string) => string | undefined;
};

/** What few change: other addresses, where answers go, what is done with fetched mail, whose word is taken, and when silence is told. */
export function HabitsFields({ draft, set, error }: Props) {
  const AFTER = ['leave', 'seen', 'move'] as const;
  return (
    <details className="group grid gap-4" open={Boolean(error('aliases') ?? error('replyTo') ?? error('afterFetch.folder'))}>
      <summary className="link min-h-6 cursor-pointer">{t('email.mailbox.more')}</summary>
      <div className="mt-3 grid gap-4">
        <Field label={t('email.mailbox.aliases')} hint={t('email.mailbox.aliases.hint')} error={error('aliases')} optional>
          <Textarea
            rows={2}
            value={draft.aliases}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => set({ aliases: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('email.mailbox.replyTo')} hint={t('email.mailbox.replyTo.hint')} error={error('replyTo')} optional>
          <Input
            type="email"
            value={draft.replyTo}
            autoCapitalize="none"
            onChange={(event) => set({ replyTo: event.currentTarget.value })}
          />
        </Field>
        {draft.fetches ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('email.mailbox.folder')} error={error('imap.folder')}>
              <Input
                value={draft.imap.folder}
                spellCheck={false}
                onChange={(event) => set({ imap: { ...draft.imap, folder: event.currentTarget.value } })}
              />
            </Field>
            <Field label={t('email.mailbox.after')}>
              <Select
                value={draft.after}
                onChange={(after) => set({ after })}
                options={AFTER.map((value) => ({ value, label: t(`email.mailbox.after.${value}`) }))}
              />
            </Field>
            {draft.after === 'move' ? (
              <Field label={t('email.mailbox.moveTo')} error={error('afterFetch.folder')}>
                <Input value={draft.moveTo} onChange={(event) => set({ moveTo: event.currentTarget.value })} />
              </Field>
            ) : null}
          </div>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('email.mailbox.trusted')} hint={t('email.mailbox.trusted.hint')} error={error('trustedMx')} optional>
            <Input
              value={draft.trustedMx}
              placeholder={t('email.mailbox.trusted.like')}
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => set({ trustedMx: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('email.mailbox.quiet')} hint={t('email.mailbox.quiet.hint')} error={error('quietMinutes')} optional>
            <Input
              inputMode="numeric"
              className="num"
              value={draft.quietHours}
              onChange={(event) => set({ quietHours: event.currentTarget.value })}
            />
          </Field>
        </div>
      </div>
    </details>
  );
}
