import { type ComponentProps, useId } from 'react';
import { ariaKeys } from '../lib/keys.ts';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import { Tip } from './tip.tsx';

const tones = {
  plain: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink',
  danger: 'border-line-strong bg-surface text-bad hover:bg-bad-soft',
};
const sizes = { s: 'min-h-6 px-2 text-s', m: 'min-h-8 px-2.5 text-m', l: 'min-h-12 px-4 text-l' };

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  tone?: keyof typeof tones;
  size?: keyof typeof sizes;
  /** The key that does the same, drawn on the button. Register it with `useKeys`. */
  keys?: string;
  /** Why it can't be pressed now. The button stays in the tab order and says so. */
  why?: string | null | undefined;
  /** What it does is under way. */
  busy?: boolean;
};

/** A button says what it does; one that can't work says why. Money moves only through `primary` with the amount in its words. */
export function Button({
  tone = 'plain',
  size = 'm',
  keys,
  why,
  busy,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: Props) {
  const whyId = useId();
  const off = Boolean(why) || busy;
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-describedby={why ? whyId : rest['aria-describedby']}
      aria-keyshortcuts={keys ? ariaKeys(keys) : rest['aria-keyshortcuts']}
      onClick={off ? (event) => event.preventDefault() : onClick}
      className={cx(
        'inline-flex cursor-pointer items-center justify-center gap-2 rounded-s border font-medium whitespace-nowrap transition-[background,filter] duration-75',
        tones[tone],
        sizes[size],
        off && 'cursor-not-allowed opacity-55',
        className,
      )}
    >
      {busy ? (
        <span aria-hidden="true" className="size-3 animate-spin rounded-full border-2 border-current border-r-transparent" />
      ) : null}
      {children}
      {keys ? <Kbd keys={keys} onFill={tone === 'primary'} /> : null}
      {why ? (
        <span id={whyId} className="sr-only">
          {why}
        </span>
      ) : null}
    </button>
  );
  return why ? <Tip words={why}>{button}</Tip> : button;
}
