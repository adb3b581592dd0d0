import { day, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import type { Order } from '../api.ts';
import { stateOf } from './order-card.tsx';

/** An order in one line, with the button that makes it the one at hand. */
export function OtherOrder({ order, onPick, busy }: { order: Order; onPick: () => void; busy: boolean }) {
  return (
    <li className="num flex items-center justify-between gap-3 py-1">
      <span className="min-w-0 text-s text-ink-2">
        <b className="font-semibold text-ink">{order.number}</b> · {day(order.placedAt)} · {stateOf(order.state)} ·{' '}
        {money({ minor: order.totalMinor, currency: order.currency })}
      </span>
      <Button size="s" busy={busy} onClick={onPick} aria-label={t('cases.order.pick.one', { number: order.number })}>
        {t('cases.order.pick')}
      </Button>
    </li>
  );
}
