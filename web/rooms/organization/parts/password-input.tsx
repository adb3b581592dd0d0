import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Input } from '../../../ui/field.tsx';

type Props = {
  value: string;
  onChange: (value: string) => void;
  name: string;
  kind: 'current-password' | 'new-password';
  autoFocus?: boolean;
};

/** A password that can be looked at while it is typed; put it inside a `Field`. */
export function PasswordInput({ value, onChange, name, kind, autoFocus }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <span className="relative grid">
      <Input
        type={shown ? 'text' : 'password'}
        name={name}
        autoComplete={kind}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={autoFocus ?? false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="pr-20"
      />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 cursor-pointer rounded-s px-2.5 text-s text-ink-2 hover:text-ink"
      >
        {shown ? t('organization.password.hide') : t('organization.password.show')}
      </button>
    </span>
  );
}
