import type { ReactNode } from 'react';
import { HIGH, WIDE } from './replay-scale.ts';

export type Mark = { x: number; y: number };

type Props = {
  title: string;
  value: ReactNode;
  top: string;
  children: ReactNode;
  inForce: Mark | null;
  read: Mark;
};

/** One of three charts over the same axis: what is in force is a hollow dot, what is read or proposed a filled one. */
export function Chart({ title, value, top, children, inForce, read }: Props) {
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-s">{title}</span>
        <span className="num text-s whitespace-nowrap text-ink-2">{value}</span>
      </div>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} className="block w-full overflow-visible" aria-hidden="true">
        <path d={`M0 4H${WIDE}`} stroke="var(--line)" />
        <path d={`M0 ${HIGH - 2}H${WIDE}`} stroke="var(--line-strong)" />
        {children}
        {inForce ? <path d={`M${inForce.x} 4V${HIGH - 2}`} stroke="var(--ink-3)" strokeDasharray="2 3" /> : null}
        <path d={`M${read.x} 0V${HIGH}`} stroke="var(--accent)" strokeWidth="1.5" />
        {inForce ? (
          <circle cx={inForce.x} cy={inForce.y} r="3.5" fill="var(--paper)" stroke="var(--ink-2)" strokeWidth="1.5" />
        ) : null}
        <circle cx={read.x} cy={read.y} r="4.5" fill="var(--accent)" stroke="var(--paper)" strokeWidth="1.5" />
        <text x="0" y="16" fill="var(--ink-2)" fontSize="11" stroke="var(--paper)" strokeWidth="3" paintOrder="stroke">
          {top}
        </text>
      </svg>
    </div>
  );
}
