import type { ReactNode } from 'react';
import { cx } from './cx.ts';

const tones = { plain: 'bg-sunken text-ink-2', changed: 'bg-accent-soft text-accent', late: 'bg-bad-soft text-bad' };

/** A small fact about a thing. `changed` is what is being edited or proposed; `late` a breach. Never a circuit: that is `Sign`. */
export function Chip({ children, tone = 'plain' }: { children: ReactNode; tone?: keyof typeof tones }) {
  return (
    <span className={cx('inline-block rounded-full px-2 py-0.5 text-meta font-medium whitespace-nowrap', tones[tone])}>
      {children}
    </span>
  );
}
