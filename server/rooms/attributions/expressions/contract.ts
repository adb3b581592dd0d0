// Owns what an expression of a row may speak of, and how much of it there may be.

/**
 * The facts by name with their types. What else is known of an order, under the shop's own names, is under `shop`; what the form of the
 * action was filled in with under `params`; both of any type. `amount`: minor units, unknown while none is given; `count`: units.
 */
export const FACT_TYPES = {
  channel: 'string',
  language: 'string',
  reason: 'string',
  nature: 'string',
  tier: 'string',
  ground: 'string',
  evidence: 'list<string>',
  identityVerified: 'bool',
  notices: 'list<string>',
  advance: 'bool',
  op: 'string',
  storeCode: 'string',
  hasOrder: 'bool',
  orderState: 'string',
  currency: 'string',
  daysSinceOrder: 'int',
  daysSinceDelivery: 'int',
  totalMinor: 'int',
  paidMinor: 'int',
  refundedMinor: 'int',
  refundableMinor: 'int',
  shippingMinor: 'int',
  itemCount: 'int',
  lineCount: 'int',
  skus: 'list<string>',
  categories: 'list<string>',
  productRefs: 'list<string>',
  paymentsCount: 'int',
  refundsCount: 'int',
  paymentMethods: 'list<string>',
  moneyUnderWay: 'bool',
  picked: 'bool',
  shipped: 'bool',
  delivered: 'bool',
  cancelled: 'bool',
  inGuarantee: 'bool',
  itemsChanged: 'bool',
  orderOfCustomer: 'bool',
  customerKnownToShop: 'bool',
  amountShare: 'int',
  unitsAsked: 'int',
  itemsInOrder: 'bool',
  linesMinor: 'int',
  lineSkus: 'list<string>',
  lineCategories: 'list<string>',
  inStock: 'bool',
  newUnits: 'int',
  newItemsSameProduct: 'bool',
  priceDifferenceMinor: 'int',
  paymentMethodKind: 'string',
  paymentMethodIsOriginal: 'bool',
  giftCardBalanceMinor: 'int',
} as const;

/**
 * What keeps the cost of an expression in proportion to its length: so many characters and parts, so deep, lists of facts of so many
 * members (longer ones are not known to it), and of the language only what follows.
 */
export const MOST = { length: 500, parts: 120, depth: 12, listed: 40, members: 200 } as const;

/**
 * Functions of the language that there are. Those that could grow a text or a list beyond its length (`map`, `join`, `cel.bind`), or take
 * for ever (`matches`), are not; nor is one run through a list within another.
 */
export const FUNCTIONS: readonly string[] = ['has', 'size', 'int', 'double', 'contains', 'startsWith', 'endsWith'];
export const RUNS: readonly string[] = ['exists', 'exists_one', 'all'];
