import { date, money } from '../../../../web/lib/format.ts';
import { h } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { section } from '../../../ui/page.ts';
import type { Withdrawable } from '../api.ts';

export type Line = { ref: string; name: string; quantity: number };
export type Choice = { orderId: string; number: string; lines: Line[] };

const nameOf = (order: number, line: number): string => `l${order}-${line}`;

function quantity(id: string, line: Withdrawable['lines'][number], left: number): HTMLElement | null {
  if (left < 2) return null;
  const all = Array.from({ length: left }, (_, at) => left - at);
  return h(
    'select',
    {
      name: `${id}-n`,
      'aria-label': t('portal.withdrawal.quantity', { name: line.name }),
      class: 'input w-auto! py-1! min-h-11!',
    },
    all.map((n) => h('option', { value: n }, t('portal.withdrawal.of', { n, all: line.quantity }))),
  );
}

/** An order with its term in words and its lines to tick. */
export function orderToChoose(order: Withdrawable, at: number): HTMLElement {
  const until = order.until ? date(order.until) : '';
  return section(
    t('portal.withdrawal.order', { number: order.number }),
    h('p', { class: 'm-0 text-ink-2' }, t(`portal.withdrawal.${order.term}`, { date: until })),
    h(
      'ul',
      { class: 'm-0 grid list-none p-0' },
      order.lines.map((line, i) => {
        const id = nameOf(at, i);
        const left = line.quantity - line.withdrawn;
        return h(
          'li',
          { class: 'flex items-center gap-3 border-b border-line py-2 last:border-0' },
          h('input', { type: 'checkbox', id, name: id, disabled: left < 1, class: 'size-5 shrink-0 accent-accent' }),
          h(
            'label',
            { for: id, class: 'flex min-h-11 min-w-0 flex-1 cursor-pointer items-center [overflow-wrap:anywhere]' },
            line.name,
          ),
          left < 1
            ? h('span', { class: 'text-s text-ink-2' }, t('portal.withdrawal.already'))
            : [quantity(id, line, left), h('span', { class: 'num text-s whitespace-nowrap text-ink-2' }, money(line.amount))],
        );
      }),
    ),
  );
}

/** What was ticked, by order. */
export const chosenOf = (orders: readonly Withdrawable[], values: Record<string, string>): Choice[] =>
  orders.flatMap((order, at) => {
    const lines = order.lines.flatMap(({ ref, name, quantity: all, withdrawn }, i) => {
      const id = nameOf(at, i);
      return values[id] === undefined ? [] : [{ ref, name, quantity: Number(values[`${id}-n`] ?? all - withdrawn) }];
    });
    return lines.length > 0 ? [{ orderId: order.id, number: order.number, lines }] : [];
  });

/** The statement of one order, as it will be sent. */
export const statement = ({ number, lines }: Choice): HTMLElement =>
  h(
    'div',
    { class: 'grid gap-2 border-l-4 border-line-strong pl-4' },
    h('p', { class: 'm-0 font-medium' }, t('portal.withdrawal.statement', { order: number })),
    h(
      'ul',
      { class: 'm-0 grid list-none gap-1 p-0' },
      lines.map((line) => h('li', { class: 'num' }, `${line.quantity} × ${line.name}`)),
    ),
  );
