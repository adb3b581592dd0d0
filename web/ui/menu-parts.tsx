import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

const row =
  'grid min-h-7.5 cursor-default grid-cols-[1rem_1fr_auto] items-center gap-2 rounded-s px-1.5 py-1 outline-none data-highlighted:bg-accent-soft data-disabled:text-ink-3';

export type MenuProps = {
  trigger: ReactElement;
  children: ReactNode;
  side?: 'bottom' | 'right' | 'top';
  align?: 'start' | 'end';
};

/** Drawn by `menu.tsx` once it is asked for: born open. */
export function Menu({ trigger, children, side = 'bottom', align = 'start' }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-30">
          <Base.Popup className="pop min-w-52 p-1 outline-none">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export type ItemProps = { onSelect: () => void; children: ReactNode; keys?: string; why?: string | null };
export function MenuItem({ onSelect, children, keys, why }: ItemProps) {
  return (
    <Base.Item onClick={onSelect} disabled={Boolean(why)} className={row}>
      <span className="col-start-2">
        {children}
        {why ? <small className="block text-s text-ink-3">{why}</small> : null}
      </span>
      {keys ? <Kbd keys={keys} /> : null}
    </Base.Item>
  );
}

export type GroupProps = { title: string; children: ReactNode };
export function MenuGroup({ title, children }: GroupProps) {
  return (
    <Base.Group className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
      <Base.GroupLabel className="label-caps px-2 py-1">{title}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export type ChoiceProps<V extends string> = { value: V; onChange: (value: V) => void; options: { value: V; label: string }[] };
export function MenuChoice<V extends string>({ value, onChange, options }: ChoiceProps<V>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: V) => onChange(next)}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} closeOnClick className={row}>
          <Base.RadioItemIndicator className="col-start-1 text-accent">
            <Icon name="check" size={14} />
          </Base.RadioItemIndicator>
          <span className="col-start-2">{option.label}</span>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
