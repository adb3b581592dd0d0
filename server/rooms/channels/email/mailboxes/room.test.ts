import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Client, type DeskHouse, deskHouse } from '../../../../../test/desk-house.ts';
import { noDovecot, openDovecot } from '../../../../../test/dovecot.ts';
import type { zOutgoing, zRawMail } from '../contract.ts';
import { askCertificate } from './adapter.ts';
import type { Mailbox } from './contract.ts';

const absent = noDovecot();
const SECRET = 'cliente-secreto';
/** An issuer of tokens, as big as a test needs: it renews by a refresh token that it changes each time, and tells a server what a token is worth. */
const issuer = {
  refresh: 'primero',
  access: '',
  asked: 0,
  refuses: false,
  server: createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const say = (status: number, what: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(what));
      if (request.url === '/introspect') return say(200, { active: form.get('token') === issuer.access, username: 'permiso' });
      issuer.asked++;
      if (issuer.refuses || form.get('refresh_token') !== issuer.refresh || form.get('client_secret') !== SECRET)
        return say(400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
      issuer.access = `acceso-${issuer.asked}`;
      issuer.refresh = `renueva-${issuer.asked}`;
      say(200, { access_token: issuer.access, expires_in: 3600, refresh_token: issuer.refresh });
    });
  }),
};

let server: Awaited<ReturnType<typeof openDovecot>>;
let house: DeskHouse;
let boss: Client;
let at = '';

beforeAll(async () => {
  if (absent) return;
  issuer.server.listen(0, '127.0.0.1');
  await once(issuer.server, 'listening');
  at = `http://127.0.0.1:${(issuer.server.address() as AddressInfo).port}`;
  server = await openDovecot({ introspection: `${at}/introspect` });
  house = await deskHouse();
  boss = await house.as('responsable');
}, 90_000);
afterAll(async () => {
  if (absent) return;
  await house.close();
  await server.close();
  issuer.server.close();
});

const mail = (from: string, subject: string): string =>
  `From: ${from}\r\nTo: t@tienda.example\r\nSubject: ${subject}\r\nMessage-ID: <${createHash('sha1').update(subject).digest('hex')}@correo.example>\r\n\r\nHola: ${subject}\r\n`;

type Raw = z.output<typeof zRawMail>;
type Refused = { refusal: { field: string } };
const incoming = async (from: string): Promise<Raw[]> =>
  (await boss.get<{ mails: Raw[] }>('/mail/incoming')).body.mails.filter((one) => one.from === from);
const understood = (from: string, many: number) =>
  house.until(`${many} of ${from} are understood`, async () => {
    const found = await incoming(from);
    return found.length >= many && found.every(({ state }) => state !== 'stored') && found;
  });
const boxOf = async (id: string): Promise<Mailbox> => {
  const found = (await boss.get<Mailbox[]>('/mailboxes')).body.find((one) => one.id === id);
  if (!found) throw new Error('no mailbox');
  return found;
};
const put = async (user: string, more: object = {}): Promise<Mailbox> => {
  const { password, ...account } = server.account;
  const imap = { ...account, user };
  const body = { address: `${user}@tienda.example`, name: 'Tienda', language: 'es', imap, smtp: null, imapPassword: password };
  const answer = await boss.post<Mailbox>('/mailboxes', { ...body, ...more });
  expect(answer.status).toBe(200);
  return answer.body;
};
const works = (id: string) => house.until('it works', async () => (await boxOf(id)).links.imap?.works);

