import type { Browser } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { foundCentre } from '../centre/found.ts';
import type { Client } from '../centre/client.ts';
import { rowsIn } from '../mails/written.ts';
import { type Deeds, lookInside, watched } from './watch.ts';
import { hostileMail } from './write.ts';

type Payload = { id: string; payload: string };
type Case = { id: string; key: string; messages: { id: string; details: { html?: string | null } }[] };
export type Hostile = {
  payloads: number;
  framed: number /** Frames in the case as the desk shows it. */;
  inCase: number;
  opened: number;
  ran: { id: string; place: string; what: string }[];
};

const TOGETHER = 24;
const PATIENCE = 120_000;

async function understood(api: Client, mails: number): Promise<void> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(200)) {
    const { counts } = await api.get<{ counts: Record<string, number> }>('/mail/incoming?state=stored');
    const { stored = 0, ...others } = counts;
    if (stored === 0 && Object.values(others).reduce((sum, n) => sum + n, 0) >= mails) return;
  }
  throw new Error('mails are not understood');
}

/**
 * Sends every payload as a customer's mail and looks at each place where the customer's words are shown, in a real browser: the list, the case with
 * its frames, each frame by itself with and without pictures, and the customer's own page. Those that do anything are sent once more alone.
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
  const window = await watched(browser, base);
  const signedIn = await window.context.request.post(`${base}/api/v1/session`, {
    data: { email: 'manager@centre.example', password: 'una frase larga de verdad' },
  });
  if (!signedIn.ok()) throw new Error(`nobody may come in: ${await signedIn.text()}`);
  let mails = 0;
  const found: Hostile = { payloads: payloads.length, framed: 0, inCase: 0, opened: 0, ran: [] };

  const show = async (some: readonly Payload[]): Promise<Map<string, Deeds>> => {
    const first = `m${mails}`;
    for (const { payload } of some) {
      const id = `m${mails++}`;
      const raw = hostileMail(payload, { id, answers: id === first ? null : first, about: first });
      await api.post('/mail/incoming', {
        raw: raw.toString('base64'),
        recipient: 'ayuda@centre.example',
        sender: 'customer@sender.example',
      });
      if (id === first) await understood(api, mails);
    }
    await understood(api, mails);
    const { cases } = await api.get<{ cases: { id: string }[] }>('/cases?view=all&limit=1');
    const one = await api.get<Case>(`/cases/${cases[0]?.id ?? ''}`);
    const receipts = await api.get<{ mails: { caseId: string | null; kind: string; body: string }[] }>('/mail/outgoing');
    const receipt = receipts.mails.find(({ caseId, kind }) => caseId === one.id && kind === 'receipt');
    const link = /https?:\/\/\S+\/c\/\S+/.exec(receipt?.body ?? '')?.[0];
    const formatted = one.messages.filter(({ details }) => details.html);
    found.framed += formatted.length;
    const frame = (id: string) => `${base}/api/v1/cases/${one.id}/messages/${id}/html`;
    const places: [string, string][] = [
      ['the list', `${base}/desk`],
      ['the case', `${base}/desk/case/${one.id}`],
      ...(link ? [['the customer’s page', link] as [string, string]] : []),
      ...formatted.map(({ id }): [string, string] => ['a frame', frame(id)]),
    ];
    const done = new Map<string, Deeds>();
    for (const [place, url] of places) {
      window.deeds.length = 0;
      await window.page.goto(url, { waitUntil: place === 'a frame' ? 'load' : 'networkidle' });
      const inside = await lookInside(window.page);
      found.opened++;
      if (place === 'the case') found.inCase += window.page.frames().length - 1;
      const deeds = [...window.deeds, ...inside];
      if (window.page.url().split(/[?#]/)[0] !== url.split(/[?#]/)[0]) deeds.push(`the page went to ${window.page.url()}`);
      if (deeds.length > 0) done.set(place, deeds);
    }
    // Asked for, pictures come from elsewhere, and nothing else does.
    for (const { id } of formatted) {
      window.deeds.length = 0;
      await window.page.goto(`${frame(id)}?pictures=1`, { waitUntil: 'load' });
      const deeds = [...window.deeds.filter((deed) => !deed.startsWith('asked for https:')), ...(await lookInside(window.page))];
      if (deeds.length > 0) done.set('a frame with pictures', deeds);
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
  await window.context.close();
  return found;
}
