import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../centre/client.ts';
import { foundCentre } from '../centre/found.ts';
import { inkOf, inkOnPages, pagesOf } from './expected.ts';

/** Of a broken copy so much is left. */
const LEFT = 0.6;
/** So long nothing may happen while faxes are read. */
const PATIENCE_MS = 300_000;
const TOO_MANY = 429;

type Fax = { id: string; state: string; pages: number | null; caseId: string | null; problem: string | null };
type Attachment = { name: string; type: string; sha256: string };
type Message = { text: string; attachments: Attachment[]; details: { pages?: number | null; readByMachine?: boolean } };
type Sent = { file: string; data: Buffer; isWhole: boolean; id: string | null; status: number };

export type Scores = {
  files: number;
  /** Of which nobody here can count the pages. */
  uncounted: number;
  pages: number;
  taken: number;
  /** Whole files whose pages are as many as they should be, and pages that can be looked at. */
  counted: number;
  shown: number;
  /** Whole files with words read from them, and those without. */
  withWords: number;
  withoutWords: string[];
  /** Broken copies: kept and to be seen as a case that says why, and pages that could still be had of them. */
  broken: number;
  brokenShown: number;
  brokenPages: number;
  lost: string[];
  misses: string[];
  seconds: number;
};

const hashOf = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

/** Every TIFF and PDF at a path or below it. */
export function faxesIn(where: string): string[] {
  if (!statSync(where).isDirectory()) return [where];
  return readdirSync(where, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(tiff?|pdf)$/i.test(one.name))
    .map((one) => path.join(one.parentPath, one.name))
    .toSorted();
}

/** As the script beside HylaFAX hands one over. */
async function handOver(door: string, { file, data }: Pick<Sent, 'file' | 'data'>, n: number) {
  for (;;) {
    const body = new FormData();
    body.set('commid', String(n).padStart(9, '0'));
    body.set('cid', `976${String(100_000 + n)}`);
    body.set('file', new Blob([new Uint8Array(data)], { type: 'application/octet-stream' }), path.basename(file));
    const answer = await fetch(door, { method: 'POST', body });
    if (answer.status !== TOO_MANY) {
      const said = (await answer.json()) as { id?: string };
      return { id: said.id ?? null, status: answer.status };
    }
    await sleep(5000);
  }
}

async function allFaxes(api: Client): Promise<Map<string, Fax>> {
  const faxes = new Map<string, Fax>();
  for (let before = ''; ; ) {
    const page = await api.get<{ faxes: Fax[] }>(`/fax/incoming${before && `?before=${before}`}`);
    for (const fax of page.faxes) faxes.set(fax.id, fax);
    const last = page.faxes.at(-1);
    if (!last) return faxes;
    before = last.id;
  }
}

/** Until every one has been looked at, or nothing happens any more. */
async function settled(api: Client, progress: (text: string) => void): Promise<Map<string, Fax>> {
  let waiting = -1;
  for (let until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(500)) {
    const { counts } = await api.get<{ counts: Record<string, number> }>('/fax/incoming?state=stored');
    const now = counts.stored ?? 0;
    if (now === 0) break;
    if (now !== waiting) until = Date.now() + PATIENCE_MS;
    if (now !== waiting) progress(`${now} to be read`);
    waiting = now;
  }
  return allFaxes(api);
}

type Seen = { fax: Fax; message: Message; pages: (Buffer | null)[] };
/** What the desk shows of a fax; a text where it is lost. */
async function look(api: Client, sent: Sent, faxes: ReadonlyMap<string, Fax>): Promise<Seen | string> {
  if (sent.id === null) return `answered ${sent.status}`;
  const fax = faxes.get(sent.id);
  if (!fax) return 'nowhere among what came in';
  const kept = await api.file(`/fax/incoming/${fax.id}/file`);
  if (!kept?.equals(sent.data)) return 'its bytes are not what was sent';
  if (!fax.caseId) return `${fax.state}, of no case`;
  const { messages } = await api.get<{ messages: Message[] }>(`/cases/${fax.caseId}`);
  const message = messages.find((one) => one.attachments.some(({ sha256 }) => sha256 === hashOf(sent.data)));
  if (!message) return 'its case does not show it';
  const pages = message.attachments.filter(({ type }) => type === 'image/png');
  const files = await Promise.all(pages.map(({ sha256 }) => api.file(`/cases/${fax.caseId}/files/${sha256}`)));
  return { fax, message, pages: files };
}

