import { Refused } from '../server/platform/refusal.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { receive } from '../server/rooms/cases/actions/receive.ts';
import type { DemoCentre } from './centre.ts';
import type { DemoOrder } from './orders.ts';
import type { Random } from './random.ts';

/** A clock that stands where it is put: history is lived through at its own instants. */
export type Hands = { at: Date };
export const turned = (session: Session, hands: Hands): Session => ({
  ...session,
  ctx: { ...session.ctx, clock: { now: () => hands.at } } satisfies Ctx,
});

/** A shop's rules or a limit may say no to what chance proposed: then that line of history did not happen. */
export const onlyRefused = (error: unknown): null => {
  if (error instanceof Refused) return null;
  throw error;
};

export type PastCase = {
  centre: DemoCentre;
  order: DemoOrder;
  random: Random;
  hands: Hands;
  /** Both at the hands' own time. */
  house: Session;
  agent: Session;
  caseId: string;
  /** So many minutes go by, at least and at most. */
  pass(least: number, most: number): void;
};

/** The customer writes once more about the same matter: what waiting costs. */
export async function writeAgain(house: Session, caseId: string, order: DemoOrder): Promise<void> {
  await receive(house, {
    channel: 'email',
    from: { address: order.email, name: order.name },
    subject: `Re: pedido ${order.number}`,
    text: '¿Se sabe ya algo de lo mío?',
    caseId,
    receipt: false,
  });
}
