import { answerSurvey } from '../server/rooms/cases/actions/answer-survey.ts';
import { assign } from '../server/rooms/cases/actions/assign.ts';
import { markDelivery } from '../server/rooms/cases/actions/mark-delivery.ts';
import { receive } from '../server/rooms/cases/actions/receive.ts';
import { resolve } from '../server/rooms/cases/actions/resolve.ts';
import type { DemoCentre } from './centre.ts';
import { fits, LETTERS } from './letters.ts';
import type { DemoOrder } from './orders.ts';
import { type Hands, onlyRefused, type PastCase, turned, writeAgain } from './past.ts';
import type { Ways } from './past-ways.ts';

import { type Random, randomFrom } from './random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Cases are lived through side by side: a database has more than one ear. */
export const LANES = 6;
export const HOME = ['agente', 'agente2', 'agente3', 'agente6', 'agente7', 'agente8'] as const;
export const TECH = ['agente4', 'agente5', 'agente9', 'agente10', 'agente11', 'agente12'] as const;
export const VENDOR = ['externa', 'externo2', 'externo3', 'externo4'] as const;

export type Stretch = { from: Date; to: Date; cases: number; seed: number; ways: Ways };

/** Decided cases of a stretch of time, each with an order of its own, so that usual times, precedents, replay and reports stand on something. */
export async function liveThrough(centre: DemoCentre, orders: readonly DemoOrder[], stretch: Stretch): Promise<void> {
  const { from, to, cases, seed, ways } = stretch;
  const apart = (to.getTime() - from.getTime()) / cases;
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < cases; i = next++) {
      const order = orders[i];
      const random = randomFrom(seed + i);
      if (order) await liveCase(centre, order, random, ways, { at: new Date(from.getTime() + Math.floor(i * apart)) });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function liveCase(centre: DemoCentre, order: DemoOrder, random: Random, ways: Ways, hands: Hands): Promise<void> {
  const house = turned(centre.house, hands);
  const team = random.chance(15) ? VENDOR : random.chance(85) ? TECH : HOME;
  const name = random.pick(team);
  const agent = turned(centre.as(name), hands);
  const letter = random.pick(LETTERS.filter((one) => fits(one, order.product)));
  const text = letter.text.replaceAll('{n}', order.number).replaceAll('{p}', order.product.name);
  const { caseId } = await receive(house, {
    channel: random.chance(20) ? 'web' : 'email',
    from: { address: order.email, name: order.name },
    subject: letter.subject,
    text,
    attachments: [centre.photo],
    receipt: false,
    ...(letter.language ? { language: letter.language } : {}),
  });
  const pass = (least: number, most: number) =>
    void (hands.at = new Date(hands.at.getTime() + (least + random.int(most - least)) * MINUTE));
  // A vendor's people see what was given to them, nothing else.
  if (team === VENDOR) await assign(turned(centre.as('coordinacion'), hands), { caseId, personId: centre.idOf(name) });
  pass(5, 90);
  const past: PastCase = { centre, order, random, hands, house, agent, caseId, pass };
  await wayOf(ways, random.int(100))(past);
  pass(3, 40);
  await end(past);
}

function wayOf(ways: Ways, at: number): Ways[number]['way'] {
  let sum = 0;
  const found = ways.find(({ share }) => (sum += share) > at);
  if (!found) throw new RangeError('the shares are no hundred');
  return found.way;
}

async function end({ centre, order, random, hands, house, agent, caseId, pass }: PastCase): Promise<void> {
  const done = await resolve(agent, {
    caseId,
    resolution: random.chance(85) ? 'favourable' : random.chance(50) ? 'partial' : 'denied',
    text: 'Ya está hecho. Gracias por su paciencia; si necesita algo más, conteste a este correo.',
  }).catch(onlyRefused);
  const last = done?.messages.at(-1);
  if (!last) return;
  await markDelivery(house, { messageId: last.id, state: 'sent', purpose: 'resolution' });
  pass(30, 2000);
  if (hands.at.getTime() > centre.house.ctx.clock.now().getTime() - DAY / 24) return;
  if (random.chance(35)) await answerSurvey(house, { caseId, score: 5 - Math.min(random.int(4), random.int(5)) });
  else if (random.chance(8)) await writeAgain(house, caseId, order);
}
