import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Case, openDesk } from '../../../test/desk.ts';
import type { Client, OrderWish } from '../../../test/desk-house.ts';
import type { zMayLine } from './contract.ts';

type MayLine = z.output<typeof zMayLine>;
type Inbox = { requests: { id: string; number: string; caseId: string; kind: string }[] };

const { house, agent, someone, see } = await openDesk();
beforeEach(() => house.shop.reset());

const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** A customer who has bought something, and their matter at the desk. */
async function matter(wish: Partial<OrderWish> = {}) {
  const email = someone();
  const order = await house.newOrder({ email, ...wish });
  const { body } = await agent.post<{ caseId: string; key: string }>('/cases', {
    ...{ channel: 'email', from: { address: email, name: 'Ana Ruiz' } },
    ...{
      subject: 'La silla vino rota',
      text: `Hola: la silla del pedido ${order.number} llegó con una pata rota. ¿Qué hacemos?`,
    },
  });
  return { ...body, email, order };
}
const take = (caseId: string, given: object, who: Client = agent) => who.post<Case>(`/cases/${caseId}/actions`, given);
const refund = async (minor: number, expects: string, more: object = {}) => ({
  ...{ action: 'REFUND_PARTIAL', amount: eur(minor), expects, evidence: [await house.photo()] },
  ...more,
});
const ended = (caseId: string, state: string) =>
  house.until(`the action is ${state}`, async () => {
    const view = await see(caseId);
    return view.actions.at(-1)?.state === state && view;
  });
/** What the shop did to this order, whatever it answered. */
const booked = (order: { ref: string }) => [...house.shop.book.values()].filter((one) => one.orderRef === order.ref);
const words = (view: Case): string[] => view.steps.map((step) => step.word);
const asked = async (caseId: string, who: Client) =>
  house.until('the request is in the inbox', async () =>
    (await who.get<Inbox>('/requests')).body.requests.find((request) => request.caseId === caseId),
  );

describe('a demand', () => {
  it('by whatever door is one case with a key, its order, a legal clock and a first point', async () => {
    const { caseId, key, order } = await matter();
    const view = await see(caseId);
    expect(view).toMatchObject({
      ...{ key, state: 'new', orderId: order.id, reason: 'damaged', nature: 'complaint', ownerId: null },
      issues: [{ state: 'open', reason: 'damaged' }],
      messages: [{ direction: 'in', author: { kind: 'customer' } }],
    });
    expect(view.clocks.map(({ kind, basis }) => [kind, basis])).toContainEqual(['legal', 'trlgdcu_21_3']);
    expect((await agent.get<{ cases: Case[] }>(`/cases/search?q=${key.toLowerCase()}`)).body.cases).toMatchObject([
      { id: caseId },
    ]);
  });

  it('that a door delivers twice is one case and one message', async () => {
    const given = { channel: 'fax', ref: 'fax-77', from: { address: null }, text: 'Reclamo la factura del pedido.' };
    const [one, other] = [await agent.post('/cases', given), await agent.post('/cases', given)];
    expect([one.body.isNew, other.body.isNew, other.body.caseId]).toEqual([true, false, one.body.caseId]);
    expect((await see(String(one.body.caseId))).messages).toHaveLength(1);
  });

  it('starts the law’s clock when the customer came, not when it was taken in', async () => {
    const came = new Date(Date.now() - 26 * 3_600_000).toISOString();
    const { body } = await agent.post('/cases', {
      channel: 'post',
      from: { address: null },
      at: came,
      text: 'Carta certificada.',
    });
    const legal = (await see(String(body.caseId))).clocks.find((clock) => clock.kind === 'legal');
    expect(legal?.startsAt).toBe(came);
  });
});

