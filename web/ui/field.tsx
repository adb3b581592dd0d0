import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { t } from '../lib/words.ts';
import { cx } from './cx.ts';

export const control =
  'w-full rounded-s border border-edge bg-surface px-2.5 text-m text-ink placeholder:text-ink-3 hover:border-ink-3 data-invalid:border-bad aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3';

type Props = {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  optional?: boolean;
  hideLabel?: boolean;
  children: ReactNode;
  className?: string;
};

/** Label, control, hint and the error of this field. `error` is a whole sentence, from the refusal whose `field` is this one. */
export function Field({ label, hint, error, optional, hideLabel, children, className }: Props) {
  return (
    <Base.Root invalid={Boolean(error)} className={cx('grid content-start gap-1', className)}>
      <Base.Label className={cx('flex justify-between text-s font-medium text-ink-2', hideLabel && 'sr-only')}>
        {label}
        {optional ? <span className="font-normal text-ink-3">{t('shell.optional')}</span> : null}
      </Base.Label>
      {children}
      {error ? (
        <Base.Error match className="text-s text-bad" role="alert">
          {error}
        </Base.Error>
      ) : null}
      {hint ? <Base.Description className="m-0 text-s text-ink-3">{hint}</Base.Description> : null}
    </Base.Root>
  );
}

export function Input({
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'defaultValue' | 'value' | 'className'> & {
  value?: string;
  defaultValue?: string;
  className?: string;
}) {
  return <Base.Control {...rest} className={cx(control, 'min-h-8', className)} />;
}

/** Grows with what is written, up to a third of the window. */
export function Textarea({
  className,
  rows = 3,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'defaultValue' | 'value' | 'className'> & {
  value?: string;
  defaultValue?: string;
  className?: string;
}) {
  return (
    <Base.Control
      render={<textarea rows={rows} {...rest} />}
      className={cx(control, 'field-sizing-content max-h-[33vh] min-h-16 py-2 text-read', className)}
    />
  );
}
