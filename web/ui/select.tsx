import { Select as Base } from '@base-ui/react/select';
import { t } from '../lib/words.ts';
import { control } from './field.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

export type Option<V extends string> = { value: V; label: string; hint?: string };

/** One of a few, inside a `Field`. */
export function Select<V extends string>({ value, onChange, options, placeholder, name }: { value: V | null; onChange: (value: V) => void; options: Option<V>[]; placeholder?: string; name?: string }) {
  return (
    <Base.Root<V> items={options} value={value} onValueChange={(next) => next !== null && onChange(next)} {...(name ? { name } : {})}>
      <Base.Trigger className={cx(control, 'flex min-h-8 cursor-pointer items-center justify-between gap-2 text-left')}>
        <Base.Value className="truncate data-placeholder:text-ink-3" placeholder={placeholder ?? t('shell.choose')} />
        <Icon name="chevron" size={14} className="text-ink-3" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-30" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="pop min-w-(--anchor-width) overflow-hidden">
            <Base.List className="max-h-(--available-height) overflow-y-auto p-1">
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className="grid min-h-7 cursor-default grid-cols-[1rem_1fr] items-center gap-x-2 rounded-s py-1 pr-3 pl-1.5 outline-none data-highlighted:bg-accent-soft">
                  <Base.ItemIndicator className="col-start-1 text-accent">
                    <Icon name="check" size={14} />
                  </Base.ItemIndicator>
                  <Base.ItemText className="col-start-2">{option.label}</Base.ItemText>
                  {option.hint ? <span className="col-start-2 text-s text-ink-3">{option.hint}</span> : null}
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