describe('circuit 1', () => {
  it('says before that one may, gives the money back once in the shop, and tells the case', async () => {
    const { caseId, order } = await matter();
    const bar = (await agent.get<MayLine[]>(`/cases/${caseId}/may`)).body;
    expect(bar.find((line) => line.action === 'REFUND_PARTIAL')).toMatchObject({
      ruling: { circuit: 'own' },
      ...{ can: true, maxMinor: 12_000, usual: null, askCostMinor: null },
    });
    const { status, body } = await take(caseId, await refund(2000, 'own'));
    expect([status, body.ownerName]).toEqual([200, 'Lucía Ferrer']);
    const view = await ended(caseId, 'done');
    expect(booked(order)).toMatchObject([{ minor: 2000 }]);
    expect(view.actions).toMatchObject([{ circuit: 'own', amount: eur(2000), by: 'Lucía Ferrer' }]);
    expect([words(view).includes('executed'), view.waits, view.circuit]).toEqual([true, [], null]);
  });

  it('asked twice under one key, as a nervous screen does, moves the money once', async () => {
    const { caseId, order } = await matter();
    const body = await refund(1500, 'own');
    const ask = () =>
      agent.ask<Case>({ method: 'POST', url: `/cases/${caseId}/actions`, body, headers: { 'idempotency-key': caseId } });
    const [one, other] = await Promise.all([ask(), ask()]);
    expect([one.status, other.status]).toEqual([200, 200]);
    const view = await ended(caseId, 'done');
    expect([view.actions.length, booked(order).length]).toEqual([1, 1]);
  });

  it('that the shop declines has failed, is said, and may be asked again', async () => {
    const { caseId, order } = await matter();
    house.shop.mode = 'refuse';
    await take(caseId, await refund(2000, 'own'));
    const view = await ended(caseId, 'failed');
    expect([words(view).includes('executionFailed'), view.actions[0]?.note]).toEqual([true, 'too much']);
    house.shop.mode = 'done';
    expect((await take(caseId, await refund(2000, 'own'))).status).toBe(200);
    await ended(caseId, 'done');
    expect(booked(order).length).toBe(1);
  });

  it('of which nobody knows the outcome is shown as unknown, and holds back a second one on that order', async () => {
    const { caseId, order } = await matter();
    house.shop.mode = 'failAfter';
    await take(caseId, await refund(1000, 'own'));
    const view = await ended(caseId, 'unknown');
    expect([view.waits, booked(order).length]).toEqual([['execution'], 1]);
    expect((await take(caseId, await refund(900, 'own'))).reason).toBe('cases.shopSays');
    expect((await agent.post(`/cases/${caseId}/resolve`, { resolution: 'favourable', text: 'Hecho.' })).reason).toBe(
      'cases.stillUnderWay',
    );
    expect(booked(order).length).toBe(1);
  });
});

describe('what does not go', () => {
  it.each<[string, string, (given: Awaited<ReturnType<typeof refund>>) => object]>([
    [
      'an order that nobody knows',
      'cases.orderUnknown',
      (given) => ({ ...given, orderId: '019a0000-0000-7000-8000-00000000dead' }),
    ],
    ['an action that nobody knows', 'cases.actionUnknown', (given) => ({ ...given, action: 'GIVE_ALL' })],
    ['an action that does not fit the order', 'cases.shopSays', (given) => ({ ...given, action: 'ORDER_CANCEL', amount: null })],
    [
      'more than was paid',
      'cases.shopSays',
      (given) => ({ ...given, amount: eur(12_001), expects: 'authorised', reason: 'Lo pide.' }),
    ],
    ['another currency', 'cases.shopSays', (given) => ({ ...given, amount: { minor: 2000, currency: 'USD' } })],
    ['nothing at all', 'cases.shopSays', (given) => ({ ...given, amount: eur(0) })],
    ['without evidence', 'cases.missing.evidence', (given) => ({ ...given, evidence: [] })],
    [
      'evidence that was never kept',
      'cases.fileUnknown',
      (given) => ({ ...given, evidence: [{ ...given.evidence[0], sha256: 'f'.repeat(64) }] }),
    ],
    ['another circuit than the screen said', 'cases.circuitChanged', (given) => ({ ...given, amount: eur(8000) })],
    [
      'leave without a reason',
      'cases.reasonNeeded',
      (given) => ({ ...given, amount: eur(8000), expects: 'authorised', reason: '  ' }),
    ],
    ['cents of cents', 'platform.invalid.invalid_type', (given) => ({ ...given, amount: { minor: 10.5, currency: 'EUR' } })],
  ])('%s: %s, and nothing has changed', async (_, reason, change) => {
    const { caseId, order } = await matter();
    const before = await see(caseId);
    const answer = await take(caseId, change(await refund(2000, 'own')));
    expect([answer.reason, answer.status >= 400 && answer.status < 500]).toEqual([reason, true]);
    expect(await see(caseId)).toEqual(before);
    expect(booked(order)).toEqual([]);
  });

  it('what was written on a screen that shows an older case', async () => {
    const { caseId } = await matter();
    const { version } = await see(caseId);
    await (await house.as('coordinacion')).ask({ method: 'PATCH', url: `/cases/${caseId}`, body: { reason: 'warranty' } });
    const late = await agent.post(`/cases/${caseId}/replies`, { text: 'Buenos días.', version });
    expect([late.status, late.reason]).toEqual([409, 'cases.stale']);
    expect((await see(caseId)).messages).toHaveLength(1);
  });

  it('the order of somebody else', async () => {
    const [mine, other] = [await matter(), await matter()];
    const answer = await take(mine.caseId, await refund(1000, 'own', { orderId: other.order.id }));
    expect(answer.reason).toBe('cases.orderUnknown');
    expect(booked(mine.order).concat(booked(other.order))).toEqual([]);
  });
});

