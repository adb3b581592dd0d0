import { type Child, h } from '../../../lib/dom.ts';
import { longDay, when } from '../../../lib/moment.ts';
import { t } from '../../../lib/words.ts';
import { section } from '../../../ui/page.ts';
import { type CustomerPage, type Door, pageAddress, receiptAddress } from '../api.ts';

const line = (what: Child, aside: string): HTMLElement =>
  h(
    'li',
    { class: 'flex min-h-12 items-center justify-between gap-4 border-b border-line py-0.5 last:border-0' },
    h('span', { class: 'min-w-0' }, what),
    h('span', { class: 'num text-right text-s text-ink-2' }, aside),
  );
const link = (href: string, text: string, download = false): HTMLElement =>
  h('a', { href, download, class: 'link inline-flex min-h-11 items-center' }, text);
const list = (...lines: Child[]): HTMLElement => h('ul', { class: 'm-0 grid list-none p-0' }, lines);

/** What can be kept, what was asked beside the matter, and what else can be done here. */
export function papers(page: CustomerPage, door: Door): Child[] {
  return [
    section(
      t('portal.customer.papers'),
      list(
        line(link(receiptAddress(door), t('portal.customer.receipt'), true), t('portal.customer.pdf')),
        page.withdrawals.map(({ order, at, refundBy, inTime }) =>
          line(
            t('portal.customer.withdrawn', { order }),
            inTime === false ? when(at) : t('portal.customer.withdrawn.when', { at: when(at), by: longDay(refundBy) }),
          ),
        ),
        page.corrections.map(({ at, state }) => line(t(`portal.customer.corrections.${state}`), when(at))),
      ),
    ),
    page.mayWrite
      ? section(
          t('portal.customer.can'),
          list(
            page.mayWithdraw ? line(link(pageAddress(door, 'withdrawal'), t('portal.customer.withdraw')), '') : null,
            line(link(pageAddress(door, 'data'), t('portal.customer.data')), ''),
          ),
        )
      : null,
  ];
}
