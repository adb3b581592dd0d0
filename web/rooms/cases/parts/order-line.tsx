import { day, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Order } from '../api.ts';
import { stateOf } from './order-card.tsx';

export const orderPlace = 'order-at-hand';

/** The order the bar speaks of, in one line; pressed, the whole of it further down comes into sight. */
export function OrderLine({ order }: { order: Order }) {
  const [first, ...others] = order.lines;
  return (
    <button
      type="button"
      title={t('cases.order.see', { number: order.number })}
      onClick={() => document.getElementById(orderPlace)?.scrollIntoView({ block: 'start' })}
      className="num -mb-1 grid cursor-pointer gap-0.5 text-left"
    >
      <span className="flex items-baseline justify-between gap-3">
        <b className="truncate font-semibold">
          {first?.name}
          {others.length > 0 ? ` + ${others.length}` : null}
        </b>
        <span className="shrink-0">{money({ minor: order.totalMinor, currency: order.currency })}</span>
      </span>
      <span className="truncate text-s text-ink-2 underline decoration-line-strong underline-offset-3">
        {order.number} · {order.deliveredAt ? t('cases.order.delivered', { day: day(order.deliveredAt) }) : stateOf(order.state)}
      </span>
    </button>
  );
}
