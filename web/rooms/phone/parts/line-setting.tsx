import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Setting } from './line-draft.ts';

const WAYS = ['ami', 'ari'] as const;
const HINTS = ['inbound', 'extensionDigits', 'context', 'iceServers', 'turnSecret', 'turnPassword'] as const;

type Props = { setting: Setting; value: string; kept: boolean; error: string | undefined; onChange: (value: string) => void };

/** One setting of a line, as its kind is written; a secret shows only that there is one. */
export function LineSetting({ setting: { name, as, must, usual }, value, kept, error, onChange }: Props) {
  const label = t(`phone.setting.${name}`);
  if (as === 'yes') {
    return (
      <Checkbox checked={value === 'yes'} onChange={(yes) => onChange(yes ? 'yes' : '')}>
        {label}
      </Checkbox>
    );
  }
  const hinted = HINTS.find((one) => one === name);
  const hint = as === 'secret' && kept ? t('phone.setting.kept') : hinted ? t(`phone.setting.${hinted}.hint`) : undefined;
  return (
    <Field label={label} error={error} optional={!must} {...(hint ? { hint } : {})}>
      {as === 'way' ? (
        <Select
          value={value === 'ari' ? 'ari' : 'ami'}
          onChange={onChange}
          options={WAYS.map((one) => ({ value: one, label: t(`phone.setting.way.${one}`) }))}
        />
      ) : as === 'ice' ? (
        <Textarea rows={2} value={value} placeholder={usual} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <Input
          type={as === 'secret' ? 'password' : as === 'number' ? 'number' : 'text'}
          autoComplete={as === 'secret' ? 'new-password' : 'off'}
          value={value}
          placeholder={usual}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
