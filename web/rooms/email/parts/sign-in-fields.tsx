import { t } from '../../../lib/words.ts';
import { Field, Input } from '../../../ui/field.tsx';
import { PasswordInput } from '../../organization/parts/password-input.tsx';
import type { MailboxDraft } from './mailbox-draft.ts';

type Oauth = MailboxDraft['oauth'];
type Props = {
  oauth: Oauth;
  set: (oauth: Oauth) => void;
  error: (field: string) => string | undefined;
  keeps: { client: boolean; refresh: boolean };
};

/** What is signed in with where a provider takes no passwords: a client of theirs, and a token that renews the others. */
export function SignInFields({ oauth, set, error, keeps }: Props) {
  const plain = (name: 'tokenUrl' | 'clientId' | 'scope', hint?: string) => (
    <Field label={t(`email.oauth.${name}`)} hint={hint} error={error(`signIn.${name}`)} optional={name === 'scope'}>
      <Input
        value={oauth[name]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => set({ ...oauth, [name]: event.currentTarget.value })}
      />
    </Field>
  );
  const secret = (name: 'clientSecret' | 'refreshToken', kept: boolean) => (
    <Field
      label={t(`email.oauth.${name}`)}
      hint={kept ? t('email.server.password.kept') : t(`email.oauth.${name}.hint`)}
      error={error(name)}
    >
      <PasswordInput name={name} kind="new-password" value={oauth[name]} onChange={(value) => set({ ...oauth, [name]: value })} />
    </Field>
  );
  return (
    <div className="grid gap-3 border-l border-line-strong pl-4">
      {plain('tokenUrl')}
      <div className="grid gap-3 sm:grid-cols-2">
        {plain('clientId')}
        {secret('clientSecret', keeps.client)}
        {secret('refreshToken', keeps.refresh)}
        <Field label={t('email.oauth.secretUntil')} hint={t('email.oauth.secretUntil.hint')} optional>
          <Input
            type="date"
            value={oauth.secretUntil}
            onChange={(event) => set({ ...oauth, secretUntil: event.currentTarget.value })}
          />
        </Field>
      </div>
      {plain('scope', t('email.oauth.scope.hint'))}
    </div>
  );
}
