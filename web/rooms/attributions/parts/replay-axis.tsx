import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../../lib/words.ts';
import type { Curve } from '../api.ts';
import { labelsAt, maxOf, nearest, WIDE, xOf } from './replay-scale.ts';

type Props = { curve: Curve; at: number; says: string; currency: string; onRead: (at: number | null) => void };

const STEP: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 };
/** The axis that the three charts share, and the hand on it: any limit between nothing and its end can be read. */
export function Axis({ curve, at, says, currency, onRead }: Props) {
  const { points, inForce, proposed } = curve;
  const end = points.at(-1)?.max ?? 0;
  const max = points[at]?.max ?? 0;
  const x = xOf(max, end);
  const old = inForce === null ? null : xOf(inForce, end);
  const isProposed = max === proposed;
  const labels = labelsAt(old, x);

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEP[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? points.length - 1 : step ? at + step : null;
    if (next === null) return;
    event.preventDefault();
    onRead(Math.max(0, Math.min(points.length - 1, next)));
  }
  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onRead(nearest(curve, (event.clientX - left) / width));
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('attributions.replay.limit.label')}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={max}
      aria-valuetext={says}
      onKeyDown={onKeyDown}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onDoubleClick={() => onRead(null)}
      className="cursor-ew-resize touch-none rounded-s"
    >
      <svg viewBox={`0 0 ${WIDE} 40`} className="num block w-full overflow-visible" aria-hidden="true">
        <path
          d={`M0 12H${WIDE}${Array.from({ length: 11 }, (_, tick) => `M${(tick * WIDE) / 10} 12v4`).join('')}`}
          stroke="var(--line-strong)"
        />
        {old === null ? null : <path d={`M${old} 12H${x}`} stroke="var(--accent)" strokeWidth="2" />}
        {old === null ? null : <circle cx={old} cy="12" r="3.5" fill="var(--paper)" stroke="var(--ink-2)" strokeWidth="1.5" />}
        <circle cx={x} cy="12" r="6" fill="var(--accent)" stroke="var(--paper)" strokeWidth="2" />
        <g fontSize="11" fill="var(--ink-2)">
          {labels.zero ? (
            <text x="0" y="36">
              {maxOf(curve, 0, currency)}
            </text>
          ) : null}
          {labels.old ? (
            <text x={labels.old.x} y="36" textAnchor={labels.old.anchor}>
              {t('attributions.replay.limit.inForce', { max: maxOf(curve, inForce ?? 0, currency) })}
            </text>
          ) : null}
          <text x={labels.read.x} y="36" textAnchor={labels.read.anchor} fill="var(--accent)" fontWeight="600">
            {t(isProposed ? 'attributions.replay.limit.proposed' : 'attributions.replay.limit.read', {
              max: maxOf(curve, max, currency),
            })}
          </text>
          {labels.end ? (
            <text x={WIDE} y="36" textAnchor="end">
              {maxOf(curve, end, currency)}
            </text>
          ) : null}
        </g>
      </svg>
    </div>
  );
}
