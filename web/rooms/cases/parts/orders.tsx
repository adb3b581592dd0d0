import { Suspense } from 'react';
import { day } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { api, type Case, type Order } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { FindOrder } from './forms.ts';
import { OrderCard } from './order-card.tsx';
import { orderPlace } from './order-line.tsx';
import { OtherOrder } from './other-order.tsx';

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
              <OtherOrder
                key={other.id}
                order={other}
                busy={write.isPending && write.variables === other.id}
                onPick={() => pick(other)}
              />
            ))}
          </ul>
        ) : null}
        {!order && one.may.act ? (
          <Suspense>
            <FindOrder busy={write.isPending} onPick={pick} />
          </Suspense>
        ) : null}
      </Section>
    </div>
  );
}
