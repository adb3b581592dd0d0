import { cx } from './cx.ts';

const tones = { own: 'bg-own', neutral: 'bg-ink-3', accent: 'bg-accent' };
const width = (share: number): string => `${Math.min(100, Math.max(0, share * 100))}%`;

/**
 * A share of a whole as a thin bar: `used` of 1, and what this act would add (`adding`, drawn in the circuit's red). `label` says the
 * same in words for those who do not see it.
 */
export function Gauge({
  used,
  adding = 0,
  label,
  tone = 'neutral',
}: {
  used: number;
  adding?: number;
  label: string;
  tone?: keyof typeof tones;
}) {
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((used + adding) * 100)}
      aria-valuetext={label}
      className="flex h-1 overflow-hidden rounded-full bg-line"
    >
      <i className={cx('h-full', tones[tone])} style={{ width: width(used) }} />
      {adding > 0 ? <i className="h-full bg-authorised" style={{ width: width(adding) }} /> : null}
    </div>
  );
}
