import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDITORS } from '../demo/people.ts';
import { type App, startApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { type Client, signIn, until } from './desk.ts';
import { expectAccessible, press, type Seat, seatsOf, seen, sitDown, t } from './screens.ts';

// A limit is widened with evidence: proposed, replayed, authorised, tried, accepted; and another trial, which goes wrong, ends by itself.
// The tests of this file are one day of the demonstration centre and follow one another.

type Ruling = { circuit: string };
type Trial = { id: string; state: string; endReason: string | null };
type Kept = { state: string; result: { total: { own: { before: number; after: number } } } | null };
type Shares = { circuits: { own: { n: number } }; demands: { n: number } };

let app: App;
let browser: Browser;
let manager: Client;
let agents: string[] = [];
const seats = seatsOf({ stay: true });
const sit = async (who: string): Promise<Seat['page']> => {
  const seat = await sitDown(browser, app, who);
  seats.push(seat);
  return seat.page;
};

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchChromium()]);
  manager = await signIn(app, 'responsable');
  const people = await manager.get<{ id: string; role: string; assistant: boolean }[]>('/people');
  agents = people.filter(({ role, assistant }) => role === 'AGENT' && !assistant).map(({ id }) => id);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** How many of the agents may grant so much by themselves. */
async function grantAlone(action: string, minor: number): Promise<number> {
  const ask = { action, amount: { minor, currency: 'EUR' }, facts: { ground: 'discretion', evidence: ['photo'] } };
  const rulings = await Promise.all(agents.map((holderId) => manager.post<Ruling>('/attributions/rule', { ...ask, holderId })));
  return rulings.filter(({ circuit }) => circuit === 'own').length;
}
const trials = (): Promise<Trial[]> => manager.get<Trial[]>('/attributions/trials');

test('a proposal shows its evidence, its price and its doubt; accepted, it stands in the draft beside what it would have meant', async () => {
  const page = await sit('direccion');
  await page.goto('/attributions?tab=proposals');
  await page.getByRole('button', { name: /Reembolso parcial.*Agente(?! externo)/ }).press('Enter');
  for (const part of ['evidence', 'price', 'unknown', 'behind'])
    await seen(page.getByRole('heading', { name: t(`attributions.proposals.${part}`) }));
  await expectAccessible(page);
  await page.keyboard.press('a');
  await seen(page.getByText(t('attributions.proposals.state.accepted')));
  await page.goto('/attributions');
  await seen(page.getByText(t('attributions.replay.each')));
  await seen(page.getByText(t('attributions.replay.own')));
  await expectAccessible(page);
  const [listed] = await manager.get<{ id: string }[]>('/attributions/replays');
  const kept = await manager.get<Kept>(`/attributions/replays/${listed?.id}`);
  expect(kept.state).toBe('done');
  expect(kept.result?.total.own.after).toBeGreaterThan(kept.result?.total.own.before ?? 0);
});

test('somebody else authorises it as a trial: half of the agents, drawn at random, may grant it alone at once', async () => {
  expect(await grantAlone('REFUND_PARTIAL', 4000)).toBe(0);
  const page = await sit('responsable');
  await page.goto('/attributions');
  await press(page, t('attributions.check'));
  await press(page, t('attributions.trial.try'));
  await expectAccessible(page);
  await press(page, t('attributions.trial.start'));
  await seen(page.getByText(t('attributions.trial.state.running', { day: 1, days: 28 })));
  expect(await grantAlone('REFUND_PARTIAL', 4000)).toBe(agents.length / 2);
});

test('one fault more, and the brake ends the trial that goes wrong, says why, and all is as before', async () => {
  const planted = (await trials()).at(-1);
  expect(planted?.state).toBe('running');
  expect(await grantAlone('KEEP_ITEM', 4000)).toBe(agents.length / 2);
  for (const who of AUDITORS) {
    const judge = await signIn(app, who);
    const open = () => judge.get<object[]>('/attributions/audits');
    if ((await open()).length === 0) continue;
    const page = await sit(who);
    await page.goto('/attributions?tab=audits');
    await seen(page.getByText(t('attributions.audit.denied.means')));
    await expectAccessible(page);
    // A key that is pressed before the next one is drawn is heard of the last one, which is judged already.
    await until('all of them are judged', async () => {
      if ((await open()).length === 0) return true;
      await page.keyboard.press('3');
      return false;
    });
  }
  const ended = await until(
    'the brake has ended it',
    async () => (await trials()).find((one) => one.id === planted?.id && one.state === 'braked'),
    100,
  );
  expect(ended.endReason).toMatch(/\d/);
  expect(await grantAlone('KEEP_ITEM', 4000)).toBe(0);
  const page = await sit('responsable');
  await page.goto(`/attributions?tab=trials&id=${ended.id}`);
  await seen(page.getByText(ended.endReason ?? ''));
  await expectAccessible(page);
});

test('accepted for the whole team, an agent grants at once what was asked for before, and the share of circuit 1 moves', async () => {
  const page = await sit('responsable');
  await page.goto('/attributions?tab=trials');
  await page.getByRole('option', { name: /Reembolso parcial/ }).click();
  await page.keyboard.press('a');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('attributions.trial.confirm') })
    .click();
  await until('all of them may', async () => (await grantAlone('REFUND_PARTIAL', 4000)) === agents.length);
  const shares = () => manager.get<Shares>('/scheme?span=today');
  const before = await shares();
  const agent = await signIn(app, 'agente');
  await grantOne(agent);
  const after = await until('it is counted', async () => {
    const now = await shares();
    return now.circuits.own.n > before.circuits.own.n ? now : null;
  });
  expect(after.circuits.own.n / after.demands.n).toBeGreaterThan(before.circuits.own.n / before.demands.n);
  await page.goto('/scheme?span=today');
  await seen(page.getByRole('heading', { name: t('scheme.lead.few', { own: after.circuits.own.n, n: after.demands.n }) }));
  await seen(page.getByText(t('scheme.moved')));
  await expectAccessible(page);
});

type Line = { action: string; can: boolean; ruling: { circuit: string } };
type Case = { may: { act?: boolean }; bar: Line[]; messages: { attachments: { type: string }[] }[] };

/** A refund of 40 € of the first open case that has a photo and takes it. */
async function grantOne(agent: Client): Promise<void> {
  const { cases } = await agent.get<{ cases: { id: string }[] }>('/cases?view=open');
  for (const { id } of cases) {
    const one = await agent.get<Case>(`/cases/${id}`);
    const photo = one.messages.flatMap(({ attachments }) => attachments).find(({ type }) => type.startsWith('image/'));
    const asked = { action: 'REFUND_PARTIAL', amount: { minor: 4000, currency: 'EUR' }, expects: 'own', evidence: [photo] };
    if (
      photo &&
      (await agent.post(`/cases/${id}/actions`, asked).then(
        () => true,
        () => false,
      ))
    )
      return;
  }
  throw new Error('no case of the demonstration takes a refund of 40 €');
}
