import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { type Client, foundCentre, signIn, until } from './desk.ts';
import { DOMAIN, type Exchange, noExchange, openExchange, PASSWORD } from './exchange.ts';
import { expectAccessible, type Seat, seen, sitDown, t, takePictures } from './screens.ts';
import { keepConnections, packets, soundFlows } from './sound.ts';

// Real calls: Chromium with a microphone that it makes up, SIP over a WebSocket to Kamailio, baresip at the other end; the sound goes between the two by
// ICE and DTLS-SRTP, and its packets are counted. Nothing of the way is ours but the telephone on the desk. The tests follow one another.

const CUSTOMER = '+34612345678';
const COLLEAGUE = '22';
const lacking = noExchange();
if (lacking) console.warn(`softphone: no real call is made, ${lacking}`);

let app: App;
let exchange: Exchange;
let browser: Browser;
let admin: Client;
let agent: Client;
let page: Page;
let cti = '';
let lineId = '';
const seats: Seat[] = [];

type Call = {
  id: string;
  lineId: string;
  direction: string;
  state: string;
  result: string | null;
  cause: string | null;
  endKnown: boolean;
  number: string | null;
  agentName: string | null;
  talkSeconds: number | null;
  caseId: string | null;
  legs: { ref: string }[];
};
/** Of the line that this journey made, newest first: the demonstration has calls of its own. */
const calls = async () => (await agent.get<{ calls: Call[] }>('/phone/calls')).calls.filter((one) => one.lineId === lineId);
/** The newest call, once it is so. */
const callThatIs = (what: string, is: (call: Call) => boolean) =>
  until(what, async () => {
    const [newest] = await calls();
    return newest && is(newest) ? newest : null;
  });

const established = () => exchange.colleague.said().split(/Call established/i).length;
const owed = async () => {
  const { callBacks } = await agent.get<{ callBacks: { number: string }[] }>('/phone/call-backs');
  return callBacks.filter(({ number }) => number === CUSTOMER);
};

const phone = () => page.getByRole('region', { name: t('phone.soft') });
const button = (word: string) =>
  phone()
    .getByRole('button', { name: t(word) })
    .first();
/** Opens the telephone once it is connected. */
const takeUp = async () => {
  await seen(page.getByRole('button', { name: t('phone.soft.ready') }));
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await seen(phone().getByText(t('phone.soft.ready')));
};
const dial = async (number: string) => {
  await phone().getByLabel(t('phone.soft.number')).fill(number);
  await phone().getByLabel(t('phone.soft.number')).press('Enter');
};
const quiet = () => until('no call is left', async () => (await phone().getByRole('listitem').count()) === 0);

