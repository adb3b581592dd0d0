import { z } from 'zod';
import type { Facts } from '../../../platform/conditions.ts';
import { type Order, zAddress } from '../contract.ts';
import { type FactName, type Matter, type Product, RESTS_ON, type ShopCustomer, type Unit, type WishedLine } from './contract.ts';

const quantity = z.int().positive().default(1);
const zPiece = z.union([
  z
    .string()
    .min(1)
    .transform((ref) => ({ ref, quantity: 1 })),
  z.object({ ref: z.string().min(1), quantity }),
  z.object({ sku: z.string().min(1), quantity }).transform(({ sku, quantity }) => ({ ref: sku, quantity })),
]);
const zPieces = z.array(zPiece).min(1).max(1000);
type Piece = z.output<typeof zPiece>;

/** What the parameters ask for, as far as they can be read; `unreadable` names the first that cannot. */
export type Wish = {
  lines: Piece[] | null;
  newItems: Piece[] | null;
  paymentMethod: string | null;
  address: z.output<typeof zAddress> | null;
  reason: string | null;
  unreadable: string | null;
};

export function readWish(params: Record<string, unknown>): Wish {
  let unreadable: string | null = null;
  const read = <T>(name: string, schema: z.ZodType<T>, value = params[name]): T | null => {
    if (value === undefined || value === null || value === '') return null;
    const parsed = schema.safeParse(value);
    if (!parsed.success) unreadable ??= name;
    return parsed.success ? parsed.data : null;
  };
  const { newItems = params['newSku'] } = params;
  return {
    lines: read('lines', zPieces),
    newItems: read('newItems', zPieces, typeof newItems === 'string' && newItems ? [newItems] : newItems),
    paymentMethod: read('paymentMethod', z.string()),
    address: read('address', zAddress),
    reason: read('reason', z.string()),
    unreadable,
  };
}

/** The lines of the order that the pieces name, by ref, else by SKU. What is not in it stays with the quantity asked and no line. */
export function linesOf(order: Order | null, pieces: readonly Piece[]): { lines: WishedLine[]; units: Unit[]; within: boolean } {
  const left = new Map(order?.lines.map((line) => [line, line.quantity]));
  const lines: WishedLine[] = [];
  const units: Unit[] = [];
  let within = true;
  for (const piece of pieces) {
    const byRef = order?.lines.filter((line) => line.ref === piece.ref) ?? [];
    const named = byRef.length ? byRef : (order?.lines.filter((line) => line.sku === piece.ref) ?? []);
    let wanted = piece.quantity;
    for (const line of named) {
      const taken = Math.min(wanted, left.get(line) ?? 0);
      if (taken === 0) continue;
      left.set(line, (left.get(line) ?? 0) - taken);
      wanted -= taken;
      lines.push({ ref: line.ref, sku: line.sku, quantity: taken });
      for (let i = 0; i < taken; i++) units.push({ sku: line.sku, productRef: line.productRef, minor: line.unitMinor });
    }
    within &&= wanted === 0;
  }
  return { lines, units, within };
}

const unitsAsked = (pieces: readonly Piece[] | null): number => pieces?.reduce((sum, piece) => sum + piece.quantity, 0) ?? 0;

/** Units that come in, priced as the shop sells them now; null where it does not sell one. */
function unitsIn(products: ReadonlyMap<string, Product>, pieces: readonly Piece[]): (Unit | null)[] {
  return pieces.flatMap(({ ref, quantity: count }) => {
    const product = products.get(ref);
    const unit = product ? { sku: product.sku, productRef: product.productRef, minor: product.minor } : null;
    return Array.from({ length: count }, () => unit);
  });
}

function inStock(products: ReadonlyMap<string, Product>, skus: readonly string[]): boolean {
  return [...new Set(skus)].every((sku) => {
    const product = products.get(sku);
    const needed = skus.filter((one) => one === sku).length;
    return product !== undefined && product.available && (product.stock === null || product.stock >= needed);
  });
}

const DAY = 86_400_000;
const daysSince = (at: string | null, now: Date): number | null =>
  at ? Math.floor((now.getTime() - Date.parse(at)) / DAY) : null;
