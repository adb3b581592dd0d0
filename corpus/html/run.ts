import type { Browser } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { foundCentre } from '../centre/found.ts';
import type { Client } from '../centre/client.ts';
import { rowsIn } from '../mails/written.ts';
import { openTalk } from './chat.ts';
import { type Deeds, drawn, lookInside, pressAll, readable, watched } from './watch.ts';
import { hostileMail } from './write.ts';

type Payload = { id: string; payload: string };
type Case = { id: string; key: string; messages: { id: string; details: { html?: string | null } }[] };
export type Hostile = {
  payloads: number;
  /** Of them, those of which formatted text was kept. */
  framed: number;
  /** What was seen in each place: payloads as plain words or, in frames, messages. */
  seen: Record<string, number>;
  /** Places that were opened and did not show what they were opened for. */
  unseen: string[];
  opened: number;
  ran: { id: string; place: string; what: string }[];
};

const TOGETHER = 24;
/** Harmless, and always there: something to ask pictures for. */
const PICTURE: Payload = { id: 'picture', payload: '<p>Mi silla</p><img src="https://pictures.example/silla.png">' };
const PATIENCE = 120_000;
const PLACES = [
  'the list',
  'the case',
  'frames in the case',
  'frames in the case, with pictures',
  'the customer’s page',
  'the chat in its case',
  'a frame',
  'a frame with pictures',
] as const;
type Place = (typeof PLACES)[number] | 'the list of chats';

async function until<T>(what: string, found: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
    const value = await found();
    if (value) return value;
  }
  throw new Error(`never came: ${what}`);
}

const understood = (api: Client, mails: number): Promise<boolean> =>
  until('the mails are understood', async () => {
    const { counts } = await api.get<{ counts: Record<string, number> }>('/mail/incoming?state=stored');
    const { stored = 0, ...others } = counts;
    return stored === 0 && Object.values(others).reduce((sum, n) => sum + n, 0) >= mails;
  });

const linkTo = (api: Client, caseId: string): Promise<string | undefined> =>
  until('the customer is told the link', async () => {
    type Out = { caseId: string | null; kind: string; body: string };
    const { mails } = await api.get<{ mails: Out[] }>('/mail/outgoing');
    const receipt = mails.find((one) => one.caseId === caseId && one.kind === 'receipt');
    return /https?:\/\/\S+\/c\/\S+/.exec(receipt?.body ?? '')?.[0];
  });

/**
 * Sends every payload as a customer's mail and says it in the chat, and looks at each place where the customer's words are shown, in a real browser:
 * the list, the case, each message of it formatted, without and with pictures, each frame by itself, the customer's own page, and the chat in its
 * case. Those that do anything are sent once more alone. A place that does not show them was not looked at, and is told.
 */
