import { type Params, say, sayMoney } from '../../../platform/words.ts';
import type { Order } from '../contract.ts';
import type { Matter, WishedLine } from '../facts/contract.ts';
import { linesOf, type Wish } from '../facts/decide.ts';

type Locale = 'es' | 'en';

const named = (order: Order | null, lines: readonly WishedLine[]): string =>
  lines.map(({ ref, quantity }) => `${quantity} × ${order?.lines.find((line) => line.ref === ref)?.name ?? ref}`).join(', ');

function newNames({ products }: Matter, wish: Wish): string {
  return (wish.newItems ?? []).map(({ ref, quantity }) => `${quantity} × ${products.get(ref)?.name ?? ref}`).join(', ');
}

function refund(
  { order, amount }: Matter,
  told: (key: string, params?: Params) => string,
  money: (minor: number) => string,
): string[] {
  if (!order) return [];
  const label = order.payments[0]?.label || order.payments[0]?.method || '';
  const to = label ? told('stores.effect.toPayment', { label }) : told('stores.effect.toOriginal');
  if (!amount) return [told('stores.effect.refundUpTo', { amount: money(order.refundableMinor), to })];
  const left = order.refundableMinor - amount.minor;
  const rest =
    left > 0 ? told('stores.effect.left', { amount: money(left) }) : left === 0 ? told('stores.effect.nothingLeft') : null;
  return [told('stores.effect.refund', { amount: money(amount.minor), to }), ...(rest ? [rest] : [])];
}

function exchange(
  matter: Matter,
  wish: Wish,
  difference: number | null,
  told: (key: string, params?: Params) => string,
  money: (minor: number) => string,
): string[] {
  const { order } = matter;
  const old = named(order, linesOf(order, wish.lines ?? []).lines);
  const fresh = newNames(matter, wish);
  const swap = old && fresh ? told('stores.effect.exchange', { old, fresh }) : told('stores.effect.exchangeOpen');
  if (difference === null) return [swap];
  if (difference === 0) return [swap, told('stores.effect.samePrice')];
  const key = difference > 0 ? 'stores.effect.dearer' : 'stores.effect.cheaper';
  return [swap, told(key, { amount: money(Math.abs(difference)) })];
}

/** What would happen in the shop, sentence by sentence, for whoever is about to do it. */
export function effectsOf(matter: Matter, wish: Wish, difference: number | null, locale: Locale): string[] {
  const { op, order, amount, store } = matter;
  const told = (key: string, params: Params = {}) => say(locale, key, params);
  const money = (minor: number) => sayMoney(locale, minor, order?.currency ?? amount?.currency ?? 'EUR');
  const lines = wish.lines ? named(order, linesOf(order, wish.lines).lines) : '';
  const number = order?.number ?? '';
  const sentences = (): string[] => {
    switch (op) {
      case 'refund':
        return refund(matter, told, money);
      case 'cancel': {
        const what = lines ? told('stores.effect.cancelLines', { lines, number }) : told('stores.effect.cancel', { number });
        return store.connector === 'vendure' ? [what, told('stores.effect.movesNoMoney')] : [what];
      }
      case 'editAddress': {
        const { address } = wish;
        if (!address) return [told('stores.effect.addressOpen', { number })];
        return [
          told('stores.effect.address', {
            number,
            to: [address.line1, address.line2, `${address.postalCode} ${address.city}`].filter((part) => part.trim()).join(', '),
          }),
        ];
      }
      case 'coupon':
        return [
          amount ? told('stores.effect.coupon', { amount: money(amount.minor) }) : told('stores.effect.couponOpen'),
          told('stores.effect.movesNoMoney'),
        ];
      case 'resend':
        return [
          lines ? told('stores.effect.resend', { lines }) : told('stores.effect.resendOpen'),
          told('stores.effect.takesStock'),
        ];
      case 'exchange':
        return exchange(matter, wish, difference, told, money);
      case 'return':
        return [lines ? told('stores.effect.return', { lines }) : told('stores.effect.returnOpen', { number })];
      case 'note':
        return [told('stores.effect.note', { number })];
      case 'adjustStock':
        return [told('stores.effect.stock')];
      case 'external':
        return [
          told('stores.effect.external', { store: store.name }),
          ...(difference ? exchange(matter, wish, difference, told, money).slice(1) : []),
        ];
    }
  };
  return store.hasAddress ? sentences() : [...sentences(), told('stores.effect.byHand', { store: store.name })];
}
