import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newAssistant } from './assistant.ts';
import { deskHouse, type DeskHouse } from './desk-house.ts';

// The protocol's own conformance suite against the composed house.

const SUITE = path.join(import.meta.dirname, '../node_modules/@modelcontextprotocol/conformance/dist/index.js');
const run = promisify(execFile);

/** Scenarios that ask nothing of a server but the protocol. */
const APPLY = ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection'];
/**
 * The others call tools, resources and prompts by the names of the suite's own example server (test_simple_text, test://static-text,
 * test_simple_prompt…), or use what a desk has no use for and so does not claim: logging, completion, sampling and elicitation (asking
 * the client's model or its user), resources, prompts, and streams that are resumed, which need a session kept in one process.
 */
const DO_NOT: Record<string, readonly string[]> = {
  'tools of the example server': [
    ...[
      'tools-call-simple-text',
      'tools-call-image',
      'tools-call-audio',
      'tools-call-embedded-resource',
      'tools-call-mixed-content',
    ],
    ...['tools-call-with-logging', 'tools-call-error', 'tools-call-with-progress', 'json-schema-2020-12'],
  ],
  'asks back through the client': [
    ...['tools-call-sampling', 'tools-call-elicitation', 'elicitation-sep1034-defaults', 'elicitation-sep1330-enums'],
  ],
  'not offered': ['logging-set-level', 'completion-complete'],
  resources: [
    ...['resources-list', 'resources-read-text', 'resources-read-binary', 'resources-templates-read'],
    ...['resources-subscribe', 'resources-unsubscribe'],
  ],
  prompts: [
    ...['prompts-list', 'prompts-get-simple', 'prompts-get-with-args', 'prompts-get-embedded-resource', 'prompts-get-with-image'],
  ],
  'streams of a session': ['server-sse-polling', 'server-sse-multiple-streams'],
};

let house: DeskHouse;
let front: Server;
let results: string;
const here = existsSync(SUITE);

beforeAll(async () => {
  if (!here) return;
  results = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  house = await deskHouse();
  await house.listen();
  const { token } = await newAssistant(house);
  const { port } = house.house.app.server.address() as AddressInfo;
  // The suite signs in nowhere: what stands between adds the key, and leaves the names it is asked by as they are.
  front = createServer((asked, reply) => {
    const headers = { ...asked.headers, authorization: `Bearer ${token}` };
    const { method, url } = asked;
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    onward.on('error', () => reply.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  front?.close();
  await house?.close();
  if (here) rmSync(results, { recursive: true });
});

type Check = { id: string; status: string; errorMessage?: string };

/** What the suite found, check by check. */
async function check(scenario: string): Promise<Check[]> {
  const url = `http://localhost:${(front.address() as AddressInfo).port}/mcp`;
  const folder = path.join(results, scenario);
  const args = [SUITE, 'server', '--url', url, '--scenario', scenario, '--output-dir', folder];
  await run(process.execPath, args).catch(() => null); // its exit says no more than the checks do
  const [found] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('checks.json'));
  return JSON.parse(readFileSync(path.join(folder, found ?? ''), 'utf8')) as Check[];
}

it.skipIf(!here).each(APPLY)('%s', async (scenario) => {
  const checks = await check(scenario);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter(({ status }) => status !== 'SUCCESS' && status !== 'INFO')).toEqual([]);
});

it.skipIf(!here)('every scenario of the suite either applies or says why it does not', async () => {
  const { stdout } = await run(process.execPath, [SUITE, 'list', '--server']);
  const listed = [...stdout.matchAll(/^ {2}- (\S+)/gm)].map(([, name]) => name ?? '');
  expect(listed.toSorted()).toEqual([...APPLY, ...Object.values(DO_NOT).flat()].toSorted());
});
