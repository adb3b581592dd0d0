import { randomBytes, randomUUID } from 'node:crypto';
import UTIF from 'utif2';
import type { App } from './app.ts';
import type { Client } from './desk.ts';

/** The centre of the demonstration, as its public addresses have it. */
export const CENTRE = 'tienda-lumbre';

/** Posts a form as a browser without scripts does, from a network of its own where one is named; answers the page that comes back. */
export async function postForm(app: App, path: string, fields: Record<string, string>, network?: string): Promise<string> {
  const answer = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(network ? { 'x-forwarded-for': network } : {}) },
    body: new URLSearchParams(fields).toString(),
  });
  const page = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${page.slice(0, 400)}`);
  return page;
}

/** The paper that a form gives to whoever opens it. */
export async function openForm(app: App): Promise<string> {
  const page = await (await fetch(`${app.url}/form/${CENTRE}`)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1];
  if (!token) throw new Error('the form has no token');
  return token;
}

/** A line to an exchange that speaks the generic form: tells what happens to a call at its door. */
export async function openLine(admin: Client): Promise<(fields: Record<string, string>) => Promise<void>> {
  const line = await admin.post<{ id: string }>('/phone/lines', { kind: 'generic', name: 'Centralita', number: '976 000 111' });
  const { url } = await admin.post<{ url: string }>(`/phone/lines/${line.id}/token`);
  return async (fields) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  };
}

/** A page of a fax: black bars on white, in TIFF. */
export function faxPage(): Buffer {
  const [width, height] = [400, 560];
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let y = 40; y < height; y += 40)
    for (let x = 40; x < width - 40; x++) for (let c = 0; c < 3; c++) pixels[(y * width + x) * 4 + c] = 0;
  return Buffer.from(UTIF.encodeImage(pixels, width, height));
}

/** A fax server's token, and its way to show a fax at our door. */
export async function openFax(admin: Client, app: App): Promise<(commid: string, number: string) => Promise<void>> {
  const line = { name: 'Servidor de fax', kind: 'server', number: '976 000 222' };
  const { token } = await admin.post<{ token: string }>('/fax/lines', line);
  const page = faxPage();
  return async (commid, number) => {
    const form = new FormData();
    form.set('commid', commid);
    form.set('cid', number);
    form.set('pages', '1');
    form.set('file', new Blob([new Uint8Array(page)], { type: 'image/tiff' }), 'fax000000001.tif');
    const answer = await fetch(`${app.url}/api/v1/fax/inbound/${token}`, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  };
}

export type Visit = { id: string; key: string; state: string; turns: { who: string; text: string }[] };

/** A visitor of the widget. `proof`: key and signature of the customer's page they come from. */
export function visitor(app: App, proof: { key: string; t: string } | null = null) {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  const ask = async (path: string, body?: object): Promise<Visit> => {
    const answer = await fetch(`${app.url}/api/v1/public/chat/${CENTRE}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Visit;
  };
  return {
    id,
    open: (text: string, more: object = {}, message: string = randomUUID()) =>
      ask('', { id, token, message, text, ...proof, ...more }),
    say: (text: string, message: string = randomUUID()) => ask(`/${id}/messages`, { message, text }),
    here: () => ask(`/${id}/presence`, { here: true }),
    visit: () => ask(`/${id}`),
  };
}
