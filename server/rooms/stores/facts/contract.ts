// Owns what the shops' rules and the policy can look at: the facts that follow from an order and from what is asked about it.
import type { z } from 'zod';
import type { Money } from '../../../platform/money.ts';
import type { Op, Order, StoreRule, zProduct, zShopCustomer } from '../contract.ts';

export type Product = z.output<typeof zProduct>;
export type ShopCustomer = z.output<typeof zShopCustomer>;

/** Units of a line of the order. */
export type WishedLine = { ref: string; sku: string; quantity: number };
/** One unit out, or one in, with its price in minor units. */
export type Unit = { sku: string; productRef: string; minor: number };

/**
 * Everything that a judgement about one thing asked looks at. Parameters that it understands, whatever the kind of action:
 * - `lines`: what of the order it is about, [{ref or sku, quantity = 1}], or bare refs or SKUs; one named twice is two units;
 * - `newItems` (or `newSku` for one): what comes instead, [{sku, quantity = 1}] or bare SKUs, in the order of `lines`;
 * - `paymentMethod`: the ref of a payment method of the customer's, as the shop told it;
 * - `address`: {name, line1, line2, city, province, postalCode, country, phone};
 * - `reason`: text. Others are handed to the shop as they are, and are facts under `param.<name>` when they are simple.
 */
export type Matter = {
  action: string;
  op: Op;
  params: Record<string, unknown>;
  amount: Money | null;
  now: Date;
  /** The customer of the case. */
  customerId: string | null;
  store: Store;
  order: Order | null;
  /** A money action on this order is not settled yet. */
  moneyUnderWay: boolean;
  /** The customer as this shop knows them: usually one, several if it has them twice. */
  profiles: ShopCustomer[];
  products: ReadonlyMap<string, Product>;
};

export type Store = {
  id: string;
  code: string;
  name: string;
  connector: 'push' | 'vendure';
  hasAddress: boolean;
  rules: StoreRule[];
  /** Operations that its connector can carry out; null while it was never asked. */
  ops: string[] | null;
};

/**
 * The facts by name. Money in minor units of the order's currency, days are whole days passed. A fact that cannot be known is null,
 * and a condition on it does not hold. Beside these there are the shop's own facts of the order (under their own names, unless one
 * of these bears it; `picked`, `itemsChanged` and `inGuarantee` are the shop's where it says them) and `param.<name>`.
 */
export const FACTS = {
  op: 'what is carried out in the shop',
  storeCode: 'code of the shop',
  hasOrder: 'whether there is an order',
  orderState: 'state of the order as the shop says it',
  currency: 'ISO 4217 code of the order',
  daysSinceOrder: 'days since it was placed',
  daysSinceDelivery: 'days since it was delivered; null while it is not',
  totalMinor: 'what it came to',
  paidMinor: 'what was paid',
  refundedMinor: 'what was given back',
  refundableMinor: 'paid, less given back, less what is under way',
  shippingMinor: 'what its delivery cost',
  itemCount: 'units in it',
  lineCount: 'lines in it',
  skus: 'SKUs in it',
  categories: 'categories in it',
  productRefs: 'products in it',
  paymentsCount: 'payments made for it',
  refundsCount: 'refunds made for it',
  paymentMethods: 'refs and kinds of its payments',
  moneyUnderWay: 'a money action on it is not settled yet',
  picked: 'the shop has begun to pack it, or says so',
  shipped: 'it has left',
  delivered: 'it has arrived',
  cancelled: 'it was cancelled',
  inGuarantee: 'three years have not passed since its delivery (RDLeg 1/2007, 120.1), unless the shop says otherwise',
  itemsChanged: 'its items were changed after it was placed',
  orderOfCustomer: 'it belongs to the customer of the case',
  customerKnownToShop: 'the shop has an account of the customer',
  amountMinor: 'the amount asked',
  amountShare: 'the same in whole per cent of what was paid, rounded up',
  reasonGiven: 'the reason given, word by word',
  unitsAsked: 'units that `lines` names',
  itemsInOrder: '`lines` names nothing that is not in the order, nor more of it than was bought',
  linesMinor: 'what those units cost',
  lineSkus: 'their SKUs',
  lineCategories: 'their categories',
  inStock: 'what is to be sent (new items, else the lines) is there; what the shop does not count is taken to be',
  newUnits: 'units that `newItems` names',
  sameLength: 'as many new units as old ones',
  newItemsKnown: 'the shop sells every new item',
  newItemsAvailable: 'each is known, on sale and in stock',
  newItemsSameProduct: 'each is a variant of the product that it replaces',
  newItemsDiffer: 'each is another item than the one it replaces',
  priceDifferenceMinor: 'new less old; negative is in favour of the customer',
  paymentMethodGiven: 'the payment method asked for',
  paymentMethodKnown: 'it is one of the customer’s own',
  paymentMethodKind: 'its kind: credit_card, paypal, gift_card…',
  paymentMethodIsOriginal: 'the order was first paid with it',
  paymentMethodIsGiftCard: 'it is a gift card',
  paymentMethodIsOriginalOrGiftCard: 'one of the two',
  giftCardBalanceMinor: 'balance of that gift card',
  giftCardCovers: 'its balance covers the price difference, or the total where no items change; true of what is no gift card',
  addressComplete: 'the address has street, postal code, city and country',
  addressDiffers: 'it is another than the order’s',
} as const;
export type FactName = keyof typeof FACTS;

/** Facts that rest on a parameter: while it is not given they are open, and a rule on them says nothing yet. */
export const RESTS_ON: Partial<Record<FactName, string>> = {
  amountMinor: 'amount',
  amountShare: 'amount',
  reasonGiven: 'reason',
  unitsAsked: 'lines',
  itemsInOrder: 'lines',
  linesMinor: 'lines',
  lineSkus: 'lines',
  lineCategories: 'lines',
  inStock: 'newItems',
  newUnits: 'newItems',
  sameLength: 'newItems',
  newItemsKnown: 'newItems',
  newItemsAvailable: 'newItems',
  newItemsSameProduct: 'newItems',
  newItemsDiffer: 'newItems',
  priceDifferenceMinor: 'newItems',
  paymentMethodGiven: 'paymentMethod',
  paymentMethodKnown: 'paymentMethod',
  paymentMethodKind: 'paymentMethod',
  paymentMethodIsOriginal: 'paymentMethod',
  paymentMethodIsGiftCard: 'paymentMethod',
  paymentMethodIsOriginalOrGiftCard: 'paymentMethod',
  giftCardBalanceMinor: 'paymentMethod',
  giftCardCovers: 'paymentMethod',
  addressComplete: 'address',
  addressDiffers: 'address',
};
