import { type Facts, holds } from '../../../platform/conditions.ts';
import type { Money } from '../../../platform/money.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Op, StoreRule } from '../contract.ts';
import type { Matter } from '../facts/contract.ts';
import { hasLeft, type Wish } from '../facts/decide.ts';

type Judged = { matter: Matter; wish: Wish; facts: Facts; open: (name: string) => boolean };

/** Operations that may be asked without an order. */
const WITHOUT_ORDER: readonly Op[] = ['coupon', 'adjustStock', 'external', 'note'];
/** Operations whose amount is no money of the order's: a coupon or a parcel gives nothing back. */
const OF_NO_PAYMENT: readonly Op[] = ['coupon', 'resend'];

const denied = (reason: string, params: Record<string, string | number> = {}, field?: string): Refusal =>
  refuse('conflict', reason, { params, ...(field ? { field } : {}) });

/** Whether its amount comes out of what was paid for the order. */
export const givesBack = (op: Op, movesMoney: boolean): boolean => movesMoney && !OF_NO_PAYMENT.includes(op);

/** What is wrong with an amount: its currency, its sign, or that so much is not left to give back. */
export function judgeAmount(amount: Money, order: { currency: string; refundableMinor: number }): Refusal | null {
  if (amount.minor <= 0) return refuse('invalid', 'stores.amountNotPositive', { field: 'amount' });
  if (amount.currency !== order.currency)
    return refuse('invalid', 'stores.otherCurrency', { field: 'amount', params: { currency: order.currency } });
  if (amount.minor <= order.refundableMinor) return null;
  const params = { max: order.refundableMinor, currency: order.currency };
  return refuse('conflict', 'stores.moreThanRefundable', { field: 'amount', params });
}

function judgeItems({ matter, wish, facts }: Judged): Refusal | null {
  if (wish.lines && facts['itemsInOrder'] === false) return denied('stores.notInOrder', {}, 'params.lines');
  const sends = matter.op === 'exchange' || matter.op === 'resend';
  if (sends && wish.newItems && facts['newItemsKnown'] === false) return denied('stores.itemUnknown', {}, 'params.newItems');
  if (sends && (wish.newItems ?? wish.lines) && facts['inStock'] === false) return denied('stores.notInStock');
  return null;
}

function judgeOp({ matter, wish, facts }: Judged): Refusal | null {
  const { op, order, amount } = matter;
  if (!order) return WITHOUT_ORDER.includes(op) ? null : denied('stores.orderNeeded');
  const { state } = order;
  switch (op) {
    case 'refund':
      if (order.paidMinor <= 0) return denied('stores.notPaid');
      if (matter.moneyUnderWay) return denied('stores.moneyUnderWay');
      if (order.refundableMinor <= 0) return denied('stores.nothingLeft');
      return amount ? judgeAmount(amount, order) : null;
    case 'cancel':
      return facts['cancelled'] || hasLeft(order) || !/^(pending|processed)/i.test(state)
        ? denied('stores.notCancellable', { state })
        : null;
    case 'editAddress':
      if (facts['cancelled'] || hasLeft(order)) return denied('stores.alreadySent', { state });
      return wish.address && facts['addressComplete'] === false ? denied('stores.addressIncomplete', {}, 'params.address') : null;
    case 'return':
    case 'exchange':
    case 'resend':
      return facts['cancelled'] ? denied('stores.orderCancelled') : null;
    default:
      return null;
  }
}

/** The first thing of the shop's nature that stands against it: what its state, its money and its stock do not let. */
function judgeNature(judged: Judged): Refusal | null {
  const { op, store } = judged.matter;
  if (store.ops && op !== 'external' && !store.ops.includes(op)) return denied('stores.unsupported');
  if (op === 'external' || op === 'coupon' || op === 'note' || op === 'adjustStock') return null;
  if (judged.wish.unreadable)
    return refuse('invalid', 'stores.paramUnreadable', {
      field: `params.${judged.wish.unreadable}`,
      params: { name: judged.wish.unreadable },
    });
  return judgeOp(judged) ?? judgeItems(judged);
}

/** The first rule of the shop's own that denies it. While parameters are missing, what rests on them is passed over. */
export function deniedBy(
  rules: readonly StoreRule[],
  action: string,
  facts: Facts,
  open: (name: string) => boolean,
): StoreRule | null {
  const ours = rules.filter((rule) => rule.actions.includes(action) || rule.actions.includes('*'));
  return ours.find((rule) => rule.require.some((condition) => !open(condition.fact) && !holds(condition, facts))) ?? null;
}

/** What must be there before anything is sent; beforehand it may still be missing. */
function judgeComplete({ matter: { op, amount, order }, wish }: Judged): Refusal | null {
  if (op === 'refund' && !amount) return refuse('invalid', 'stores.amountNeeded', { field: 'amount' });
  if (op === 'editAddress' && !wish.address) return refuse('invalid', 'stores.addressIncomplete', { field: 'params.address' });
  if (op === 'exchange' && order && !wish.newItems)
    return refuse('invalid', 'stores.newItemsNeeded', { field: 'params.newItems' });
  return null;
}

/** Why the shop would not let it, in whichever language; null when it would. `complete`: this is what will be sent, nothing is open. */
export function judge(judged: Judged, complete: boolean, locale: 'es' | 'en'): Refusal | null {
  const nature = (complete ? judgeComplete(judged) : null) ?? judgeNature(judged);
  if (nature) return nature;
  const { matter, facts, open } = judged;
  const rule = deniedBy(matter.store.rules, matter.action, facts, complete ? () => false : open);
  return rule ? denied('stores.ruleDenies', { reason: locale === 'en' ? rule.reasonEn : rule.reasonEs, rule: rule.id }) : null;
}

/** The most that could be given back, where the operation gives money of the order back. */
export const mostOf = ({ op, order }: Matter): number | null =>
  op === 'refund' && order ? Math.max(0, order.refundableMinor) : null;
