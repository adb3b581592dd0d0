import { afterAll, beforeAll, expect, test } from 'vitest';
import { reasonOf, type SmallCentre, smallCentre, type Who } from '../../../test/small-centre.ts';
import { act, look } from '../../platform/act.ts';
import { issueLink } from '../requests/actions/issue-link.ts';
import { useLink } from '../requests/actions/use-link.ts';
import { inbox, linkByToken, usualTime } from '../requests/views.ts';
import { acceptSubstitute } from './actions/accept-substitute.ts';
import { answer } from './actions/answer.ts';
import { ask } from './actions/ask.ts';
import { cancel } from './actions/cancel.ts';
import { zSupply } from './contract.ts';
import { reactions } from './events.ts';
import { supplyById } from './views.ts';

let centre: SmallCentre;
beforeAll(async () => {
  centre = await smallCentre();
});
afterAll(() => centre.close());

const first = [{ sku: 'CM-40', name: 'Cafetera', quantity: 1 }];
const other = [{ sku: 'CM-41', name: 'Cafetera nueva', quantity: 1 }];
const put = (by: Who = 'lucia') =>
  ask(centre.session(by), { ...centre.case, title: '1 × Cafetera', purpose: 'exchange', lines: first });
const open = (who: Who, id: string) => look(centre.session(who), (tx) => supplyById(tx, id));
const told = async (name: string, id: string) =>
  (await centre.events(`supplies.${name}`)).filter((event) => event.subjectId === id).map((event) => event.data.state);

test('is reserved, prepared and handed over; what asking takes is measured to the first answer', async () => {
  const { request } = await put();
  expect(await open('saul', request.id)).toMatchObject({
    state: 'requested',
    section: { code: 'SECTION_STOCK' },
    may: { answer: true, cancel: false },
  });
  centre.pass(7);
  const reserved = await answer(centre.session('saul'), { requestId: request.id, kind: 'reserve' });
  expect(Date.parse(reserved.request.dueAt) - centre.ctx.clock.now().getTime()).toBe(480 * 60_000);
  await answer(centre.session('silvia'), { requestId: request.id, kind: 'prepare' });
  centre.pass(200);
  const done = await answer(centre.session('saul'), { requestId: request.id, kind: 'hand_over', tracking: '1Z' });
  expect(done).toMatchObject({ state: 'handed_over', tracking: '1Z', request: { isOpen: false, outcome: 'handed_over' } });
  expect(() => zSupply.parse(done)).not.toThrow();
  expect([await told('answered', request.id), await told('handedOver', request.id)]).toEqual([
    ['reserved', 'preparing'],
    ['handed_over'],
  ]);
  const usual = await look(centre.house, (tx) =>
    usualTime(tx, { kind: 'supply', scope: `unit:${centre.units.SECTION_STOCK}`, hour: 4 }),
  );
  expect(usual).toMatchObject({ minutes: 7, n: 1 });
  expect(await reasonOf(answer(centre.session('saul'), { requestId: request.id, kind: 'reserve' }))).toBe('supplies.closed');
});

test('a substitute waits for the team, which declines one and takes another', async () => {
  const { request } = await put();
  await answer(centre.session('saul'), { requestId: request.id, kind: 'substitute', lines: other, text: 'No queda la otra.' });
  expect(await open('lucia', request.id)).toMatchObject({
    state: 'substitute_proposed',
    request: { waitingFor: 'asker' },
    may: { acceptSubstitute: true },
  });
  expect(await reasonOf(answer(centre.session('saul'), { requestId: request.id, kind: 'reserve' }))).toBe(
    'supplies.waitsForTeam',
  );
  expect(await reasonOf(acceptSubstitute(centre.session('silvia'), { requestId: request.id, accept: true }))).toBe(
    'supplies.notTeam',
  );
  await acceptSubstitute(centre.session('lucia'), { requestId: request.id, accept: false });
  expect(await open('saul', request.id)).toMatchObject({ state: 'out_of_stock', lines: first, may: { answer: true } });
  await answer(centre.session('saul'), { requestId: request.id, kind: 'substitute', lines: other });
  expect(await acceptSubstitute(centre.session('lucia'), { requestId: request.id, accept: true })).toMatchObject({
    state: 'reserved',
    lines: other,
    substitute: null,
  });
});

