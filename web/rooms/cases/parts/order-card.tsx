import { day, money } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import type { Order } from '../api.ts';

/** The state of an order or of a parcel; the shop's own where we have no word for it. */
export const stateOf = (state: string): string => said(`cases.order.state.${state.toLowerCase()}`) ?? state;

function Line({ name, value, bad }: { name: string; value: string; bad?: boolean }) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <span className="min-w-0 break-words">{name}</span>
      <span className={cx('shrink-0', bad && 'font-semibold text-bad')}>{value}</span>
    </div>
  );
}

/** One order as the shop last told it: lines, where it is, what was paid and given back. */
export function OrderCard({ order }: { order: Order }) {
  const amount = (minor: number): string => money({ minor, currency: order.currency });
  const pending = order.refunds.filter(({ state }) => state !== 'done');
  return (
    <div className="num grid gap-1.5 rounded-m border border-line bg-surface px-3 py-2.5 text-s text-ink-2">
      {order.lines.map((line) => (
        <div key={line.ref} className="flex items-baseline justify-between gap-3 text-ink">
          <b className="min-w-0 text-m font-semibold break-words">
            {line.quantity > 1 ? `${line.quantity} × ` : null}
            {line.name}
          </b>
          <span className="shrink-0">{amount(line.unitMinor * line.quantity)}</span>
        </div>
      ))}
      <Line
        name={order.deliveredAt ? t('cases.order.delivered', { day: day(order.deliveredAt) }) : stateOf(order.state)}
        value={order.payments.map(({ label, method }) => label || method).join(', ')}
      />
      {order.shipments.map(({ ref, state, carrier, tracking }) => (
        <Line key={ref} name={[carrier, tracking].filter(Boolean).join(' ') || t('cases.order.parcel')} value={stateOf(state)} />
      ))}
      <Line name={t('cases.order.paid')} value={amount(order.paidMinor)} />
      <Line name={t('cases.order.refunded')} value={amount(order.refundedMinor)} />
      {pending.map(({ ref, minor, state }) => (
        <Line key={ref} name={t(`cases.order.refund.${state as 'pending'}`)} value={amount(minor)} bad={state === 'failed'} />
      ))}
    </div>
  );
}
