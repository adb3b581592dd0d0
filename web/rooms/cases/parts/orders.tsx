import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { day, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { api, type Case, type Order, ordersQuery } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { OrderCard, stateOf } from './order-card.tsx';
import { orderPlace } from './order-line.tsx';

function Other({ order, onPick, busy }: { order: Order; onPick: () => void; busy: boolean }) {
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

/** An order that the customer named but the shop keeps under another address. */
function FindOrder({ onPick, busy }: { onPick: (order: Order) => void; busy: boolean }) {
  const [number, setNumber] = useState('');
  const [wanted, setWanted] = useState('');
  const found = useQuery(ordersQuery(null, wanted));
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        setWanted(number.trim());
      }}
    >
      <Field label={t('cases.order.find')}>
        <Input value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
      </Field>
      {found.error ? <Problem error={found.error} kept={null} /> : null}
      {wanted && found.data?.length === 0 ? (
        <p className="m-0 text-s text-ink-2">{t('cases.order.find.none', { number: wanted })}</p>
      ) : null}
      <ul className="m-0 list-none p-0">
        {found.data?.map((order) => (
          <Other key={order.id} order={order} busy={busy} onPick={() => onPick(order)} />
        ))}
      </ul>
    </form>
  );
}

/** The order at hand, whole, and the customer's others; the bar speaks of the one at hand. */
export function Orders({ one, orders, order }: { one: Case; orders: Order[] | undefined; order: Order | null }) {
  const write = useCaseWrite((orderId: string, key) =>
    api('PATCH /cases/:caseId', { params: { caseId: one.id }, body: { orderId }, key }),
  );
  const others = (orders ?? []).filter(({ id }) => id !== order?.id);
  const pick = ({ id }: Order): void => write.mutate(id);
  return (
    <div id={orderPlace} className="scroll-mt-4">
      <Section
        title={order ? t('cases.order.title', { number: order.number, store: order.storeName }) : t('cases.orders')}
        aside={order ? day(order.placedAt) : null}
      >
        {write.error ? <Problem error={write.error} /> : null}
        {order ? <OrderCard order={order} /> : null}
        {!order && orders && others.length === 0 ? <p className="m-0 mb-2 text-s text-ink-2">{t('cases.orders.none')}</p> : null}
        {!order && others.length > 0 ? <p className="m-0 mb-1 text-s text-ink-2">{t('cases.order.which')}</p> : null}
        {others.length > 0 ? (
          <ul aria-label={t('cases.orders.others')} className="m-0 mt-1.5 list-none divide-y divide-line p-0">
            {others.slice(0, 6).map((other) => (
              <Other
                key={other.id}
                order={other}
                busy={write.isPending && write.variables === other.id}
                onPick={() => pick(other)}
              />
            ))}
          </ul>
        ) : null}
        {!order && one.may.act ? <FindOrder busy={write.isPending} onPick={pick} /> : null}
      </Section>
    </div>
  );
}