describe.skipIf(lacking !== null)('a telephone on the desk', () => {
  beforeAll(async () => {
    // Each by itself: what came up is put away, though another did not.
    await Promise.all([
      startApp({ args: ['--empty'] }).then((one) => (app = one)),
      openExchange({ customer: CUSTOMER, colleague: COLLEAGUE }).then((one) => (exchange = one)),
      launchChromium(['--use-fake-device-for-media-stream']).then((one) => (browser = one)),
    ]);
    await foundCentre(app);
    [admin, agent] = [await signIn(app, 'admin'), await signIn(app, 'agente')];
    const line = await admin.post<{ id: string }>('/phone/lines', {
      ...{ kind: 'generic', name: 'Atención', number: '+34910000000' },
      settings: { wss: exchange.wss, domain: DOMAIN, iceServers: [] },
    });
    lineId = line.id;
    cti = (await admin.post<{ token: string }>(`/phone/lines/${lineId}/token`)).token;
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures(seats, task.name);
  });
  afterAll(async () => {
    await browser?.close();
    await exchange?.stop();
    await app?.stop();
  });

  test('the desk’s page may connect to the exchange of a line, and to no other', async () => {
    const reach = async () =>
      (await fetch(app.url)).headers
        .get('content-security-policy')
        ?.split(';')
        .find((one) => one.startsWith('connect-src'));
    expect(await reach()).toBe(`connect-src 'self' ${exchange.wss}`);
    const settings = { wss: 'wss://otra.example/ws', domain: DOMAIN };
    const other = { kind: 'softphone', name: 'Otra', settings };
    const { id } = await admin.post<{ id: string }>('/phone/lines', other);
    expect(await reach()).toBe(`connect-src 'self' ${exchange.wss} wss://otra.example`);
    await admin.post('/phone/lines', { ...other, id, enabled: false });
  });

  test('who has no account has no telephone, and nobody is told the secret of another', async () => {
    expect(await agent.get('/phone/softphone')).toEqual({ softphone: null, exchangeCalls: false });
    const people = await admin.get<{ id: string; email: string }[]>('/people');
    const personId = people.find(({ email }) => email.startsWith('agente@'))?.id;
    const account = { personId, lineId, user: '21', password: PASSWORD, extension: '21' };
    await expect(agent.post('/phone/accounts', account)).rejects.toThrow('403');
    const told = JSON.stringify(await admin.post('/phone/accounts', account));
    expect(told).toContain('"user":"21"');
    expect(told).not.toContain(PASSWORD);
    expect(JSON.stringify(await agent.get('/phone/softphone'))).toContain(PASSWORD);
    expect(await admin.get('/phone/softphone')).toEqual({ softphone: null, exchangeCalls: false });
  });

  test('without leave for the microphone it says so, and calls nobody', async () => {
    const seat = await sitDown(browser, app, 'agente');
    seats.push(seat);
    page = seat.page;
    await takeUp();
    await expectAccessible(page);
    await dial('612 345 678');
    await seen(phone().getByText(t('phone.soft.problem.microphone')));
    expect(await calls()).toEqual([]);
  });

  test('a number is called, both hear each other, and the desk has one right call', async () => {
    await page.context().grantPermissions(['microphone'], { origin: app.url });
    await keepConnections(page);
    await page.reload();
    await takeUp();
    await dial('612 345 678');
    await seen(button('phone.soft.hold'));
    await soundFlows(page);
    await callThatIs(
      'talking',
      ({ state, direction, number }) => state === 'talking' && direction === 'out' && number === CUSTOMER,
    );
  });

  test('it goes on while pages change; on hold no sound goes, muted the line stays, keys are heard', async () => {
    await page
      .getByRole('link', { name: t('shell.go.information') })
      .first()
      .click();
    await seen(button('phone.soft.hold'));
    await soundFlows(page);
    await page.keyboard.press('F9');
    await seen(button('phone.soft.resume'));
    const held = await packets(page);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await packets(page)).in - held.in).toBeLessThan(20);
    await page.keyboard.press('F9');
    await seen(button('phone.soft.hold'));
    await soundFlows(page);
    await page.keyboard.press('F10');
    await seen(phone().getByText(t('phone.soft.muted')));
    await soundFlows(page);
    await page.keyboard.press('F10');
    await button('phone.soft.keypad').click();
    await phone().getByRole('button', { name: '5', exact: true }).click();
    await until('the other side heard the key', async () => /received event: '5'/.test(exchange.customer.said()));
    await expectAccessible(page);
  });

  test('what the exchange says of the same call is of the same call', async () => {
    const [call] = await calls();
    const sipId = call?.legs[0]?.ref ?? '';
    const said = { event: 'answer', from: '+34910000000', to: CUSTOMER, direction: 'out', callId: sipId };
    const answer = await fetch(`${app.url}/api/v1/cti/${cti}`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(said) },
    });
    expect(answer.ok).toBe(true);
    await page.keyboard.press('F8');
    await quiet();
    const ended = await callThatIs('ended', ({ state }) => state === 'ended');
    expect(ended).toMatchObject({ id: call?.id, result: 'answered', number: CUSTOMER, agentName: 'Lucía Ferrer' });
    expect(ended.talkSeconds).toBeGreaterThan(1);
    expect(await calls()).toHaveLength(1);
  });

  test('a customer calls: the case is open before it is answered; they hang up, and it is told', async () => {
    await exchange.customer.dial('21');
    await seen(button('phone.soft.accept'));
    const ringing = await callThatIs('ringing', ({ direction, state }) => direction === 'in' && state === 'ringing');
    expect(ringing.number).toBe(CUSTOMER);
    expect((await callThatIs('its case', ({ caseId }) => caseId !== null)).id).toBe(ringing.id);
    await page.keyboard.press('F8');
    await seen(button('phone.soft.hold'));
    await soundFlows(page);
    await exchange.customer.hangUp();
    await quiet();
    const ended = await callThatIs('ended', ({ state }) => state === 'ended');
    expect(ended).toMatchObject({ id: ringing.id, result: 'answered', agentName: 'Lucía Ferrer' });
  });

  test('a call that is declined is busy for who calls, and somebody is to call back', async () => {
    await exchange.customer.dial('21');
    await seen(button('phone.soft.reject'));
    await page.keyboard.press('Shift+F8');
    await quiet();
    await until('the customer is told', async () => /486 Busy Here/.test(exchange.customer.said()));
    const declined = await callThatIs('declined', ({ result }) => result === 'missed');
    expect(declined).toMatchObject({ number: CUSTOMER, cause: 'busy', agentName: null });
    await until('a call-back', async () => (await owed()).length === 1);
  });

  test('a call that nobody takes is a missed one, and somebody is to call back', async () => {
    await exchange.customer.dial('21');
    await seen(button('phone.soft.accept'));
    await exchange.customer.hangUp();
    await quiet();
    await callThatIs('missed', ({ result, cause }) => result === 'missed' && cause === 'cancel');
    // Who called in vain twice is owed one call.
    expect(await owed()).toHaveLength(1);
  });

  test('a call is handed over to a colleague: the two speak on, and it is no longer here', async () => {
    await dial(CUSTOMER);
    await seen(button('phone.soft.hold'));
    await soundFlows(page);
    await button('phone.soft.handOver').click();
    await phone().getByLabel(t('phone.soft.handOver.to')).fill(COLLEAGUE);
    await button('phone.soft.handOver.now').click();
    await quiet();
    await until('the colleague is called', async () => /Call established/i.test(exchange.colleague.said()));
  });

  test('a call is handed over once the colleague was asked: the customer waits, then the two speak on', async () => {
    const before = established();
    await dial(CUSTOMER);
    await seen(button('phone.soft.hold'));
    await button('phone.soft.handOver').click();
    await phone().getByLabel(t('phone.soft.handOver.to')).fill(COLLEAGUE);
    await button('phone.soft.handOver.ask').click();
    const join = phone().getByRole('button', { name: t('phone.soft.handOver.join', { who: COLLEAGUE }) });
    await seen(join);
    await seen(button('phone.soft.resume'));
    await soundFlows(page);
    await expectAccessible(page);
    await join.click();
    await quiet();
    await until('the two are joined', async () => established() === before + 2);
    const given = await until('given over', async () => {
      const theirs = (await calls()).find(({ number }) => number === CUSTOMER);
      return theirs?.state === 'ended' && theirs;
    });
    expect(given).toMatchObject({ direction: 'out', result: 'answered', endKnown: true });
    await exchange.customer.hangUp();
  });

  test('a page that is closed in the middle of a call ends it, and says so', async () => {
    await dial(CUSTOMER);
    await seen(button('phone.soft.hold'));
    await callThatIs('talking', ({ state }) => state === 'talking');
    await page.reload();
    await callThatIs('ended', ({ state }) => state === 'ended');
    await takeUp();
  });

  test('a page that dies in the middle of a call: opened again, the desk knows that it was cut off, and not when', async () => {
    await dial(CUSTOMER);
    await seen(button('phone.soft.hold'));
    await callThatIs('talking', ({ state }) => state === 'talking');
    const context = page.context();
    const crashed = page.waitForEvent('crash');
    const devtools = await context.newCDPSession(page);
    devtools.send('Page.crash').catch(() => 'nobody is left to answer');
    await crashed;
    page = await context.newPage();
    await page.goto('/');
    await takeUp();
    const cut = await callThatIs('cut off', ({ state }) => state === 'ended');
    expect(cut).toMatchObject({ result: 'answered', cause: 'lost', endKnown: false, talkSeconds: null, number: CUSTOMER });
    await exchange.customer.hangUp();
  });

  test('the exchange goes and comes back: it is said, and the telephone is ready again by itself', async () => {
    await exchange.stopProxy();
    await seen(phone().getByText(t('phone.soft.broken')));
    await exchange.startProxy();
    await seen(phone().getByText(t('phone.soft.ready')));
    await dial(CUSTOMER);
    await seen(button('phone.soft.hold'));
    expect(seats.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
