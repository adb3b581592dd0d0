import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emailOf } from '../demo/people.ts';
import { launchChromium } from './chromium.ts';
import { signIn, until } from './desk.ts';
import { linkIn, post } from './post-office.ts';
import { expectAccessible, inEnglish, newPage, press, type Seat, seatsOf, seen, sitDown, t } from './screens.ts';
import { MAILBOX, openTrade, type Trade } from './trade.ts';
import type { PlacedOrder } from './vendure/orders.ts';

// A customer of a real shop writes; the desk answers by each of the three circuits and downwards, in a real browser. The tests of this
// file are one day at the desk and follow one another.

const ROSA = { email: 'rosa.vidal@correo.example', name: 'Rosa Vidal' };
const from = (who: typeof ROSA) => `"${who.name}" <${who.email}>`;

let trade: Trade;
let browser: Browser;
let order: PlacedOrder;
let page: Page;
/** The agent's other screen: what they have asked. */
let asked: Page;
let key = '';
const seats = seatsOf({ stay: true });
const keep = (seat: Seat): Seat => {
  seats.push(seat);
  return seat;
};
const euros = (amount: string) => ({ amount: `${amount} €` });

beforeAll(async () => {
  [trade, browser] = await Promise.all([openTrade(18112), launchChromium()]);
  order = await trade.place(ROSA.email, ROSA.name);
  ({ page } = keep(await sitDown(browser, trade.app, 'agente')));
  await undoWithin(0);
});
afterAll(async () => {
  await browser?.close();
  await trade?.stop();
});

const line = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
/** A line of the case's timeline, however often it stands there. */
const happened = (word: string, times = 1) =>
  until(`${word}, ${times}`, async () => (await page.getByText(t(word)).count()) === times, 40);
/** The letter to somebody of the house with the link to answer, which nobody but them gets. */
const linkTo = async (who: string) => new URL(linkIn(await trade.post.letterTo(emailOf(who)))).pathname;

/** Seconds in which this agent may take an answer back; none, where the journey is about something else. */
const undoWithin = async (undoSeconds: number): Promise<void> =>
  void (await page.request.put('/api/v1/writing-habit', { data: { undoSeconds } }));

test('a mail about an order of the shop is on the desk at once, with the order beside it', async () => {
  await post(trade.app.smtpPort, {
    ...{ from: from(ROSA), to: MAILBOX, subject: 'La cafetera vino golpeada', photo: 'golpe.png' },
    text: `Hola:\n\nLa cafetera del pedido ${order.code} llegó con un golpe y la tapa rota. ¿Me devuelven una parte?\n\nRosa`,
  });
  await seen(page.getByRole('option', { name: /Rosa Vidal/ }));
  await page.keyboard.press('j');
  await seen(page.getByText(t('cases.order.title', { number: order.code, store: 'Casa Vidal' })));
  key = (
    await page
      .getByText(/^[A-Z0-9]{2}-[A-Z0-9]{4}-[A-Z0-9]{4}$/)
      .first()
      .innerText()
  ).trim();
  await expectAccessible(page);
  const receipt = await trade.post.letterTo(ROSA.email);
  expect([receipt.subject, receipt.text]).toEqual([expect.stringContaining(key), expect.stringContaining(`/c/${key}?t=`)]);
});

test('circuit 1: within the own limit it is given back in the shop, once, after one confirmation', async () => {
  await line('Reembolso parcial').press('Enter');
  await page.getByLabel(t('cases.amount')).fill('20');
  await page.getByRole('checkbox', { name: 'golpe.png' }).check();
  await press(page, t('cases.do.amount', { name: 'Reembolso parcial', ...euros('20,00') }));
  await expectAccessible(page);
  expect(await trade.movesOf(order)).toEqual([]);
  await press(page, t('cases.confirm.do', euros('20,00')));
  await happened('cases.step.executed');
  expect(await trade.movesOf(order)).toEqual([2000]);
});

test('an answer is taken back by one key before it leaves, and is a draft again', async () => {
  await undoWithin(60);
  await page.keyboard.press('r');
  await page.keyboard.type('Le devolvemos 200 euros.');
  await page.keyboard.press('Control+Enter');
  await seen(page.getByRole('button', { name: t('cases.held.undo') }));
  await expectAccessible(page);
  await page.keyboard.press('z');
  const field = page.getByRole('textbox', { name: t('cases.key.reply') });
  await until('it is written again', async () => (await field.inputValue()) === 'Le devolvemos 200 euros.');
  expect(await page.getByRole('button', { name: t('cases.held.undo') }).count()).toBe(0);
  await field.fill('');
  await page.keyboard.press('Escape');
  await undoWithin(0);
});

