import { cloneElement, type ReactElement, useState } from 'react';
import type * as Parts from './menu-parts.tsx';
import type { ChoiceProps, GroupProps, ItemProps, MenuProps } from './menu-parts.tsx';

/** The library's menu weighs half a framework and most visits open none: it comes with the first hover, focus or press. */
let parts: typeof Parts | null = null;
const load = async (): Promise<void> => {
  parts ??= await import('./menu-parts.tsx');
};

type TriggerProps = {
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onClick?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
};

/** Actions behind one button. `trigger` is that button; put `MenuItem`, `MenuChoice` and `MenuGroup` inside. */
export function Menu(props: MenuProps) {
  const [asked, setAsked] = useState(false);
  if (asked && parts) return <parts.Menu {...props} />;
  const early = () => void load();
  return cloneElement(props.trigger as ReactElement<TriggerProps>, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: early,
    onFocus: early,
    onClick: () => void load().then(() => setAsked(true)),
  });
}

/** `why` greys it and says why it can't be chosen now. */
export const MenuItem = (props: ItemProps) => (parts ? <parts.MenuItem {...props} /> : null);
export const MenuGroup = (props: GroupProps) => (parts ? <parts.MenuGroup {...props} /> : null);
/** One of a few, marked with a check. */
export const MenuChoice = <V extends string>(props: ChoiceProps<V>) => (parts ? <parts.MenuChoice {...props} /> : null);
