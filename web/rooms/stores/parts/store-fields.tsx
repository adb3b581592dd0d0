import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { unitsQuery } from '../../organization/api.ts';
import { PasswordInput } from '../../organization/parts/password-input.tsx';
import { nameOf } from '../../organization/parts/unit-tree.ts';
import type { StoreDraft } from './store-draft.ts';

type Props = {
  draft: StoreDraft;
  set: (change: Partial<StoreDraft>) => void;
  error: (field: string) => string | undefined;
  isNew: boolean;
  hasCredentials: boolean;
};

/** The fields of a shop; which of them there are depends on how it is spoken with. */
export function StoreFields({ draft, set, error, isNew, hasCredentials }: Props) {
  const units = useQuery(unitsQuery);
  const vendure = draft.connector === 'vendure';
  return (
    <>
      <Field label={t('stores.connector')} hint={t(`stores.connector.${draft.connector}.is`)} error={error('connector')}>
        <Select
          value={draft.connector}
          onChange={(connector) => set({ connector })}
          options={[
            { value: 'push', label: t('stores.connector.push') },
            { value: 'vendure', label: t('stores.connector.vendure') },
          ]}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('stores.name')} error={error('name')}>
          <Input value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        </Field>
        <Field label={t('stores.code')} hint={t('stores.code.hint')} error={error('code')}>
          <Input
            value={draft.code}
            readOnly={!isNew}
            className="read-only:bg-sunken"
            autoCapitalize="none"
            onChange={(event) => set({ code: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Field
        label={vendure ? t('stores.address.vendure') : t('stores.address.push')}
        hint={vendure ? t('stores.address.vendure.hint') : t('stores.address.push.hint')}
        error={error('address')}
        optional={!vendure}
      >
        <Input
          type="url"
          value={draft.address}
          placeholder={t('stores.address.like')}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => set({ address: event.currentTarget.value })}
        />
      </Field>
      {vendure ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t('stores.credentials')}
            hint={hasCredentials ? t('email.server.password.kept') : t('stores.credentials.hint')}
            error={error('credentials')}
          >
            <PasswordInput
              name="credentials"
              kind="new-password"
              value={draft.credentials}
              onChange={(credentials) => set({ credentials })}
            />
          </Field>
          <Field label={t('stores.channel')} hint={t('stores.channel.hint')} error={error('settings.channelToken')} optional>
            <Input
              value={draft.channelToken}
              autoCapitalize="none"
              onChange={(event) => set({ channelToken: event.currentTarget.value })}
            />
          </Field>
        </div>
      ) : null}
      <Field label={t('stores.unit')} hint={t('stores.unit.hint')} error={error('unitId')}>
        <Select
          value={draft.unitId}
          onChange={(unitId) => set({ unitId })}
          options={[
            { value: '', label: t('stores.unit.none') },
            ...(units.data ?? []).map((unit) => ({ value: unit.id, label: nameOf(unit) })),
          ]}
        />
      </Field>
      {isNew ? (
        <p className="m-0 text-s text-ink-3">{t('stores.secret.made')}</p>
      ) : (
        <Checkbox
          checked={draft.freshSecret}
          onChange={(freshSecret) => set({ freshSecret })}
          hint={t('stores.secret.fresh.hint')}
        >
          {t('stores.secret.fresh')}
        </Checkbox>
      )}
    </>
  );
}
