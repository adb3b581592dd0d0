import { Field as Base } from '@base-ui/react/field';
import { t } from '../lib/words.ts';
import { cx } from './cx.ts';
import { control } from './field.tsx';

export type Option<V extends string> = { value: V; label: string; disabled?: boolean };
type Props<V extends string> = {
  value: V | null;
  onChange: (value: V) => void;
  options: Option<V>[];
  placeholder?: string;
  name?: string;
  className?: string;
};

/** One of a few, inside a `Field`. The platform's own: right on a telephone, for screen readers and by keyboard, and it weighs nothing. */
export function Select<V extends string>({ value, onChange, options, placeholder, name, className }: Props<V>) {
  return (
    <Base.Control
      render={
        <select
          value={value ?? ''}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {value === null ? (
            <option value="" disabled>
              {placeholder ?? t('shell.choose')}
            </option>
          ) : null}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      }
      className={cx(control, 'picker min-h-8 cursor-pointer', className)}
      {...(name ? { name } : {})}
    />
  );
}
