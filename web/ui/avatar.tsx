import { cx } from './cx.ts';

/** The first letter of somebody's name. Decoration: the name stands beside it, or on the button around it. */
export function Avatar({ name, size = 28, square }: { name: string; size?: number; square?: boolean }) {
  return (
    <span
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.44 }}
      className={cx(
        'inline-grid shrink-0 place-items-center font-semibold',
        square ? 'rounded-m bg-ink text-paper' : 'rounded-full bg-accent-soft text-accent',
      )}
    >
      {(name.trim()[0] ?? '·').toLocaleUpperCase()}
    </span>
  );
}
