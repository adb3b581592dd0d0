import { dateTime, date } from '../../../../web/lib/format.ts';
import { h, show } from '../../../lib/dom.ts';
import type { PortalPage } from '../../../lib/page.ts';
import { t } from '../../../lib/words.ts';
import { empty } from '../../../ui/empty.ts';
import { button, form, lacking } from '../../../ui/form.ts';
import { facts, page as frame, title } from '../../../ui/page.ts';
import { type CustomerPage, newUuid, readWithdrawable, withdraw } from '../api.ts';
import { back, doorOf, signedPage } from '../parts/rights.ts';
import { type Choice, chosenOf, orderToChoose, statement } from '../parts/withdrawal.ts';

/** «Desistir del contrato aquí»: what is withdrawn from is chosen, read again and confirmed, and acknowledged with its day and hour. */
export const withdrawalPage: PortalPage = async ({ key = '' }) => {
  const door = doorOf(key);
  const page = await signedPage(door);
  if (!page) return empty(t('portal.customer.more'), t('portal.customer.more.how'));
  const orders = await readWithdrawable(door);
  document.title = `${t('portal.withdrawal.title')} · ${page.centre}`;
  const place = h('div', { class: 'contents' });
  const head = title(t('portal.withdrawal.title'));
  head.setAttribute('tabindex', '-1');
  const draw = (state: (HTMLElement | null)[], body: (HTMLElement | null)[]): void => {
    const remark = t('portal.customer.key', { key: page.key });
    show(place, frame({ brand: page.centre, remark, state, body: [...body, back(door)] }));
    scrollTo(0, 0);
  };

  function choose(): void {
    const fields = h(
      'div',
      { class: 'grid gap-7', 'data-field': 'lines' },
      orders.map(orderToChoose),
      h('p', { 'data-hint': '', class: 'm-0 empty:hidden' }),
    );
    draw(
      [head, h('p', { class: 'm-0 text-ink-2' }, t(orders.length > 0 ? 'portal.withdrawal.lead' : 'portal.withdrawal.none'))],
      [
        orders.length > 0
          ? form({
              fields,
              submit: t('portal.withdrawal.continue'),
              large: true,
              send: async (values) => {
                const choices = chosenOf(orders, values);
                if (choices.length === 0) throw lacking('lines', t('portal.withdrawal.choose'));
                check(choices);
              },
            })
          : null,
      ],
    );
  }

  function check(choices: Choice[]): void {
    const ids = new Map(choices.map((choice) => [choice.orderId, newUuid()]));
    const heading = title(t('portal.withdrawal.check'));
    heading.setAttribute('tabindex', '-1');
    draw(
      [heading, ...choices.map(statement), h('p', { class: 'm-0 text-ink-2' }, t('portal.withdrawal.then'))],
      [
        form({
          fields: null,
          submit: t('portal.withdrawal.confirm'),
          large: true,
          beside: button(t('portal.withdrawal.change'), { onclick: choose }),
          send: async () => {
            let after: CustomerPage | null = null;
            for (const { orderId, lines } of choices) {
              const id = ids.get(orderId) ?? newUuid();
              const asked = lines.map(({ ref, quantity }) => ({ ref, quantity }));
              after = await withdraw(door, { id, orderId, lines: asked }, id);
            }
            if (after) done(after, [...ids.values()]);
          },
        }),
      ],
    );
    heading.focus();
  }

  function done(after: CustomerPage, ids: string[]): void {
    const made = after.withdrawals.filter((one) => ids.includes(one.id));
    const heading = title(t('portal.withdrawal.done'));
    heading.setAttribute('tabindex', '-1');
    draw(
      [
        heading,
        ...made.map(({ at, refundBy, inTime, order }) =>
          facts([
            { name: t('portal.withdrawal.order', { number: '' }).trim(), value: order },
            { name: t('portal.withdrawal.done.at'), value: dateTime(at), strong: true },
            {
              name: t('portal.withdrawal.done.by'),
              value:
                inTime === false
                  ? t('portal.withdrawal.done.late')
                  : t('portal.withdrawal.done.before', { date: date(refundBy) }),
            },
          ]),
        ),
      ],
      [h('p', { class: 'm-0', role: 'status' }, t('portal.withdrawal.done.proof'))],
    );
    heading.focus();
  }

  choose();
  return place;
};