function inGuarantee(deliveredAt: string | null, now: Date): boolean | null {
  if (!deliveredAt) return null;
  const until = new Date(deliveredAt);
  until.setUTCFullYear(until.getUTCFullYear() + 3);
  return now <= until;
}
const sum = (units: readonly { minor: number }[]): number => units.reduce((total, unit) => total + unit.minor, 0);
const distinct = (values: readonly string[]): string[] => [...new Set(values.filter(Boolean))];

const AWAY = /^(shipped|delivered|returned|partially_?shipped)$/i;
const CHANGED = /item.*(modif|chang)/i;
export const hasLeft = (order: Order): boolean =>
  AWAY.test(order.state) || order.deliveredAt !== null || order.shipments.some((one) => /ship|deliver|transit/i.test(one.state));

function ofOrder(order: Order, { now, customerId, moneyUnderWay }: Matter): Partial<Record<FactName, Facts[string]>> {
  const shipped = hasLeft(order);
  return {
    orderState: order.state,
    currency: order.currency,
    daysSinceOrder: daysSince(order.placedAt, now),
    daysSinceDelivery: daysSince(order.deliveredAt, now),
    totalMinor: order.totalMinor,
    paidMinor: order.paidMinor,
    refundedMinor: order.refundedMinor,
    refundableMinor: order.refundableMinor,
    shippingMinor: order.shippingMinor,
    itemCount: order.lines.reduce((total, line) => total + line.quantity, 0),
    lineCount: order.lines.length,
    skus: distinct(order.lines.map((line) => line.sku)),
    categories: distinct(order.lines.map((line) => line.category)),
    productRefs: distinct(order.lines.map((line) => line.productRef)),
    paymentsCount: order.payments.length,
    refundsCount: order.refunds.length,
    paymentMethods: distinct(order.payments.flatMap(({ ref, method }) => [ref, method])),
    moneyUnderWay,
    picked: order.facts['picked'] ?? (shipped || order.shipments.length > 0),
    shipped,
    delivered: order.deliveredAt !== null || order.state === 'delivered',
    cancelled: /^cancel/i.test(order.state),
    inGuarantee: order.facts['inGuarantee'] ?? inGuarantee(order.deliveredAt, now),
    itemsChanged: order.facts['itemsChanged'] ?? CHANGED.test(order.state),
    orderOfCustomer: order.customerId === null || customerId === null ? null : order.customerId === customerId,
  };
}

function ofItems(order: Order | null, wish: Wish, products: Matter['products']): Partial<Record<FactName, Facts[string]>> {
  const out = linesOf(order, wish.lines ?? []);
  const coming = wish.newItems ? unitsIn(products, wish.newItems) : [];
  const known = coming.filter((unit) => unit !== null);
  const allKnown = known.length === coming.length;
  const newSkus = wish.newItems?.flatMap((piece) => Array.from({ length: piece.quantity }, () => piece.ref));
  const pairs =
    out.within && allKnown && known.length === out.units.length ? out.units.map((old, i) => [old, known[i]] as const) : null;
  const lines: Partial<Record<FactName, Facts[string]>> = wish.lines
    ? {
        unitsAsked: unitsAsked(wish.lines),
        itemsInOrder: out.within,
        linesMinor: sum(out.units),
        lineSkus: distinct(out.lines.map((line) => line.sku)),
        lineCategories: distinct(out.lines.map(({ ref }) => order?.lines.find((line) => line.ref === ref)?.category ?? '')),
        inStock: inStock(
          products,
          out.units.map((unit) => unit.sku),
        ),
      }
    : {};
  if (!newSkus) return lines;
  return {
    ...lines,
    inStock: inStock(products, newSkus),
    newUnits: newSkus.length,
    sameLength: newSkus.length === unitsAsked(wish.lines),
    newItemsKnown: allKnown,
    newItemsAvailable: inStock(products, newSkus),
    newItemsSameProduct:
      pairs?.every(([old, fresh]) => fresh !== undefined && old.productRef !== '' && old.productRef === fresh.productRef) ?? null,
    newItemsDiffer: pairs?.every(([old, fresh]) => old.sku !== fresh?.sku) ?? null,
    priceDifferenceMinor: out.within && allKnown ? sum(known) - sum(out.units) : null,
  };
}