test('the answer leaves as a real mail, threaded; what the customer answers to it is in the same case', async () => {
  await page.keyboard.press('r');
  await page.keyboard.type('Buenos días, Rosa: le hemos devuelto 20 euros.');
  await page.keyboard.press('Control+Enter');
  const letter = await trade.post.letterTo(ROSA.email, ({ text }) => text.includes('le hemos devuelto 20 euros'));
  expect(letter.subject).toContain(key);
  const { messageId } = letter.mail;
  await post(trade.app.smtpPort, {
    ...{ from: from(ROSA), to: MAILBOX, subject: 'Gracias', ...(messageId ? { inReplyTo: messageId } : {}) },
    text: 'Gracias, pero la tapa no se puede usar: no me basta.',
  });
  await seen(page.getByText('no me basta'));
});

test('circuit 2: a department is asked by one key, answers at its own screen, and the case hears it live', async () => {
  await page.keyboard.press('c');
  await page.getByLabel(t('cases.consult.question')).fill('¿Hay tapas sueltas de la CM-40 en el almacén?');
  await page.getByLabel(t('cases.ask.department')).selectOption({ label: 'Logística' });
  await press(page, t('cases.consult.do', { name: 'Logística' }));
  await happened('cases.step.consultationAsked');
  const { page: theirs } = keep(await sitDown(browser, trade.app, 'logistica'));
  await seen(theirs.getByRole('option', { name: /tapas sueltas/ }));
  await theirs.getByRole('option', { name: /tapas sueltas/ }).click();
  await seen(theirs.getByRole('button', { name: t('consultations.information') }));
  await expectAccessible(theirs);
  await theirs.keyboard.press('c');
  await theirs.getByLabel(t('consultations.answer.text')).fill('No quedan; entran el jueves.');
  await press(theirs, t('consultations.information.confirm'));
  await happened('cases.step.consultation.answered');
  ({ page: asked } = keep(await sitDown(browser, trade.app, 'agente')));
  await asked.goto('/requests');
  await asked.getByRole('tab', { name: t('requests.tab.asked') }).click();
  await asked.getByRole('option', { name: /tapas sueltas/ }).click();
  await press(asked, t('consultations.accept'));
  await happened('cases.step.consultation.accepted');
});

test('a customer is referred to a department, and told so; what it has done is confirmed', async () => {
  await page.keyboard.press('d');
  await page.getByLabel(t('cases.refer.question')).fill('Pide una factura con el importe rebajado.');
  await page.getByLabel(t('cases.ask.department')).selectOption({ label: 'Finanzas' });
  await press(page, t('cases.refer.do', { name: 'Finanzas' }));
  const told = await trade.post.letterTo(ROSA.email, ({ text }) => text.includes('Finanzas'));
  expect(told.text).toContain(key);
  const { page: theirs } = keep(await sitDown(browser, trade.app, 'finanzas'));
  await theirs.getByRole('option', { name: /factura con el importe rebajado/ }).click();
  await seen(theirs.getByRole('button', { name: t('consultations.done') }));
  await theirs.keyboard.press('h');
  await theirs.getByLabel(t('consultations.done.text')).fill('Factura rectificada y enviada; hablado con ella.');
  await press(theirs, t('consultations.done.confirm'));
  await happened('cases.step.consultation.done');
  await asked.getByRole('option', { name: /factura con el importe rebajado/ }).click();
  await press(asked, t('consultations.confirmDone'));
  await happened('cases.step.consultation.confirmed');
});

test('circuit 3: above the limit the superior answers by the link of a mail, and the shop gives it back', async () => {
  await line('Reembolso parcial').press('Enter');
  await page.getByLabel(t('cases.amount')).fill('60');
  await page.getByRole('checkbox', { name: 'golpe.png' }).check();
  await page.getByLabel(t('cases.param.reason')).fill('La tapa no sirve y no hay recambio hasta el jueves.');
  await press(page, t('cases.do.askAmount', { name: 'Carmen Ruesta', ...euros('60,00') }));
  await happened('cases.step.authorizationAsked');
  const { page: theirs } = keep(await newPage(browser, trade.app, { phone: true }));
  await theirs.goto(await linkTo('coordinacion'));
  await seen(theirs.getByText(/La tapa no sirve/));
  await expectAccessible(theirs);
  await theirs.getByRole('link', { name: t('portal.answer.approve.labelAmount', { what: '60,00 €' }) }).click();
  await seen(theirs.getByRole('heading', { name: t('portal.answer.approve.titleAmount', { what: '60,00 €' }) }));
  await expectAccessible(theirs);
  expect(await trade.movesOf(order)).toEqual([2000]);
  await theirs.getByRole('button', { name: t('portal.answer.approve.confirmAmount', { what: '60,00 €' }) }).click();
  await seen(theirs.getByRole('heading', { name: t('portal.answer.approve.done') }));
  await happened('cases.step.authorization.granted');
  await happened('cases.step.executed', 2);
  expect(await trade.movesOf(order)).toEqual([2000, 6000]);
  await theirs.reload();
  await seen(theirs.getByRole('heading', { name: t('portal.answer.state.used.title') }));
});

