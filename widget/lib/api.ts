import type { z } from 'zod';
import type { routes, zVisit } from '../../server/rooms/channels/chat/contract.ts';
import type { Kept } from './letters.ts';

export type Visit = z.output<typeof zVisit>;
export type Frame = z.output<typeof routes.frame.returns>;
export type Opening = z.input<typeof routes.open.body>;
export type SaidFile = { name: string; type: string; data: string };

/** What the server answered: `message` is in the visitor's language; `status` 0: it was not reached. */
export class Trouble extends Error {
  readonly status: number;
  readonly reason: string;
  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

const slug = location.pathname.split('/')[2] ?? '';
const base = `/api/v1/public/chat/${slug}`;

async function ask<T>(method: 'GET' | 'POST', path: string, kept: Kept | null, body?: object): Promise<T> {
  const headers: Record<string, string> = { 'accept-language': document.documentElement.lang };
  if (kept) headers.authorization = `Bearer ${kept.token}`;
  if (body) headers['content-type'] = 'application/json';
  const sent = fetch(base + path, {
    method,
    headers,
    keepalive: path.endsWith('/presence'),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await sent.catch((error: Error) => error);
  if (answer instanceof Error) throw new Trouble(0, '', answer.message);
  const said = (await answer.json().catch(() => ({}))) as T & { refusal?: { reason: string; message: string } };
  if (!answer.ok) throw new Trouble(answer.status, said.refusal?.reason ?? '', said.refusal?.message ?? '');
  return said;
}

export const frame = (): Promise<Frame> => ask('GET', '', null);
export const open = (opening: Opening): Promise<Visit> => ask('POST', '', null, opening);
export const visit = (kept: Kept): Promise<Visit> => ask('GET', `/${kept.id}`, kept);
export const say = (kept: Kept, said: { message: string; text: string; files: SaidFile[] }): Promise<Visit> =>
  ask('POST', `/${kept.id}/messages`, kept, said);
export const beHere = (kept: Kept, here: boolean, typing: boolean, read: number): Promise<unknown> =>
  ask('POST', `/${kept.id}/presence`, kept, { here, typing, read });
export const askPerson = (kept: Kept): Promise<Visit> => ask('POST', `/${kept.id}/person`, kept);
export const end = (kept: Kept): Promise<Visit> => ask('POST', `/${kept.id}/end`, kept);
export const transcript = (kept: Kept, given: { email?: string; code?: string }): Promise<Visit> =>
  ask('POST', `/${kept.id}/transcript`, kept, given);

export async function file(kept: Kept, sha256: string): Promise<Blob> {
  const answer = await fetch(`${base}/${kept.id}/files/${sha256}`, { headers: { authorization: `Bearer ${kept.token}` } });
  if (!answer.ok) throw new Trouble(answer.status, '', '');
  return answer.blob();
}

/**
 * Hears that something was said, for as long as the page lives; after a break it goes on from where it was, and `heard` is called in any case, so
 * that nothing is missed. A request with a header, not an EventSource: the secret stands in no address.
 */
export function listen(kept: Kept, heard: () => void, connected: (is: boolean) => void): () => void {
  const gone = new AbortController();
  let last = '';
  const follow = async (): Promise<void> => {
    const headers = { authorization: `Bearer ${kept.token}`, ...(last ? { 'last-event-id': last } : {}) };
    const answer = await fetch(`${base}/${kept.id}/live`, { headers, signal: gone.signal });
    if (!answer.ok || !answer.body) throw new Trouble(answer.status, '', '');
    connected(true);
    heard();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
      const blocks = (rest + (value ?? '')).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        last = /^id: (.+)$/m.exec(block)?.[1] ?? last;
        if (/^event: /m.test(block)) heard();
      }
    }
  };
  const forever = async (): Promise<void> => {
    for (let wait = 1000; !gone.signal.aborted; wait = Math.min(wait * 2, 15_000)) {
      const began = performance.now();
      const trouble = await follow().catch((error: Error) => error);
      if (gone.signal.aborted || (trouble instanceof Trouble && trouble.status === 404)) return;
      connected(false);
      if (performance.now() - began > 10_000) wait = 1000;
      await new Promise((rest) => setTimeout(rest, wait));
    }
  };
  void forever();
  return () => gone.abort();
}
