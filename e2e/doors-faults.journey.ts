import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from './app.ts';
import { type Client, signIn, until } from './desk.ts';
import { CENTRE, openFax, openForm, openLine, postForm, visitor } from './doors.ts';

// Power cuts in the middle of every intake but mail, which has a journey of its own: whoever tells us something tells it again until it is
// acknowledged, as exchanges, fax servers and browsers do. Nothing acknowledged is lost, and nothing is there twice.

const EACH = 8;

type Case = { id: string; subject: string; customerName: string; channel: string };
type Message = { direction: string; channel: string; text: string };

let app: App;
let agent: Client;
let admin: Client;

beforeAll(async () => {
  // Behind a proxy, so that each form comes from a network of its own.
  app = await startApp({ env: { MOSTRADOR_TRUST_PROXY: '1' } });
  [agent, admin] = await Promise.all([signIn(app, 'agente'), signIn(app, 'admin')]);
});
afterAll(() => app?.stop());

/** Tells each of these, in turn and again until it is acknowledged, while the power is cut once a third is done and once two thirds are. */
async function throughCuts(tell: (n: number) => Promise<unknown>): Promise<void> {
  const cuts = new Set([Math.floor(EACH / 3), Math.floor((EACH * 2) / 3)]);
  let cut: Promise<void> = Promise.resolve();
  for (let n = 0; n < EACH; n++) {
    const told = until(`number ${n} is acknowledged`, async () => (await tell(n), true));
    if (cuts.has(n)) {
      // In the middle of it, or a moment after: wherever it falls.
      await sleep(n * 7);
      cut = app.killAndRestart();
    }
    await Promise.all([told, cut]);
  }
}

async function casesBy(channel: string): Promise<Case[]> {
  const { cases } = await agent.get<{ cases: Case[] }>('/cases?view=open&limit=100');
  return cases.filter((one) => one.channel === channel);
}
/** The numbers 0 to EACH-1 as they stand in what was found: each once, none twice. */
const once = (found: readonly string[]): string[] => found.flatMap((text) => /corte (\d+)/i.exec(text)?.[1] ?? []).toSorted();
const all = Array.from({ length: EACH }, (_, n) => String(n)).toSorted();

test('forms: each is one case', async () => {
  const tokens = await Promise.all(Array.from({ length: EACH }, () => openForm(app)));
  await sleep(2100);
  await throughCuts((n) =>
    postForm(
      app,
      `/form/${CENTRE}`,
      {
        ...{ token: tokens[n] ?? '', website: '', name: `Persona ${n}`, email: `forma${n}@correo.example`, orderNumber: '' },
        ...{ reason: '', text: `Corte ${n}: no me ha llegado nada.` },
      },
      `198.51.100.${n + 1}`,
    ),
  );
  const found = await until('every form is a case', async () => {
    const cases = (await casesBy('web')).filter((one) => /^Corte \d/.test(one.subject));
    return cases.length >= EACH && cases;
  });
  expect(once(found.map((one) => one.subject))).toEqual(all);
});

test('calls: each is one call in one case, told in whatever order', async () => {
  const tell = await openLine(admin);
  const of = (n: number) => ({ direction: 'in', from: `+3460055500${n}`, to: '34976000111', callId: `corte-${n}` });
  await throughCuts(async (n) => {
    await tell({ ...of(n), event: 'hangup', cause: 'normalClearing' });
    await tell({ ...of(n), event: 'newCall' });
    await tell({ ...of(n), event: 'answer', answeringNumber: '201' });
  });
  type Call = { id: string; number: string | null; state: string; answeredAt: string | null };
  const calls = await until('every call has ended', async () => {
    const { calls: list } = await agent.get<{ calls: Call[] }>('/phone/calls?direction=in');
    const theirs = list.filter((call) => call.number?.startsWith('+3460055500'));
    return theirs.length >= EACH && theirs.every((call) => call.answeredAt !== null && call.state === 'ended') && theirs;
  });
  expect(calls).toHaveLength(EACH);
  expect((await casesBy('phone')).filter((one) => one.customerName.startsWith('+3460055500'))).toHaveLength(EACH);
});

test('faxes: each is one fax in one case', async () => {
  const show = await openFax(admin, app);
  await throughCuts((n) => show(`corte-${n}`, `97611100${n}`));
  const found = await until('every fax is a case', async () => {
    const cases = (await casesBy('fax')).filter((one) => one.customerName.startsWith('+3497611100'));
    return cases.length >= EACH && cases;
  });
  expect(found).toHaveLength(EACH);
});

test('chats: each word is there once', async () => {
  const [ana, ids] = [visitor(app), Array.from({ length: EACH }, () => randomUUID())];
  const first = randomUUID();
  await until('it is open', () => ana.open('Hola', { name: 'Corte', email: 'chat@correo.example' }, first));
  await throughCuts((n) => ana.say(`Corte ${n}.`, ids[n]));
  const { turns, key } = await ana.visit();
  expect(once(turns.map((turn) => turn.text))).toEqual(all);
  const { cases } = await agent.get<{ cases: { id: string }[] }>(`/cases/search?q=${key}`);
  const { messages } = await agent.get<{ messages: Message[] }>(`/cases/${cases[0]?.id ?? ''}`);
  expect(once(messages.filter((one) => one.direction === 'in').map((one) => one.text))).toEqual(all);
});
