import { Checkbox as Base } from '@base-ui/react/checkbox';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** Yes or no, with its words beside it; the whole line is the target. */
export function Checkbox({
  checked,
  onChange,
  children,
  hint,
  name,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  hint?: ReactNode;
  name?: string;
}) {
  return (
    <label className="grid min-h-6 cursor-pointer grid-cols-[auto_1fr] items-start gap-x-2.5 py-0.5">
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        className="mt-px grid size-4.5 place-items-center rounded-[4px] border border-edge bg-surface p-0 data-checked:border-accent data-checked:bg-accent data-checked:text-on-accent"
        {...(name ? { name } : {})}
      >
        <Base.Indicator className="grid data-unchecked:hidden">
          <Icon name="check" size={13} />
        </Base.Indicator>
      </Base.Root>
      <span>
        {children}
        {hint ? <span className="block text-s text-ink-3">{hint}</span> : null}
      </span>
    </label>
  );
}
