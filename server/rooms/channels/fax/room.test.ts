import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, deskHouse, type DeskHouse } from '../../../../test/desk-house.ts';
import { barred, has, tiffOf, writtenFax } from '../../../../test/paper.ts';

const run = promisify(execFile);
const scripts = path.join(import.meta.dirname, '../../../../scripts/hylafax');

type Fax = {
  id: string;
  state: string;
  number: string | null;
  pages: number | null;
  caseId: string | null;
  problem: string | null;
};
type Sent = { id: string; state: string; problem: string | null; caseKey: string; number: string };
type Message = {
  id: string;
  text: string;
  channel: string;
  delivery: string | null;
  deliveryNote: string | null;
  attachments: { name: string; type: string }[];
  details: { pages?: number; readByMachine?: boolean };
};
type Case = { id: string; key: string; waits: string[]; messages: Message[]; doors: { channel: string; address: string }[] };

let house: DeskHouse;
let agent: Client;
let spool: string;
let url: string;
let token: string;
let n = 0;

/** HylaFAX's own sendfax can't send without its server: a stand-in that says what the real one says, or fails. */
const SENDFAX = `#!/bin/sh
printf '%s\\n' "$*" >> "$SPOOL_OF_TEST/sent"
[ -e "$SPOOL_OF_TEST/away" ] && { echo "Can not reach server at host localhost" >&2; exit 1; }
echo "request id is 41$(wc -l < "$SPOOL_OF_TEST/sent" | tr -d ' ') (group id 12) for host localhost (1 file)"
`;

beforeAll(async () => {
  spool = mkdtempSync(path.join(tmpdir(), 'fax-spool-'));
  mkdirSync(path.join(spool, 'bin'));
  writeFileSync(path.join(spool, 'bin/sendfax'), SENDFAX);
  chmodSync(path.join(spool, 'bin/sendfax'), 0o755);
  process.env.SPOOL_OF_TEST = spool;
  process.env.PATH = `${path.join(spool, 'bin')}:${process.env.PATH ?? ''}`;
  house = await deskHouse();
  const address = await house.house.app.listen({ port: 0, host: '127.0.0.1' });
  agent = await house.as('agente');
  const admin = await house.as('admin');
  const made = await admin.post<{ line: { id: string }; token: string }>('/fax/lines', {
    ...{ name: 'Centralita', kind: 'server', number: '976 000 001' },
  });
  token = made.body.token;
  url = `${address}/api/v1/fax`;
  for (const folder of ['etc', 'recvq']) mkdirSync(path.join(spool, folder));
  cpSync(scripts, path.join(spool, 'scripts'), { recursive: true });
  settings();
});
afterAll(async () => {
  await house?.close();
  rmSync(spool, { recursive: true, force: true });
});

const settings = (inbound = `${url}/inbound/${token}`): void =>
  writeFileSync(
    path.join(spool, 'etc/mostrador.conf'),
    `MOSTRADOR_FAX_URL=${inbound}\nMOSTRADOR_NOTIFY_URL=${url}/outbound/${token}\nPAUSE=0\n`,
  );

/** What HylaFAX does once a fax is in its queue. */
async function arrives(data: Buffer | null, { number = '976123456', error = '', commid = String(++n) } = {}): Promise<number> {
  const qfile = `recvq/fax${commid.padStart(9, '0')}.tif`;
  if (data) writeFileSync(path.join(spool, qfile), data);
  return script('faxrcvd', [qfile, 'ttyS0', commid, error, number, 'ANA RUIZ']);
}
const script = (name: string, args: string[]): Promise<number> =>
  run('sh', [path.join(spool, 'scripts', name), ...args], { cwd: spool }).then(
    () => 0,
    (error: { code: number }) => error.code,
  );

const faxes = async (): Promise<Fax[]> => (await agent.get<{ faxes: Fax[] }>('/fax/incoming')).body.faxes;
const newest = () =>
  house.until('the fax is read', async () => {
    const [fax] = await faxes();
    return fax && fax.state !== 'stored' && fax;
  });
const opened = async (id: string | null): Promise<Case> => (await agent.get<Case>(`/cases/${id ?? ''}`)).body;