test('a date promised is the new clock, a refusal says why, and a cancellation is told to the section', async () => {
  const late = await put();
  const eta = new Date(centre.ctx.clock.now().getTime() + 3 * 86_400_000).toISOString();
  expect(await answer(centre.session('saul'), { requestId: late.request.id, kind: 'backorder', eta })).toMatchObject({
    state: 'backorder',
    eta,
    request: { dueAt: eta },
  });
  expect(await reasonOf(answer(centre.session('saul'), { requestId: late.request.id, kind: 'decline', text: ' ' }))).toBe(
    'supplies.emptyReason',
  );
  await answer(centre.session('saul'), { requestId: late.request.id, kind: 'reserve' });
  await cancel(centre.session('andres'), { requestId: late.request.id });
  const [cancelled] = (await centre.events('supplies.cancelled')).filter((event) => event.subjectId === late.request.id);
  expect(cancelled?.data).toMatchObject({ state: 'cancelled', released: true });
  expect(await centre.told('saul')).toContain('supplies.told.cancelled');
  const never = await put();
  expect(
    await answer(centre.session('saul'), { requestId: never.request.id, kind: 'decline', text: 'Descatalogada.' }),
  ).toMatchObject({ state: 'declined', reason: 'Descatalogada.' });
});

test('in silence it climbs to the head of the section, of logistics, and to the authority', async () => {
  const { request } = await put();
  const at: (string | undefined)[] = [];
  for (let i = 0; i < 4; i++) {
    centre.pass(30);
    await centre.turn([], reactions);
    at.push((await open('lucia', request.id))?.request.to.name);
  }
  expect(at).toEqual(['silvia', 'lola', 'diego', 'diego']);
  expect(await open('saul', request.id)).toMatchObject({ may: { answer: true } });
  expect(await reasonOf(answer(centre.session('lola'), { requestId: request.id, kind: 'reserve' })), 'it has passed her').toBe(
    'supplies.notYours',
  );
  expect(await answer(centre.session('saul'), { requestId: request.id, kind: 'prepare' })).toMatchObject({ state: 'preparing' });
});

test('another section and another organisation find it neither by id nor in a list; the section answers by link', async () => {
  const { request } = await put();
  for (const session of [centre.session('berta'), centre.session('paco'), await centre.stranger()]) {
    expect(await look(session, (tx) => supplyById(tx, request.id))).toBeNull();
    expect((await look(session, (tx) => inbox(tx, { tab: 'mine' }))).requests.map((one) => one.id)).not.toContain(request.id);
    expect(await reasonOf(answer(session, { requestId: request.id, kind: 'reserve' }))).toBe('supplies.notFound');
    expect(await reasonOf(cancel(session, { requestId: request.id }))).toBe('supplies.notFound');
  }
  expect(await reasonOf(answer(centre.session('lucia'), { requestId: request.id, kind: 'reserve' }))).toBe('supplies.self');
  const { token } = await issueLink(centre.house, {
    requestId: request.id,
    personId: centre.people.saul,
    unitId: null,
    sentTo: 'saul@uno.example',
  });
  const link = await linkByToken(centre.ctx, token);
  await act({ ctx: centre.ctx, actor: link?.actor ?? centre.house.actor }, 'web.answerByLink', async (tx) => {
    await useLink(tx, { token });
    await answer(tx, { requestId: request.id, kind: 'reserve' });
  });
  expect(await open('lucia', request.id)).toMatchObject({ state: 'reserved' });
});
