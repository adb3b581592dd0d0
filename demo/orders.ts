import type { z } from 'zod';
import type { zPushOrder } from '../server/rooms/stores/contract.ts';
import { CITIES, type DemoProduct, FIRST_NAMES, HOGAR, LAST_NAMES, TECNO } from './catalogue.ts';
import type { Random } from './random.ts';

export type DemoOrder = z.input<typeof zPushOrder> & {
  store: 'HOGAR' | 'TECNO';
  name: string;
  email: string;
  product: DemoProduct;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST_NUMBER = 87_300;
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** So many orders, the newest last, with everything a shop would tell of them. */
export function ordersFrom(random: Random, now: Date, count: number): DemoOrder[] {
  return Array.from({ length: count }, (_, i) => {
    const store = random.chance(60) ? 'HOGAR' : 'TECNO';
    const product = random.pick(store === 'HOGAR' ? HOGAR : TECNO);
    const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    const email = `${plain(name).replace(' ', '.')}${i}@correo.example`;
    const [city, postalCode] = random.pick(CITIES);
    const placed = now.getTime() - (count - i) * 5 * HOUR - random.int(5) * HOUR;
    const age = (now.getTime() - placed) / DAY;
    const state = age > 4 ? 'delivered' : age > 2 ? 'shipped' : age > 1 ? 'processed' : 'pending';
    const quantity = random.chance(15) ? 2 : 1;
    const totalMinor = product.minor * quantity + 495;
    const number = String(FIRST_NUMBER + i);
    const instant = (ms: number) => new Date(ms).toISOString();
    return {
      store,
      name,
      email,
      product,
      ref: number,
      number,
      state,
      currency: 'EUR',
      totalMinor,
      paidMinor: totalMinor,
      shippingMinor: 495,
      placedAt: instant(placed),
      deliveredAt: state === 'delivered' ? instant(placed + 3 * DAY) : null,
      customer: { ref: `C-${i}`, email, name },
      lines: [
        {
          ref: `${number}-1`,
          sku: product.sku,
          productRef: product.product,
          name: product.name,
          quantity,
          unitMinor: product.minor,
          category: product.category,
        },
      ],
      payments: [{ ref: `P-${number}`, method: 'card', label: `tarjeta ··${4000 + random.int(5999)}`, minor: totalMinor }],
      shipments:
        state === 'delivered' || state === 'shipped'
          ? [
              {
                ref: `E-${number}`,
                state,
                carrier: random.pick(['GLS', 'SEUR', 'Correos']),
                tracking: `GL${number}ES`,
                lineRefs: [`${number}-1`],
              },
            ]
          : [],
      address: { name, line1: `Calle Mayor ${1 + random.int(80)}`, city, postalCode, country: 'ES' },
    };
  });
}