test('downwards: the warehouse reserves and hands over, at a telephone', async () => {
  await press(page, t('cases.foot.supply'));
  await page.getByLabel(t('cases.supply.note')).fill('La tapa, en cuanto entre.');
  await press(page, t('cases.supply.do'));
  await happened('cases.step.supplyAsked');
  const { page: theirs } = keep(await sitDown(browser, trade.app, 'almacen', { phone: true, dark: true }));
  await theirs.goto(`/requests`);
  await theirs.getByRole('option', { name: new RegExp(key) }).tap();
  await seen(theirs.getByText('La tapa, en cuanto entre.'));
  await expectAccessible(theirs);
  await theirs.getByRole('button', { name: t('supplies.reserve') }).tap();
  await happened('cases.step.supply.answered');
  await theirs.getByRole('button', { name: t('supplies.short.hand_over') }).tap();
  await theirs.getByRole('button', { name: t('supplies.hand_over.confirm') }).tap();
  await happened('cases.step.supply.handedOver');
});

test('resolved by one key; the customer reads it on their page and says how it was', async () => {
  await page.keyboard.press('s');
  await page.getByLabel(t('cases.resolve.text')).fill('Le hemos devuelto 80 euros y le llega la tapa el jueves.');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  const told = await trade.post.letterTo(ROSA.email, ({ text }) => text.includes('80 euros'));
  expect(told.subject).toContain(key);
  const survey = await trade.post.letterTo(ROSA.email, ({ text }) => text.includes('#resuelto'));
  const { page: hers } = keep(await newPage(browser, trade.app, { phone: true }));
  const link = new URL(linkIn(survey));
  await hers.goto(`${link.pathname}${link.search}${link.hash}`);
  await seen(hers.getByText('le llega la tapa el jueves'));
  await expectAccessible(hers);
  await hers.getByText('5', { exact: true }).click();
  await hers.getByRole('button', { name: t('portal.survey.send') }).click();
  await seen(hers.getByText(t('portal.survey.thanks', { score: 5 })));
  await seen(page.getByText(t('cases.survey.score', { score: 5 })));
});

test('what the shop answers with an error after the money moved is shown as unknown, is never repeated, and a person settles it', async () => {
  const other = { email: 'luis.sanz@correo.example', name: 'Luis Sanz' };
  const bought = await trade.place(other.email, other.name);
  await post(trade.app.smtpPort, {
    ...{ from: from(other), to: MAILBOX, subject: 'Cafetera rota', photo: 'rota.png' },
    text: `La cafetera del pedido ${bought.code} llegó rota.`,
  });
  await page.goto('/');
  await page.getByRole('option', { name: /Luis Sanz/ }).click();
  await line('Reembolso parcial').press('Enter');
  await page.getByLabel(t('cases.amount')).fill('10,13');
  await page.getByRole('checkbox', { name: 'rota.png' }).check();
  await press(page, t('cases.do.amount', { name: 'Reembolso parcial', ...euros('10,13') }));
  await press(page, t('cases.confirm.do', euros('10,13')));
  await happened('cases.step.executionUnknown');
  expect(await trade.movesOf(bought)).toEqual([1013]);
  // Money on that order waits meanwhile.
  await seen(page.getByText(t('cases.may.notNow')));
  const coordinator = await signIn(trade.app, 'coordinacion');
  const settled = await until('a coordinator says how it ended', async () => {
    const unsettled = await coordinator.get<{ id: string; amount: { minor: number } }[]>('/executions');
    const ours = unsettled.find(({ amount }) => amount.minor === 1013);
    return ours && coordinator.post(`/executions/${ours.id}/settle`, { state: 'done', note: 'Visto en el banco.' });
  });
  expect(settled).toMatchObject({ state: 'done' });
  await happened('cases.step.executed');
  expect(await trade.movesOf(bought)).toEqual([1013]);
});

test('the same desk in English', async () => {
  await page.evaluate(() =>
    fetch('/api/v1/me', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"locale":"en"}' }),
  );
  await page.goto('/');
  await seen(page.getByRole('listbox'));
  await page.keyboard.press('/');
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await seen(page.getByText(inEnglish('cases.step.executed')));
  await expectAccessible(page);
});

test('no page of that day broke, and the server never failed', () => {
  expect(seats.flatMap(({ faults }) => faults)).toEqual([]);
});