describe('a fax comes in', () => {
  it('by the script of HylaFAX, and is a case with its pages, from the sender by their number', async () => {
    expect(await arrives(tiffOf([barred(1), barred(2), barred(3)]))).toBe(0);
    const fax = await newest();
    expect(fax).toMatchObject({ state: 'understood', number: '+34976123456', pages: 3, problem: null });
    const held = await opened(fax.caseId);
    expect(held.messages[0]).toMatchObject({ channel: 'fax', details: { pages: 3 } });
    expect(held.messages[0]?.attachments.map((file) => file.type)).toEqual(['image/tiff', 'image/png', 'image/png', 'image/png']);
    expect(held.doors).toMatchObject([{ channel: 'fax', address: '+34976123456' }]);
  });

  it('twice, and is one; another from the same number joins the only case that is open', async () => {
    const page = tiffOf([barred(9)]);
    await arrives(page, { number: '976 200 200', commid: '500' });
    const first = await newest();
    await arrives(page, { number: '976 200 200', commid: '500' });
    expect((await faxes()).filter((one) => one.number === '+34976200200')).toHaveLength(1);
    await arrives(tiffOf([barred(10)]), { number: '+34 976 200 200', commid: '501' });
    const second = await newest();
    expect(second.id).not.toBe(first.id);
    expect(second.caseId).toBe(first.caseId);
  });

  it.skipIf(!has('tesseract') || !has('pdftoppm'))(
    'its words are read, and a key among them finds its case whoever sends it',
    async () => {
      await arrives(tiffOf([barred(11)]), { number: '976300300' });
      const { key, id } = await opened((await newest()).caseId);
      const text = `Asunto: sigo esperando la respuesta\n\nLes escribo por el expediente ${key}, que trata de una lámpara que llegó con el cristal roto.`;
      await arrives(await writtenFax(text), { number: '' });
      const fax = await newest();
      expect(fax).toMatchObject({ state: 'understood', number: null, caseId: id });
      const { messages } = await opened(id);
      expect(messages.at(-1)?.text).toMatch(/lámpara que\s+llegó con el cristal roto/);
      expect(messages.at(-1)?.details).toMatchObject({ readByMachine: true, pages: 1 });
    },
  );

  it('broken, and is kept and shown with what could be read and why', async () => {
    const whole = tiffOf([barred(20), barred(21)]);
    await arrives(whole.subarray(0, whole.length - 20_000), { number: '976400400' });
    const cut = await newest();
    expect(cut).toMatchObject({ state: 'unreadable', pages: 2 });
    const held = await opened(cut.caseId);
    expect(held.waits).toContain('unreadable');
    expect(held.messages[0]?.text).toContain('no llegó entero');
    expect(held.messages[0]?.attachments).toHaveLength(3);
    await arrives(Buffer.from('nothing of a fax'), { number: '976400401' });
    const none = await newest();
    expect(none.problem).toBe('no es un TIFF, ni un PDF, ni una imagen');
    expect((await opened(none.caseId)).messages[0]?.text).toContain('no se puede leer');
    await arrives(tiffOf([barred(22)]), { number: '976400402', error: 'T.30 T2 timeout, expected page not received' });
    expect(await newest()).toMatchObject({
      state: 'unreadable',
      pages: 1,
      problem: 'T.30 T2 timeout, expected page not received',
    });
    await arrives(null, { number: '976400403', error: 'No carrier detected' });
    expect(await newest()).toMatchObject({ state: 'unreadable', pages: 0, number: '+34976400403' });
  });

  it('while we are away: the script keeps it, and hands it over afterwards', async () => {
    settings('http://127.0.0.1:9/nobody');
    const before = (await faxes()).length;
    expect(await arrives(tiffOf([barred(30)]), { number: '976500500' })).not.toBe(0);
    expect(readdirSync(path.join(spool, 'mostrador/waiting')).filter((one) => one.startsWith('fax'))).toHaveLength(1);
    settings();
    expect(await script('faxrcvd', ['--again'])).toBe(0);
    expect((await faxes()).length).toBe(before + 1);
    expect(readdirSync(path.join(spool, 'mostrador/waiting')).filter((one) => one.startsWith('fax'))).toHaveLength(0);
    expect(existsSync(path.join(spool, 'recvq'))).toBe(true);
  });

  it('with a token that is nobody’s, and is not taken', async () => {
    for (const wrong of ['x', token.slice(0, 40), `${token}x`, token.replace(/^.{32}/, '0'.repeat(32))]) {
      const body = new FormData();
      body.set('file', new Blob([new Uint8Array([1])]), 'fax.tif');
      expect((await fetch(`${url}/inbound/${wrong}`, { method: 'POST', body })).status).toBe(401);
    }
  });
});

