import { look } from '../server/platform/act.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { Refused } from '../server/platform/refusal.ts';
import { addAbsence } from '../server/rooms/organization/absences/actions/add-absence.ts';
import { consult } from '../server/rooms/cases/actions/consult.ts';
import { receive } from '../server/rooms/cases/actions/receive.ts';
import { requestSupply } from '../server/rooms/cases/actions/request-supply.ts';
import { takeAction } from '../server/rooms/cases/actions/take-action.ts';
import { mayOne } from '../server/rooms/cases/bar/views.ts';
import { headOf } from '../server/rooms/cases/views.ts';
import type { DemoCentre } from './centre.ts';
import { fits, type Letter, LETTERS } from './letters.ts';
import type { DemoOrder } from './orders.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A case of the morning, with what was written and the order that it is about. */
export type Story = { caseId: string; order: DemoOrder; letter: Letter };

/** A morning at the desk: a case for every letter, some of them already asked about, one of the deciders away with a deputy. */
export async function openStories(centre: DemoCentre, orders: readonly DemoOrder[], random: Random, now: Date): Promise<Story[]> {
  await addAbsence(centre.as('responsable'), {
    personId: centre.idOf('coordinacion2'),
    deputyId: centre.idOf('supervision2'),
    startsAt: new Date(now.getTime() - DAY).toISOString(),
    endsAt: new Date(now.getTime() + 6 * DAY).toISOString(),
  });
  const { photo } = centre;
  const made: Story[] = [];
  for (const [i, letter] of [...LETTERS, ...LETTERS.slice(0, 8)].entries()) {
    const order = orderFor(letter, orders, random);
    const at = new Date(now.getTime() - (LETTERS.length + 8 - i) * 17 * MINUTE);
    const text = letter.text.replaceAll('{n}', order.number).replaceAll('{p}', order.product.name);
    const { caseId } = await receive(clocked(centre.house, at), {
      channel: i % 5 === 4 ? 'web' : 'email',
      from: { address: order.email, name: order.name },
      subject: letter.subject,
      text,
      at: at.toISOString(),
      ...(letter.language ? { language: letter.language } : {}),
      attachments: /foto|base/.test(letter.text) ? [photo] : [],
    });
    made.push({ caseId, order, letter });
  }
  await put(centre, made, photo);
  return made;
}

const clocked = (session: Session, at: Date): Session => ({
  ...session,
  ctx: { ...session.ctx, clock: { now: () => at } } satisfies Ctx,
});

function orderFor(letter: Letter, orders: readonly DemoOrder[], random: Random): DemoOrder {
  const wanted = orders.filter((o) => fits(letter, o.product) && (letter.text.includes('{p}') || o.state !== 'pending'));
  return random.pick(wanted.length ? wanted : orders);
}

/** One case of each circuit under way, and one request to the warehouse. */
async function put(centre: DemoCentre, made: Story[], photo: DemoCentre['photo']): Promise<void> {
  const agent = centre.as('agente');
  const [kettle, late, charged, broken] = made;
  if (!kettle || !late || !charged || !broken) return;
  await unlessRefused(async () => {
    const amount = { minor: Math.min(8000, kettle.order.paidMinor), currency: 'EUR' };
    const evidence = [photo];
    const given = { params: {}, amount, identityVerified: true, evidence };
    const line = await look(agent, async (tx) => mayOne(tx, await headOf(tx, kettle.caseId), null, 'REFUND_PARTIAL', given));
    if (line.ruling.circuit !== 'authorised') return;
    await takeAction(agent, {
      caseId: kettle.caseId,
      action: 'REFUND_PARTIAL',
      amount,
      expects: 'authorised',
      reason: 'No quiere otro: la fuga hizo saltar el diferencial. Le prometí respuesta esta mañana.',
      identityVerified: true,
      evidence,
    });
  });
  await unlessRefused(() =>
    consult(agent, {
      caseId: late.caseId,
      mode: 'consult',
      department: 'DEPT_LOG',
      question: `El pedido ${late.order.number} figura en reparto desde el martes. ¿Dónde está y cuándo llega?`,
    }),
  );
  await unlessRefused(() =>
    consult(centre.as('agente2'), {
      caseId: charged.caseId,
      mode: 'refer',
      department: 'DEPT_FIN',
      question: `Cobro duplicado del pedido ${charged.order.number}; el cliente adjunta el extracto.`,
    }),
  );
  await unlessRefused(() =>
    requestSupply(agent, {
      caseId: broken.caseId,
      purpose: 'exchange',
      lines: [{ sku: broken.order.product.sku, name: broken.order.product.name, quantity: 1 }],
      note: 'Llegó roto. Que salga hoy si se puede.',
    }),
  );
}

async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}