async function judgeWhole({ file, data }: Sent, { fax, message, pages }: Seen, scores: Scores): Promise<void> {
  const wanted = await pagesOf(file, data);
  if (wanted === null) scores.uncounted += 1;
  scores.pages += wanted ?? pages.length;
  if (wanted === null || (wanted === pages.length && message.details.pages === wanted)) scores.counted += 1;
  else scores.misses.push(`${file}: ${pages.length} pages, wanted ${wanted}${fax.problem ? ` (${fax.problem})` : ''}`);
  let drawn: number[] | null | undefined;
  for (const [n, png] of pages.entries()) {
    const ink = png && readable(png);
    if (ink === 0) drawn ??= await inkOnPages(data);
    if (ink === null) scores.misses.push(`${file}, page ${n + 1}: no picture that can be looked at`);
    else if (ink === 0 && (drawn?.[n] ?? 0) > 0) scores.misses.push(`${file}, page ${n + 1}: blank, and the original is not`);
    else scores.shown += 1;
  }
  // A fax without words says so itself, in words of the desk's.
  if (message.details.readByMachine || (data.toString('latin1', 0, 5) === '%PDF-' && fax.state === 'understood'))
    scores.withWords += 1;
  else scores.withoutWords.push(file);
  if (fax.state !== 'understood') scores.misses.push(`${file}: ${fax.state}: ${fax.problem ?? ''}`);
}

function judgeBroken({ file }: Sent, { fax, message, pages }: Seen, scores: Scores): void {
  scores.brokenPages += pages.length;
  const saysWhy = fax.problem !== null && message.text.includes(fax.problem);
  if (fax.state === 'unreadable' && saysWhy) scores.brokenShown += 1;
  else scores.misses.push(`${file}, cut off: ${fax.state}, ${fax.problem ?? 'no reason'}`);
}

const readable = (png: Buffer): number | null => {
  try {
    return inkOf(png);
  } catch {
    return null;
  }
};

/** Hands every file, and a copy of it that is cut off, to the real door of a fax server, and looks up by the API what became of each. */
export async function faxAll(base: string, where: string, progress: (text: string) => void = () => {}): Promise<Scores> {
  const started = performance.now();
  const { admin, add, key } = await foundCentre(base, { name: 'Fax', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const program = await add('Reader', 'INTEGRATION');
  const api = await key(program.id, ['cases:read']);
  const { token } = await admin.post<{ token: string }>('/fax/lines', { name: 'Fax', kind: 'server' });
  const files = faxesIn(where);
  const scores: Scores = {
    ...{ files: files.length, uncounted: 0, pages: 0, taken: 0, counted: 0, shown: 0, withWords: 0, withoutWords: [] },
    ...{ broken: 0, brokenShown: 0, brokenPages: 0, lost: [], misses: [], seconds: 0 },
  };
  const sent: Sent[] = [];
  for (const file of files) {
    const whole = readFileSync(file);
    for (const data of [whole, whole.subarray(0, Math.floor(whole.length * LEFT))]) {
      const answer = await handOver(`${base}/api/v1/fax/inbound/${token}`, { file, data }, sent.length + 1);
      sent.push({ file, data, isWhole: data === whole, ...answer });
    }
  }
  scores.taken = sent.filter(({ id }) => id !== null).length;
  const faxes = await settled(api, progress);
  for (const one of sent) {
    if (!one.isWhole) scores.broken += 1;
    const seen = await look(api, one, faxes);
    if (typeof seen === 'string') scores.lost.push(`${one.file}${one.isWhole ? '' : ', cut off'}: ${seen}`);
    else if (one.isWhole) await judgeWhole(one, seen, scores);
    else judgeBroken(one, seen, scores);
  }
  return { ...scores, seconds: (performance.now() - started) / 1000 };
}