describe('an answer leaves by fax', () => {
  const sent = async (key: string): Promise<Sent | undefined> =>
    (await agent.get<Sent[]>('/fax/outgoing')).body.find((one) => one.caseKey === key);
  const answered = async (number: string): Promise<Case> => {
    await arrives(tiffOf([barred(40 + n)]), { number });
    const { id } = await opened((await newest()).caseId);
    await agent.post(`/cases/${id}/replies`, { text: 'Le enviamos otra lámpara.\n\nNo tiene que devolver nada.' });
    return opened(id);
  };
  const delivery = async (id: string) => (await opened(id)).messages.find((one) => one.delivery !== null);

  it('as pages, by sendfax, and is sent once its server says so', async () => {
    const { id, key } = await answered('976 600 600');
    const fax = await house.until('it is handed over', async () => {
      const one = await sent(key);
      return one?.state === 'handed' && one;
    });
    expect(fax.number).toBe('+34976600600');
    const pages = await agent.get<string>(`/fax/outgoing/${fax.id}/file`);
    expect(pages.body.slice(0, 5)).toBe('%PDF-');
    writeFileSync(path.join(spool, 'q41'), 'jobid:411\nstatus:\n');
    expect(await script('notify', ['q41', 'done', '0:42'])).toBe(0);
    expect((await sent(key))?.state).toBe('sent');
    expect(await delivery(id)).toMatchObject({ channel: 'fax', delivery: 'sent' });
  });

  it('and fails in words when the line is busy to the end; a person may have it tried again', async () => {
    const { id, key } = await answered('976 600 601');
    await house.until('it is handed over', async () => (await sent(key))?.state === 'handed');
    writeFileSync(path.join(spool, 'q42'), 'jobid:412\nstatus:Busy signal detected; too many attempts to dial\n');
    await script('notify', ['q42', 'requeued', '0:10']);
    expect((await sent(key))?.state).toBe('handed');
    await script('notify', ['q42', 'failed', '0:10']);
    expect(await sent(key)).toMatchObject({ state: 'failed', problem: 'Busy signal detected; too many attempts to dial' });
    expect(await delivery(id)).toMatchObject({
      delivery: 'failed',
      deliveryNote: 'Busy signal detected; too many attempts to dial',
    });
    expect((await agent.post(`/fax/outgoing/${(await sent(key))?.id ?? ''}/send`)).status).toBe(200);
    await house.until('it is handed over again', async () => (await sent(key))?.state === 'handed');
  });

  it('a server that is away is tried again later, and nothing is lost', async () => {
    writeFileSync(path.join(spool, 'away'), '');
    const { key } = await answered('976 600 602');
    const fax = await house.until('it was tried', async () => {
      const one = await sent(key);
      return one?.problem ? one : null;
    });
    expect(fax).toMatchObject({ state: 'queued' });
    expect(fax.problem).toContain('Can not reach server');
    rmSync(path.join(spool, 'away'));
  });
});

describe('who sees faxes', () => {
  it('people of the whole centre see them as they came; an administrator and others only what is theirs', async () => {
    const [fax] = await faxes();
    for (const who of ['admin', 'externa', 'logistica']) {
      const person = await house.as(who);
      for (const address of ['/fax/incoming', '/fax/outgoing', `/fax/incoming/${fax?.id ?? ''}/file`])
        expect((await person.get(address)).status, `${who} ${address}`).toBe(403);
    }
    const other = await house.otherCentre('Otra');
    const stranger = await house.as(other.admin);
    expect((await stranger.get(`/fax/incoming/${fax?.id ?? ''}/file`)).status).toBe(403);
    expect((await agent.get('/fax/incoming/018f0000-0000-7000-8000-000000000000/file')).status).toBe(404);
  });

  it('only whoever administers the centre changes lines, and a new token shuts out the old one', async () => {
    const line = { name: 'Otra', kind: 'gateway', sender: '*@fax.example', domain: 'fax.example' };
    expect((await agent.post('/fax/lines', line)).status).toBe(403);
    const admin = await house.as('admin');
    const { body } = await admin.post<{ line: { id: string }; token: string | null }>('/fax/lines', line);
    expect(body.token).toBeNull();
  });
});
