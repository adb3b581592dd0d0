import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { PasswordInput } from '../../organization/parts/password-input.tsx';

type Server = { host: string; port: string; secure: boolean; user: string; password: string };
type Props<S extends Server> = {
  name: 'imap' | 'smtp';
  server: S;
  set: (server: S) => void;
  error: (field: string) => string | undefined;
  keeps: boolean;
  /** Signed in to by a token: no password. */
  byToken: boolean;
};

/** The address of a mail server and how to sign in to it. `keeps`: a password is kept already. */
export function ServerFields<S extends Server>({ name, server, set, error, keeps, byToken }: Props<S>) {
  return (
    <div className="grid gap-3 border-l border-line-strong pl-4">
      <div className="grid gap-3 sm:grid-cols-[1fr_6rem]">
        <Field label={t('email.server.host')} error={error(`${name}.host`)}>
          <Input
            value={server.host}
            placeholder={t(`email.server.${name}.like`)}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => set({ ...server, host: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('email.server.port')} error={error(`${name}.port`)}>
          <Input
            inputMode="numeric"
            className="num"
            value={server.port}
            onChange={(event) => set({ ...server, port: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Checkbox checked={server.secure} onChange={(secure) => set({ ...server, secure })} hint={t('email.server.secure.hint')}>
        {t('email.server.secure')}
      </Checkbox>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('email.server.user')} error={error(`${name}.user`)} optional={name === 'smtp'}>
          <Input
            value={server.user}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => set({ ...server, user: event.currentTarget.value })}
          />
        </Field>
        {byToken ? null : (
          <Field
            label={t('organization.signIn.password')}
            hint={keeps ? t('email.server.password.kept') : undefined}
            error={error(`${name}Password`)}
          >
            <PasswordInput
              name={`${name}-password`}
              kind="new-password"
              value={server.password}
              onChange={(password) => set({ ...server, password })}
            />
          </Field>
        )}
      </div>
    </div>
  );
}