function ofPayment(wish: Wish, { order, profiles }: Matter, difference: number | null): Partial<Record<FactName, Facts[string]>> {
  const asked = wish.paymentMethod;
  if (asked === null) return {};
  const method = profiles.flatMap((profile) => profile.paymentMethods).find(({ ref }) => ref === asked);
  const first = order?.payments[0];
  const isOriginal = first !== undefined && (first.ref === asked || first.method === asked);
  const isGiftCard = method ? /gift/i.test(method.kind) : false;
  const due = wish.newItems ? difference : (order?.totalMinor ?? null);
  const covered = due === null ? null : due <= (method?.balanceMinor ?? 0) || due <= 0;
  return {
    paymentMethodGiven: asked,
    paymentMethodKnown: method !== undefined,
    paymentMethodKind: method?.kind ?? null,
    paymentMethodIsOriginal: isOriginal,
    paymentMethodIsGiftCard: isGiftCard,
    paymentMethodIsOriginalOrGiftCard: isOriginal || isGiftCard,
    giftCardBalanceMinor: isGiftCard ? (method?.balanceMinor ?? null) : null,
    giftCardCovers: isGiftCard ? covered : true,
  };
}

const ADDRESS = ['line1', 'postalCode', 'city', 'country'] as const;

function ofAddress(wish: Wish, order: Order | null): Partial<Record<FactName, Facts[string]>> {
  const { address } = wish;
  if (!address) return {};
  const parts = Object.keys(address) as (keyof typeof address)[];
  return {
    addressComplete: ADDRESS.every((part) => address[part].trim() !== ''),
    addressDiffers: order ? parts.some((part) => address[part] !== '' && address[part] !== order.address[part]) : null,
  };
}

const simple = (value: unknown): Facts[string] | undefined => {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
};

/** All facts of the matter, and the names of those that are open because a parameter is not given yet. */
export function factsOf(matter: Matter, wish: Wish): { facts: Facts; open: (name: string) => boolean } {
  const { order, params, amount, profiles } = matter;
  const items = ofItems(order, wish, matter.products);
  const difference = typeof items.priceDifferenceMinor === 'number' ? items.priceDifferenceMinor : null;
  const paid = order?.paidMinor ?? 0;
  const derived: Partial<Record<FactName, Facts[string]>> = {
    op: matter.op,
    storeCode: matter.store.code,
    hasOrder: order !== null,
    ...(order ? ofOrder(order, matter) : {}),
    customerKnownToShop: profiles.length > 0,
    amountMinor: amount?.minor ?? null,
    amountShare: amount && paid > 0 ? Math.ceil((amount.minor * 100) / paid) : null,
    reasonGiven: wish.reason,
    ...items,
    ...ofPayment(wish, matter, difference),
    ...ofAddress(wish, order),
  };
  const given = Object.entries(params).flatMap(([name, value]) => {
    const fact = simple(value);
    return fact === undefined ? [] : [[`param.${name}`, fact] as const];
  });
  const present = (param: string) => (param === 'amount' ? amount !== null : param in wish && wish[param as keyof Wish] !== null);
  const open = (name: string) => {
    if (name.startsWith('param.')) return params[name.slice('param.'.length)] === undefined;
    const param = RESTS_ON[name as FactName];
    return param !== undefined && !present(param) && (facts[name] ?? null) === null;
  };
  const facts: Facts = { ...order?.facts, ...derived, ...Object.fromEntries(given) };
  return { facts, open };
}

/** What a shop needs to carry it out beyond the parameters: refs, prices and differences worked out here, in minor units. */
export function computedOf(matter: Matter, wish: Wish, facts: Facts): Record<string, unknown> {
  const profile: ShopCustomer | undefined = matter.profiles[0];
  const coming = wish.newItems ? unitsIn(matter.products, wish.newItems) : [];
  return {
    customerRef: profile?.ref ?? null,
    orderState: matter.order?.state ?? null,
    refundableMinor: matter.order?.refundableMinor ?? null,
    lines: wish.lines ? linesOf(matter.order, wish.lines).lines : null,
    linesMinor: facts['linesMinor'] ?? null,
    newItems: wish.newItems ? coming.flatMap((unit) => (unit ? [{ sku: unit.sku, minor: unit.minor }] : [])) : null,
    priceDifferenceMinor: facts['priceDifferenceMinor'] ?? null,
  };
}
