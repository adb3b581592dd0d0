import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field } from '../../../ui/field.tsx';
import { PasswordInput } from './password-input.tsx';
import { type PersonDraft, signsIn } from './person-draft.ts';

type Props = {
  draft: PersonDraft;
  set: (change: Partial<PersonDraft>) => void;
  error: (field: keyof PersonDraft) => string | undefined;
  isNew: boolean;
  isSelf: boolean;
};

/** How they come in. Setting a password for somebody else ends their sessions. */
export function PersonSignIn({ draft, set, error, isNew, isSelf }: Props) {
  if (isSelf) return <p className="m-0 text-ink-2">{t('organization.person.self')}</p>;
  return (
    <div className="grid gap-3">
      <Checkbox
        checked={draft.assistant}
        onChange={(assistant) => set({ assistant })}
        hint={t('organization.person.assistant.hint')}
      >
        {t('organization.person.assistant.is')}
      </Checkbox>
      {signsIn(draft) ? (
        <>
          <Field
            label={isNew ? t('organization.signIn.password') : t('organization.person.password.new')}
            hint={isNew ? t('organization.person.password.tell') : t('organization.person.password.hint')}
            error={error('password')}
          >
            <PasswordInput
              name="new-password"
              kind="new-password"
              value={draft.password}
              onChange={(password) => set({ password })}
            />
          </Field>
          {isNew ? null : (
            <Checkbox
              checked={draft.resetTotp}
              onChange={(resetTotp) => set({ resetTotp })}
              hint={t('organization.person.resetTotp.hint')}
            >
              {t('organization.person.resetTotp')}
            </Checkbox>
          )}
        </>
      ) : (
        <p className="m-0 text-s text-ink-3">{t('organization.person.byKey')}</p>
      )}
    </div>
  );
}