export async function playAll(
  base: string,
  at: string,
  browser: Browser,
  progress: (done: number) => void = () => {},
): Promise<Hostile> {
  const payloads = rowsIn<Payload>(at, 'xss-payloads.jsonl');
  const { add, admin, signIn } = await foundCentre(base, { name: 'HTML', timeZone: 'Europe/Madrid', currency: 'EUR' });
  await admin.post('/mailboxes', { address: 'ayuda@centre.example', name: 'Ayuda', language: 'es', imap: null, smtp: null });
  await add('Manager', 'CENTRE_MANAGER');
  const api = await signIn('Manager');
  await api.post('/chats/seat', { available: true, capacity: 20 });
  const widget = { on: true, sites: [], greetingEs: '', greetingEn: '', assistantId: null };
  const { slug } = await admin.put<{ slug: string }>('/chat-widget', widget);
  const talk = openTalk(base, slug, api);
  const window = await watched(browser, base);
  const { page } = window;
  const signedIn = await window.context.request.post(`${base}/api/v1/session`, {
    data: { email: 'manager@centre.example', password: 'una frase larga de verdad' },
  });
  if (!signedIn.ok()) throw new Error(`nobody may come in: ${await signedIn.text()}`);
  const found: Hostile = { payloads: payloads.length, framed: 0, seen: {}, unseen: [], opened: 0, ran: [] };
  for (const place of PLACES) found.seen[place] = 0;
  let mails = 0;

  /** Mails of one customer, all of one case. */
  const send = async (some: readonly Payload[]): Promise<Case> => {
    const first = `hostil${mails}x`;
    const from = `${first}@sender.example`;
    for (const { payload } of some) {
      const id = `hostil${mails++}x`;
      const raw = hostileMail(payload, { id, from, answers: id === first ? null : first, about: first });
      await api.post('/mail/incoming', { raw: raw.toString('base64'), recipient: 'ayuda@centre.example', sender: from });
      if (id === first) await understood(api, mails);
    }
    await understood(api, mails);
    const { cases } = await api.get<{ cases: { id: string; subject: string }[] }>('/cases?view=all&limit=100');
    const one = cases.find(({ subject }) => subject.startsWith(first));
    if (!one) throw new Error(`the mails of ${first} are in no case`);
    return api.get<Case>(`/cases/${one.id}`);
  };

  const show = async (hostile: readonly Payload[]): Promise<Map<string, Deeds>> => {
    const some = [...hostile, PICTURE];
    const texts = some.map(({ payload }) => payload);
    const first = `hostil${mails}x`;
    const one = await send(some);
    const link = await linkTo(api, one.id);
    const chat = await talk.say(texts);
    const formatted = one.messages.filter(({ details }) => details.html);
    found.framed += formatted.length;
    const done = new Map<string, Deeds>();
    const note = async (place: Place, seen: number, wanted = 1, leave: (deed: string) => boolean = () => true) => {
      const deeds = [...window.deeds.filter(leave), ...(await lookInside(page))];
      window.deeds.length = 0;
      found.opened++;
      found.seen[place] = (found.seen[place] ?? 0) + seen;
      if (seen < wanted) found.unseen.push(`${place}: ${seen} of ${wanted}, from ${some[0]?.id ?? ''} on`);
      if (deeds.length > 0) done.set(place, [...(done.get(place) ?? []), ...deeds]);
    };
    const open = async (url: string, ready: string | null): Promise<void> => {
      window.deeds.length = 0;
      await page.goto(url, { waitUntil: 'load' });
      if (ready) await page.getByText(ready).first().waitFor({ timeout: 15_000 });
      if (page.url().split(/[?#]/)[0] !== url.split(/[?#]/)[0]) window.deeds.push(`the page went to ${page.url()}`);
    };
    const legible = texts.filter((text) => /[\p{L}\p{N}]/u.test(text)).length;
    const elsewhere = (deed: string): boolean => !deed.startsWith('asked for http');

    await open(`${base}/`, null);
    await page.getByRole('searchbox').or(page.getByPlaceholder('Key, customer')).first().fill(first);
    await page.getByText(first).first().waitFor({ timeout: 15_000 });
    await note('the list', (await page.getByText(first).count()) > 0 ? 1 : 0);

    await open(`${base}/case/${one.id}`, first);
    await page.getByText(PICTURE.payload).last().waitFor({ timeout: 15_000 });
    await note('the case', await readable(page, texts), legible);
    await pressAll(page, 'See it formatted');
    await note('frames in the case', await drawn(page), formatted.length);
    await page.getByRole('button', { name: 'Show pictures' }).first().waitFor({ timeout: 15_000 });
    const pictured = await pressAll(page, 'Show pictures');
    // Asked for, pictures come from elsewhere, and nothing else does.
    await note('frames in the case, with pictures', pictured > 0 ? await drawn(page) : 0, pictured, elsewhere);

    await open(link ?? base, null);
    await page.getByText(PICTURE.payload).first().waitFor({ timeout: 15_000 });
    await note('the customer’s page', await readable(page, texts), legible);

    await open(`${base}/case/${chat.caseId}`, null);
    await page.getByText(PICTURE.payload).last().waitFor({ timeout: 15_000 });
    await note('the chat in its case', await readable(page, texts), legible);
    if (chat.listed) {
      await open(`${base}/chats`, null);
      await page.getByRole('listitem').first().waitFor({ timeout: 15_000 });
      await note('the list of chats', await page.getByRole('listitem').count());
    }
    for (const { id } of formatted) {
      const frame = `${base}/api/v1/cases/${one.id}/messages/${id}/html`;
      await open(frame, null);
      await note('a frame', 1);
      await open(`${frame}?pictures=1`, null);
      await note('a frame with pictures', 1, 1, elsewhere);
    }
    return done;
  };

  for (let at = 0; at < payloads.length; at += TOGETHER) {
    const some = payloads.slice(at, at + TOGETHER);
    const together = await show(some);
    if (together.size > 0) {
      for (const one of some)
        for (const [place, deeds] of await show([one]))
          for (const what of new Set(deeds)) found.ran.push({ id: one.id, place, what });
      if (found.ran.length === 0)
        for (const [place, deeds] of together)
          found.ran.push({ id: some.map(({ id }) => id).join(' '), place, what: deeds.join('; ') });
    }
    progress(Math.min(at + TOGETHER, payloads.length));
  }
  for (const place of PLACES) if (!found.seen[place]) found.unseen.push(`${place}: never`);
  await window.context.close();
  return found;
}
