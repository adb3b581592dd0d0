import { keycap } from '../lib/keys.ts';
import { cx } from './cx.ts';

/** A key where it acts; not drawn where a finger acts. `onFill` for the coloured button. Hidden from screen readers: the control carries `aria-keyshortcuts`. */
export function Kbd({ keys, onFill, size = 's' }: { keys: string; onFill?: boolean; size?: 's' | 'l' }) {
  return (
    <kbd
      aria-hidden="true"
      className={cx(
        'inline-grid place-items-center rounded-[4px] whitespace-nowrap border border-b-2 font-sans font-medium',
        size === 'l'
          ? 'min-w-6.5 px-1.5 py-1 text-m'
          : 'pointer-coarse:hidden min-w-4.5 px-1 py-px text-[0.65625rem] leading-[0.875rem]',
        onFill ? 'border-current bg-transparent' : 'border-line-strong bg-surface text-ink-3',
      )}
    >
      {keycap(keys)}
    </kbd>
  );
}
