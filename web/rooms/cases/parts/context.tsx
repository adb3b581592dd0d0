import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, type RefObject } from 'react';
import { day } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { said, t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import { CallNumber } from '../../phone/parts/call-number.tsx';
import { type Case, caseQuery, ordersQuery } from '../api.ts';
import type { BarHandle } from './bar-handle.ts';
import { Facts } from './facts.tsx';
import { MayBar } from './may-bar.tsx';
import { Notices } from './notices.tsx';
import { OrderLine } from './order-line.tsx';
import { Orders } from './orders.tsx';

function Previous({ previous }: { previous: Case['previous'] }) {
  if (previous.length === 0) return null;
  return (
    <Section title={t('cases.previous')}>
      <ul className="m-0 list-none divide-y divide-line p-0">
        {previous.map(({ id, key, subject, openedAt, state }) => (
          <li key={id} className="py-1.5">
            <Link to="/case/$caseId" params={{ caseId: id }} search={(kept) => kept} className="block hover:underline">
              {subject}
            </Link>
            <span className="num text-s text-ink-3">
              {key} · {day(openedAt)} · {said(`cases.state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Every number of this customer that we know: their own, and those they called from in this case. */
function Numbers({ one }: { one: Case }) {
  const called = one.doors.flatMap(({ channel, address }) => (channel === 'phone' && address ? [address] : []));
  const numbers = [...new Set([...called, ...one.customer.phones])];
  if (numbers.length === 0) return null;
  return (
    <p className="m-0 -mt-3 flex flex-wrap items-baseline gap-x-3 text-s text-ink-3">
      {t('phone.soft.ofCustomer')}
      {numbers.map((number) => (
        <CallNumber key={number} number={number} />
      ))}
    </p>
  );
}

function Survey({ survey }: { survey: Case['survey'] }) {
  if (!survey) return null;
  return (
    <Section title={t('cases.survey')} aside={day(survey.sentAt)}>
      <p className="m-0 text-s text-ink-2">
        {survey.score === null ? t('cases.survey.waiting') : t('cases.survey.score', { score: survey.score })}
      </p>
      {survey.comment ? <p className="m-0 mt-1 text-read">{survey.comment}</p> : null}
    </Section>
  );
}

function Beside({ one, bar, onReveal }: { one: Case; bar: RefObject<BarHandle | null>; onReveal: () => void }) {
  const { centre } = useMe();
  const { data: orders } = useQuery(ordersQuery(one.customer.id));
  // An order that was found by its number may be none of the customer's own.
  const order = orders?.find(({ id }) => id === one.orderId) ?? null;
  const products = (order?.lines ?? [])
    .map(({ sku, name }) => ({ sku, name }))
    .filter(({ sku }, at, all) => sku && all.findIndex((each) => each.sku === sku) === at);
  return (
    <div className="grid gap-5 px-4 py-4">
      {/* On a telephone this pane stands alone. */}
      <h1 className="sr-only md:hidden">{t('cases.pane.context')}</h1>
      {order ? <OrderLine order={order} /> : null}
      <Numbers one={one} />
      <Notices skus={products.map(({ sku }) => sku)} />
      <MayBar one={one} order={order} currency={order?.currency ?? centre.currency} handle={bar} onReveal={onReveal} />
      <Orders one={one} orders={orders} order={order} />
      <Facts products={products} />
      <Survey survey={one.survey} />
      <Previous previous={one.previous} />
    </div>
  );
}

/** The right pane: what may be done, and everything it is judged by. */
export const ContextPane = memo(function ContextPane({
  caseId,
  bar,
  onReveal,
}: {
  caseId: string;
  bar: RefObject<BarHandle | null>;
  onReveal: () => void;
}) {
  const { data: one } = useQuery(caseQuery(caseId));
  return one ? <Beside one={one} bar={bar} onReveal={onReveal} /> : null;
});