describe('circuit 2', () => {
  const cancelled = async () => {
    const given = await matter({ state: 'processed', facts: { picked: true } });
    const action = { action: 'ORDER_CANCEL', expects: 'consulted', reason: 'Lo pidió antes de que saliera.' };
    return { ...given, asked: await take(given.caseId, action) };
  };

  it('asks the department for leave; after its yes the agent carries it out, once', async () => {
    const { caseId, order, asked: taken } = await cancelled();
    expect(taken.body).toMatchObject({ waits: ['consultation'], circuit: 'consulted', actions: [{ state: 'asked' }] });
    const logistics = await house.as('logistica');
    const request = await asked(caseId, logistics);
    expect((await logistics.get<Case>(`/cases/${caseId}`)).body).toMatchObject({ id: caseId, may: { act: false, reply: false } });
    await logistics.post(`/consultations/${request.id}/answer`, {
      kind: 'answer',
      verdict: 'yes',
      text: 'Aún está en el muelle.',
    });
    const granted = await ended(caseId, 'granted');
    expect([words(granted).includes('consultation.answered'), booked(order)]).toEqual([true, []]);
    const execute = () => agent.post(`/cases/${caseId}/actions/${granted.actions[0]?.id}/execute`, {});
    const answers = await Promise.all([execute(), execute()]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    await ended(caseId, 'done');
    expect(booked(order)).toHaveLength(1);
  });

  it('ends with the department’s no, and nothing reaches the shop', async () => {
    const { caseId, order } = await cancelled();
    const logistics = await house.as('logistica');
    const request = await asked(caseId, logistics);
    await logistics.post(`/consultations/${request.id}/answer`, { kind: 'answer', verdict: 'no', text: 'Ya está en el camión.' });
    const view = await ended(caseId, 'refused');
    expect((await agent.post(`/cases/${caseId}/actions/${view.actions[0]?.id}/execute`, {})).reason).toBe('cases.notGranted');
    expect(booked(order)).toEqual([]);
  });

  it('refers the customer, who is told so; the department does it and the first level confirms', async () => {
    const { caseId } = await matter();
    const question = 'Cobro duplicado; el cliente manda el extracto.';
    const { body } = await agent.post<Case>(`/cases/${caseId}/consultations`, {
      mode: 'refer',
      department: 'DEPT_FIN',
      question,
    });
    const told = body.messages.at(-1);
    expect(told).toMatchObject({ direction: 'out', author: { kind: 'person' } });
    expect(told?.text).toContain('Hola Ana Ruiz:');
    const finance = await house.as('finanzas');
    const request = await asked(caseId, finance);
    await finance.post(`/consultations/${request.id}/answer`, { kind: 'done', text: 'Devuelto y hablado con ella.' });
    await house.until('the case hears of it', async () => words(await see(caseId)).includes('consultation.done'));
    expect((await agent.post(`/consultations/${request.id}/confirm`, {})).body).toMatchObject({ state: 'confirmed' });
    await house.until('nothing is awaited', async () => (await see(caseId)).waits.length === 0);
  });
});

describe('circuit 3', () => {
  const wanted = async () => {
    const given = await matter();
    const { status, body } = await take(
      given.caseId,
      await refund(6000, 'authorised', { reason: 'No quiere otra: es la segunda.' }),
    );
    expect([status, body.waits]).toEqual([200, ['authorization']]);
    return given;
  };

  it('asks the nearest superior; the grant gives the money back once, without the agent', async () => {
    const { caseId, order } = await wanted();
    const coordinator = await house.as('coordinacion');
    const request = await asked(caseId, coordinator);
    expect((await agent.post(`/authorizations/${request.id}/decide`, { verdict: 'approve' })).status).toBe(403);
    const grant = () => coordinator.post(`/authorizations/${request.id}/decide`, { verdict: 'approve' });
    const answers = await Promise.all([grant(), grant()]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const view = await ended(caseId, 'done');
    expect(booked(order)).toMatchObject([{ minor: 6000 }]);
    expect(words(view)).toEqual(expect.arrayContaining(['authorizationAsked', 'authorization.granted', 'executed']));
  });

  it('granted with less, gives that back when the agent takes it', async () => {
    const { caseId, order } = await wanted();
    const coordinator = await house.as('coordinacion');
    const request = await asked(caseId, coordinator);
    await coordinator.post(`/authorizations/${request.id}/decide`, { verdict: 'change', minor: 4500, reason: 'Con eso basta.' });
    await house.until('the case hears of it', async () => words(await see(caseId)).includes('authorization.changed'));
    await agent.post(`/authorizations/${request.id}/changes`, { accept: true });
    const view = await ended(caseId, 'done');
    expect([view.actions[0]?.amount, booked(order)[0]?.minor]).toEqual([eur(4500), 4500]);
  });

  it('rejected, ends with its reason and moves nothing', async () => {
    const { caseId, order } = await wanted();
    const coordinator = await house.as('coordinacion');
    const request = await asked(caseId, coordinator);
    await coordinator.post(`/authorizations/${request.id}/decide`, {
      verdict: 'reject',
      reason: 'Primero la foto de la etiqueta.',
    });
    await ended(caseId, 'refused');
    expect(booked(order)).toEqual([]);
  });

  it('says before one asks how the like of it was decided, to those only who may open the case', async () => {
    const { caseId } = await matter();
    const wish = `/cases/${caseId}/precedents?action=REFUND_PARTIAL&minor=6000`;
    const { status, body } = await agent.get<{ outcome: string; amount: { minor: number } | null }[]>(wish);
    expect(status).toBe(200);
    expect(body.map((one) => one.outcome)).toContain('rejected');
    expect(body.every((one) => one.amount !== null)).toBe(true);
    for (const who of ['logistica', 'externa'] as const)
      expect([403, 404]).toContain((await (await house.as(who)).get(wish)).status);
  });

  it('granted when there is no longer so much to give back, ends and says why', async () => {
    const { caseId, email, order } = await wanted();
    const coordinator = await house.as('coordinacion');
    const request = await asked(caseId, coordinator);
    await house.tell(order.number, { email, refundedMinor: 11_000 });
    await coordinator.post(`/authorizations/${request.id}/decide`, { verdict: 'approve' });
    const view = await ended(caseId, 'failed');
    expect([view.actions[0]?.note, view.waits]).toEqual(['Supera lo que queda por devolver de este pedido.', []]);
    expect(booked(order)).toEqual([]);
  });
});

it('asks the warehouse, which reserves and hands over', async () => {
  const { caseId } = await matter();
  const lines = [{ sku: 'SIL-1', name: 'Silla SIL-1', quantity: 1 }];
  expect((await agent.post(`/cases/${caseId}/supplies`, { purpose: 'exchange', lines })).body).toMatchObject({
    waits: ['supply'],
  });
  const warehouse = await house.as('almacen');
  const request = await asked(caseId, warehouse);
  await warehouse.post(`/supplies/${request.id}/answer`, { kind: 'reserve' });
  await warehouse.post(`/supplies/${request.id}/answer`, { kind: 'hand_over', tracking: 'GL1' });
  await house.until('it was handed over', async () => words(await see(caseId)).includes('supply.handedOver'));
  expect((await see(caseId)).waits).toEqual([]);
});

describe('the end of a case', () => {
  it('wants an answer to every point, tells who is denied where else to turn, and asks how it was only afterwards', async () => {
    const { caseId } = await matter();
    const { body } = await agent.post<Case>(`/cases/${caseId}/issues`, {
      reason: 'billing',
      text: 'Y la factura está a otro nombre.',
    });
    const resolve = (resolution: string) =>
      agent.post<Case>(`/cases/${caseId}/resolve`, { resolution, text: 'No podemos aceptarlo.' });
    expect((await resolve('denied')).reason).toBe('cases.issuesOpen');
    await agent.post(`/cases/${caseId}/issues/${body.issues[1]?.id}/answer`, { outcome: 'favourable', answer: 'Corregida.' });
    const { body: resolved } = await resolve('denied');
    expect(resolved).toMatchObject({ state: 'resolved', resolution: 'denied', survey: null, nextDueAt: null });
    expect(resolved.messages.at(-1)?.text).toContain('Junta Arbitral');
    const told = await house.until('it was told', async () => {
      const view = await see(caseId);
      return view.survey !== null && view;
    });
    expect(told).toMatchObject({ state: 'notified', survey: { score: null } });
    expect((await agent.post(`/cases/${caseId}/replies`, { text: 'Otra cosa.' })).reason).toBe('cases.isClosed');
    expect((await agent.post<Case>(`/cases/${caseId}/reopen`, {})).body).toMatchObject({
      state: 'in_progress',
      resolution: null,
    });
  });

  it('comes again to life when the customer writes, with new clocks', async () => {
    const { caseId, email } = await matter();
    await agent.post(`/cases/${caseId}/resolve`, { resolution: 'favourable', text: 'Le enviamos otra.' });
    await agent.post('/cases', { channel: 'phone', from: { address: email }, text: 'No ha llegado.', caseId });
    const view = await see(caseId);
    expect([view.state, view.clocks.filter((clock) => clock.stoppedAt === null).map((clock) => clock.kind)]).toEqual([
      'in_progress',
      expect.arrayContaining(['legal', 'internal']),
    ]);
  });
});