describe('a mailbox that stands', () => {
  it('is told of mail as it comes, and leaves alone what came long before it was set up', async ({ skip }) => {
    if (absent) skip(absent);
    const old = new Date(Date.now() - 20 * 86_400_000);
    await server.append(mail('antes@correo.example', 'De hace semanas'), { user: 'uno', at: old });
    await server.append(mail('uno@correo.example', 'De hoy'), { user: 'uno' });
    const { id } = await put('uno');
    await put('dos');
    await understood('uno@correo.example', 1);
    await works(id);
    await server.append(mail('uno@correo.example', 'Mientras está'), { user: 'uno' });
    await server.append(mail('dos@correo.example', 'En el otro'), { user: 'dos' });
    await understood('uno@correo.example', 2);
    await understood('dos@correo.example', 1);
    expect(await incoming('antes@correo.example')).toEqual([]);

    const filled = await boss.post(`/mailboxes/${id}/backfill`, { days: 30 });
    expect(filled.status).toBe(200);
    const done = await house.until('older mail is here', async () => {
      const { backfill } = await boxOf(id);
      return backfill?.state === 'done' && backfill;
    });
    expect(done).toMatchObject({ total: 3, seen: 3, kept: 1 });
    const [first] = await understood('antes@correo.example', 1);
    // Nobody is told today that what they wrote weeks ago has come.
    const { mails } = (await boss.get<{ mails: z.output<typeof zOutgoing>[] }>('/mail/outgoing')).body;
    expect(mails.filter(({ kind, caseId }) => kind === 'receipt' && caseId === first?.caseId)).toEqual([]);
    expect(mails.filter(({ kind, to }) => kind === 'receipt' && to === 'uno@correo.example')).not.toEqual([]);
  }, 60_000);

  it('loses and doubles nothing when the server goes away, comes back, and has renumbered all', async ({ skip }) => {
    if (absent) skip(absent);
    const { id } = await put('tres');
    await works(id);
    await server.append(mail('tres@correo.example', 'Antes del corte'), { user: 'tres' });
    await understood('tres@correo.example', 1);
    await server.stop();
    const failing = await house.until('it is said', async () => {
      const { links } = await boxOf(id);
      return links.imap?.works === false && links.imap;
    });
    expect(failing.problem).toMatch(/\w+/);
    await server.begin();
    await server.append(mail('tres@correo.example', 'Durante el corte'), { user: 'tres' });
    await understood('tres@correo.example', 2);
    await server.renumber('tres');
    await server.append(mail('tres@correo.example', 'Con otros números'), { user: 'tres' });
    await understood('tres@correo.example', 3);
    await works(id);
    expect((await incoming('tres@correo.example')).map(({ state }) => state)).toEqual(Array(3).fill('understood'));
  }, 90_000);

  it('notices that its settings have changed, and says in the server’s words why it can’t sign in', async ({ skip }) => {
    if (absent) skip(absent);
    const { id } = await put('cuatro', { imapPassword: 'otra' });
    const failing = await house.until('it is said', async () => {
      const { links } = await boxOf(id);
      return links.imap?.works === false && links.imap;
    });
    expect(failing.problem).toMatch(/authentication/i);
    await server.append(mail('cuatro@correo.example', 'Esperaba'), { user: 'cuatro' });
    await put('cuatro', { id });
    await understood('cuatro@correo.example', 1);
    await works(id);
  }, 60_000);

  it('does with fetched mail what it was told to', async ({ skip }) => {
    if (absent) skip(absent);
    await server.makeFolder('Atendidos', 'cinco');
    await put('cinco', { afterFetch: { kind: 'move', folder: 'Atendidos' } });
    await put('seis', { afterFetch: { kind: 'seen' } });
    for (const user of ['cinco', 'seis']) await server.append(mail(`${user}@correo.example`, `Para ${user}`), { user });
    await house.until('it is moved', async () => (await server.flags('Atendidos', 'cinco')).length === 1);
    expect(await server.flags('INBOX', 'cinco')).toEqual([]);
    await house.until('it is seen', async () => (await server.flags('INBOX', 'seis'))[0]?.includes('\\Seen'));
    await understood('cinco@correo.example', 1);
    await understood('seis@correo.example', 1);
  }, 60_000);
});

describe('signing in by OAuth', () => {
  const signIn = () => ({ kind: 'oauth', tokenUrl: `${at}/token`, clientId: 'cliente', scope: '' });
  const oauth = () => ({ signIn: signIn(), clientSecret: SECRET, refreshToken: 'primero', imapPassword: undefined });

  it('asks for a token, keeps the new one that renews it, and never shows any', async ({ skip }) => {
    if (absent) skip(absent);
    const box = await put('permiso', oauth());
    expect(box.hasSecrets).toEqual({ client: true, refresh: true });
    await server.append(mail('permiso@correo.example', 'Con permiso'), { user: 'permiso' });
    await understood('permiso@correo.example', 1);
    expect(issuer.asked).toBe(1);
    expect(JSON.stringify(await boxOf(box.id))).not.toMatch(/renueva|acceso|secreto/);
    const checked = await boss.post<Mailbox>(`/mailboxes/${box.id}/check`, {});
    expect(checked.body.check?.imap).toMatchObject({ ok: true });
    // Given anew, what was made of the old is forgotten, and the one that renews it is the last that was issued.
    await put('permiso', { id: box.id, ...oauth(), refreshToken: issuer.refresh });
    await house.until('a token is asked for again', async () => issuer.asked === 2);
  }, 60_000);

  it('says the issuer’s own words when it refuses', async ({ skip }) => {
    if (absent) skip(absent);
    issuer.refuses = true;
    const box = await put('permiso2', oauth());
    const checked = await boss.post<Mailbox>(`/mailboxes/${box.id}/check`, {});
    expect(checked.body.check?.imap).toEqual({ ok: false, text: 'invalid_grant: Token has been expired or revoked.' });
    issuer.refuses = false;
  }, 60_000);

  it('is refused by name where something is missing or would go in plain', async ({ skip }) => {
    if (absent) skip(absent);
    const body = { address: 'x@tienda.example', name: 'X', language: 'es', imap: null, smtp: null };
    const lacking = await boss.post<Refused>('/mailboxes', { ...body, signIn: signIn() });
    expect(lacking).toMatchObject({ status: 400, body: { refusal: { field: 'refreshToken' } } });
    const plain = { ...signIn(), tokenUrl: 'http://correo.example/token' };
    const open = await boss.post<Refused>('/mailboxes', { ...body, signIn: plain, refreshToken: 'x' });
    expect(open).toMatchObject({ status: 400, body: { refusal: { field: 'signIn.tokenUrl' } } });
  });
});

describe('the certificate of a server', () => {
  it('is read from where TLS begins, at once or after asking', async ({ skip }) => {
    if (absent) skip(absent);
    const shows = await openDovecot({ certificateDays: 10 });
    const days = (until: Date | null) => Math.round(((until?.getTime() ?? 0) - Date.now()) / 86_400_000);
    const from = { side: 'imap', host: '127.0.0.1' } as const;
    expect(days(await askCertificate({ ...from, port: shows.tlsPort, secure: true }))).toBe(10);
    expect(days(await askCertificate({ ...from, port: shows.account.port, secure: false }))).toBe(10);
    await shows.close();
    expect(await askCertificate({ ...from, port: server.account.port, secure: false })).toBeNull();
  });
});
