import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../centre/client.ts';
import { foundCentre } from '../centre/found.ts';
import { type Body, callsOf, expectedOf, isOffered } from './expected.ts';

/** How each call is told: as it came; each body twice and backwards; shuffled; shuffled with some of it twice. */
const WAYS = ['as it came', 'backwards, each twice', 'shuffled', 'shuffled, some twice'] as const;
const PATIENCE_MS = 60_000;

type Leg = { ref: string; agent: string | null };
type Call = {
  id: string;
  lineId: string;
  direction: string;
  state: string;
  result: string | null;
  number: string | null;
  queue: string | null;
  legs: Leg[];
};
export type Scores = {
  bodies: number;
  /** Of other things than calls, such as text messages. */
  notOffered: number;
  taken: number;
  calls: number;
  /** Calls that came to what their own words say. */
  right: number;
  /** Calls told in other ways, and those of them that came to the same. */
  retold: number;
  same: number;
  misses: string[];
  seconds: number;
};

/** Every body in a file or below a directory: one JSON object a line. */
export function bodiesIn(where: string): Body[] {
  const files = statSync(where).isDirectory()
    ? readdirSync(where, { recursive: true, withFileTypes: true }).flatMap((one) =>
        one.isFile() ? path.join(one.parentPath, one.name) : [],
      )
    : [where];
  return files
    .toSorted()
    .filter((file) => /\.(jsonl|ndjson)$/.test(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .flatMap((line) => {
      const body = line.trim() === '' ? null : (JSON.parse(line) as Partial<Body>);
      return body?.fields ? [{ id: '', provider: '', encoding: 'form', ...body, fields: body.fields }] : [];
    });
}

/** The same numbers for the same seed (mulberry32), so that a miss is seen again. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return list
    .map((one) => ({ one, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function told(bodies: readonly Body[], way: (typeof WAYS)[number], seed: number): Body[] {
  if (way === 'as it came') return [...bodies];
  if (way === 'backwards, each twice') return bodies.toReversed().flatMap((body) => [body, body]);
  return shuffled(way === 'shuffled' ? bodies : [...bodies, ...bodies.slice(0, Math.ceil(bodies.length / 2))], seed);
}

/** As that exchange writes it down; where it may choose, JSON and a form by turns. */
async function post(address: string, { encoding, fields }: Body, turn: number): Promise<number> {
  const json = encoding.startsWith('json') && turn % 2 === 0;
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (Array.isArray(value)) for (const one of value) form.append(`${name}[]`, String(one));
    else form.append(name, String(value));
  const answer = await fetch(address, {
    method: 'POST',
    ...(json ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) } : { body: form }),
  });
  await answer.text();
  return answer.status;
}

async function allCalls(api: Client): Promise<Call[]> {
  const calls: Call[] = [];
  for (let before = ''; ; ) {
    const page = await api.get<{ calls: Call[] }>(`/phone/calls${before && `?before=${before}`}`);
    calls.push(...page.calls);
    const last = page.calls.at(-1);
    if (!last) return calls;
    before = last.id;
  }
}

/** Until nothing changes any more. */
async function settled(api: Client): Promise<Call[]> {
  let before = '';
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(1500)) {
    const calls = await allCalls(api);
    const now = JSON.stringify(calls.map(({ id, state, result, legs }) => [id, state, result, legs]));
    if (now === before || Date.now() > until) return calls;
    before = now;
  }
}

/** What of a call must not depend on the order it was told in: everything but its times. */
const essence = ({ direction, state, result, number, queue, legs }: Call): string =>
  JSON.stringify({ direction, state, result, number, queue, legs: legs.map(({ ref, agent }) => `${ref} ${agent}`).toSorted() });

/** Plays every body through the real door, each exchange and each way on a line of its own, and looks up by the API what each call came to. */
export async function playAll(
  base: string,
  bodies: readonly Body[],
  progress: (text: string) => void = () => {},
): Promise<Scores> {
  const started = performance.now();
  const { admin, add, key } = await foundCentre(base, { name: 'Central', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const program = await add('Reader', 'INTEGRATION');
  const api = await key(program.id, ['cases:read']);
  const offered = bodies.filter(isOffered);
  const lines = new Map<string, string>();
  const scores: Scores = {
    bodies: bodies.length,
    notOffered: bodies.length - offered.length,
    taken: 0,
    calls: 0,
    right: 0,
    retold: 0,
    same: 0,
    misses: [],
    seconds: 0,
  };
  const byProvider = Map.groupBy(offered, ({ provider }) => provider);
  for (const [provider, own] of byProvider)
    for (const [n, way] of WAYS.entries()) {
      progress(`${provider}: ${way}`);
      const kind = provider.startsWith('sipgate') ? 'sipgate' : 'generic';
      const line = await admin.post<{ id: string }>('/phone/lines', { kind, name: `${provider} ${way}` });
      lines.set(`${provider} ${way}`, line.id);
      const { url } = await admin.post<{ url: string }>(`/phone/lines/${line.id}/token`);
      for (const [turn, body] of told(own, way, n + 1).entries()) {
        const status = await post(`${base}${new URL(url).pathname}`, body, turn);
        if (way !== 'as it came') continue;
        if (status === 200) scores.taken += 1;
        else scores.misses.push(`${body.id}: answered ${status}`);
      }
    }
  const calls = await settled(api);
  for (const [provider, own] of byProvider)
    for (const [first, of] of callsOf(own)) {
      const find = (way: string): Call[] =>
        calls.filter(
          ({ lineId, legs }) =>
            lineId === lines.get(`${provider} ${way}`) &&
            legs.some(({ ref }) => of.some((body) => Object.values(body.fields).includes(ref))),
        );
      const [call, ...more] = find('as it came');
      const want = expectedOf(of);
      scores.calls += 1;
      const got = call && { direction: call.direction, state: call.state, result: call.result, legs: call.legs.length };
      if (more.length === 0 && JSON.stringify(got) === JSON.stringify(want)) scores.right += 1;
      else
        scores.misses.push(
          `${provider} ${first}: ${JSON.stringify(got)} and ${more.length} more, wanted ${JSON.stringify(want)}`,
        );
      for (const way of WAYS.slice(1)) {
        const [again, ...others] = find(way);
        scores.retold += 1;
        if (call && again && others.length === 0 && essence(again) === essence(call)) scores.same += 1;
        else scores.misses.push(`${provider} ${first}, ${way}: ${again ? essence(again) : 'nothing'} and ${others.length} more`);
      }
    }
  return { ...scores, seconds: (performance.now() - started) / 1000 };
}
