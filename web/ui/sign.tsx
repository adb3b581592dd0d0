import type { ReactNode } from 'react';
import { t } from '../lib/words.ts';
import { cx } from './cx.ts';

/** The three circuits, and the neutral square of a supply request, which is not a circuit. */
export type Circuit = 'own' | 'consulted' | 'authorised';
export type SignKind = Circuit | 'supply';

const shape: Record<SignKind, ReactNode> = {
  own: <circle cx="6" cy="6" r="5" />,
  consulted: <rect x="2" y="2" width="8" height="8" rx="1" transform="rotate(45 6 6)" />,
  authorised: <path d="M6 .8 12 11.2H0z" />,
  supply: <rect x="2" y="2" width="8" height="8" rx="1.5" />,
};
const tone: Record<SignKind, string> = {
  own: 'text-own',
  consulted: 'text-consulted',
  authorised: 'text-authorised',
  supply: 'text-ink-2',
};

/** Shape + colour + word, never colour alone. `children` replaces the usual word ("Coordinación" instead of "Autorización"). */
export function Sign({ kind, children, className }: { kind: SignKind; children?: ReactNode; className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-1.5 font-semibold whitespace-nowrap', tone[kind], className)}>
      <svg viewBox="0 0 12 12" width="11" height="11" fill="currentColor" className="shrink-0" aria-hidden="true">
        {shape[kind]}
      </svg>
      {children ?? t(`shell.sign.${kind}`)}
    </span>
  );
}
