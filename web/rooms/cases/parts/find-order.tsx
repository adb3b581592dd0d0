import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { type Order, ordersQuery } from '../api.ts';
import { OtherOrder } from './other-order.tsx';

/** An order that the customer named but the shop keeps under another address. */
export function FindOrder({ onPick, busy }: { onPick: (order: Order) => void; busy: boolean }) {
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
          <OtherOrder key={order.id} order={order} busy={busy} onPick={() => onPick(order)} />
        ))}
      </ul>
    </form>
  );
}
