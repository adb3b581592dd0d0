import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Client, deskHouse, type DeskHouse } from '../../../../../test/desk-house.ts';
import type { zCase } from '../../../cases/contract.ts';
import type { zOutgoing } from '../contract.ts';
import type { zSuppression } from './contract.ts';

type Case = z.output<typeof zCase>;
type Marked = z.output<typeof zSuppression>;
type Page = { addresses: Marked[]; total: number; next: string | null; may: { release: boolean } };
type CaseMail = { closed: { address: string; kind: string; why: string }[]; mayRelease: boolean };
const BOX = 'vuelve@tienda.example';
const RELEASE = '/mail/suppressions/release';
let house: DeskHouse;
let boss: Client;
let supervision: Client;
let mails = 0;

beforeAll(async () => {
  house = await deskHouse();
  boss = await house.as('responsable');
  supervision = await house.as('supervision');
  await boss.post('/mailboxes', { address: BOX, name: 'Tienda', language: 'es', imap: null, smtp: null });
});
afterAll(() => house?.close());

/** Brings a mail in as a mail server does. */
async function comes(headers: Record<string, string>, text: string, sender = ''): Promise<void> {
  const all = { To: BOX, 'Message-ID': `<vuelta${++mails}@example.org>`, 'Content-Type': 'text/plain', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const raw = Buffer.from([...lines, '', text, ''].join('\r\n')).toString('base64');
  expect((await boss.post('/mail/incoming', { raw, recipient: BOX, sender })).status).toBe(200);
}
const listed = async (query = '', who = boss): Promise<Page> => (await who.get<Page>(`/mail/suppressions${query}`)).body;
const markOf = async (address: string): Promise<Marked | undefined> =>
  (await listed(`?address=${encodeURIComponent(address)}`)).addresses[0];
const marked = (address: string, times = 1): Promise<Marked> =>
  house.until(`${address} is marked`, async () => {
    const mark = await markOf(address);
    return mark && mark.times >= times && mark;
  });
const comesBack = (address: string) =>
  comes({ From: 'MAILER-DAEMON@example.org', Subject: 'Undelivered mail' }, `<${address}>: 550 5.1.1 user unknown (${++mails})`);
const isComplainedOf = (address: string) =>
  comes(
    {
      ...{ From: 'fbl@provider.example', Subject: 'Complaint' },
      'Content-Type': 'multipart/report; report-type=feedback-report; boundary=b',
    },
    [
      ...['--b', 'Content-Type: text/plain', '', 'Spam', '--b', 'Content-Type: message/feedback-report', ''],
      ...['Feedback-Type: abuse', `Original-Rcpt-To: ${address}`, '', '--b--'],
    ].join('\r\n'),
  );

/** Somebody writes for the first time about a matter of theirs. */
async function writes(address: string, subject: string): Promise<Case> {
  await comes({ From: address, Subject: subject }, 'No ha llegado la silla.', address);
  return house.until('the case is there', async () => {
    const { cases } = (await boss.get<{ cases: { id: string; subject: string }[] }>(`/cases/search?q=${address}`)).body;
    const found = cases.find((one) => one.subject === subject);
    return found && (await boss.get<Case>(`/cases/${found.id}`)).body;
  });
}
const receiptsTo = async (address: string) =>
  (await boss.get<{ mails: z.output<typeof zOutgoing>[] }>('/mail/outgoing')).body.mails.filter(
    (one) => one.to === address && one.kind === 'receipt',
  ).length;

describe('addresses that mail came back from', () => {
  it('are told with how often, what the other server said and the case it was about; found by letters; by pages', async () => {
    const ana = 'ana.lista@correo.example';
    const held = await writes(ana, 'La silla de Ana');
    await house.until('she has her receipt', async () => (await receiptsTo(ana)) === 1);
    await comesBack(ana);
    await marked(ana);
    await comesBack(ana);
    const mark = await marked(ana, 2);
    expect(mark).toMatchObject({ kind: 'hard', times: 2, caseId: held.id, released: null });
    expect(mark.why).toContain('user unknown');
    for (let n = 0; n < 52; n++) await comesBack(`muchas${n}@correo.example`);
    await house.until('all are marked', async () => (await listed('?q=MUCHAS')).total === 52);
    const first = await listed('?q=muchas');
    expect([first.addresses.length, (await listed('?q=ana.l_sta')).total]).toEqual([50, 0]);
    const second = await listed(`?q=muchas&after=${encodeURIComponent(first.next ?? '')}`);
    expect([second.addresses.length, second.next]).toEqual([2, null]);
    expect(new Set([...first.addresses, ...second.addresses].map(({ address }) => address)).size).toBe(52);
    expect((await listed('?q=lista')).addresses.map(({ address }) => address)).toEqual([ana]);
  });

  it('are seen by whoever sees the outbox, let go by who answers for what agents write, and by nobody of another centre', async () => {
    const address = 'quien@correo.example';
    await comesBack(address);
    const { lastAt } = await marked(address);
    const asked = { address, lastAt, reason: 'Nos ha llamado' };
    for (const who of ['agente', 'externa', 'logistica']) {
      const seat = await house.as(who);
      expect([who, (await seat.get('/mail/suppressions')).status]).toEqual([who, 403]);
      expect([who, (await seat.post(RELEASE, asked)).reason]).toEqual([who, 'email.mayNotRelease']);
    }
    const coordination = await house.as('coordinacion');
    expect((await listed('?q=quien', coordination)).may).toEqual({ release: false });
    expect(await coordination.post(RELEASE, asked)).toMatchObject({ status: 403, reason: 'email.mayNotRelease' });
    const theirs = await house.as((await house.otherCentre('Vecina')).admin);
    expect(await listed('', theirs)).toMatchObject({ addresses: [], total: 0, may: { release: true } });
    expect(await theirs.post(RELEASE, asked)).toMatchObject({ status: 404, reason: 'email.addressNotMarked' });
    expect(await markOf(address)).toMatchObject({ times: 1 });
    expect((await listed('?q=quien', supervision)).may).toEqual({ release: true });
    expect((await supervision.post(RELEASE, asked)).status).toBe(200);
  });

  it('are let go with a reason, once; and what came back meanwhile is seen first', async () => {
    const address = 'una.vez@correo.example';
    await comesBack(address);
    const seen = await marked(address);
    expect((await supervision.post(RELEASE, { address, lastAt: seen.lastAt, reason: ' ' })).status).toBe(400);
    await comesBack(address);
    const now = await marked(address, 2);
    const reason = 'Ha vaciado el buzón';
    const late = await supervision.post(RELEASE, { address, lastAt: seen.lastAt, reason });
    expect(late).toMatchObject({ status: 409, reason: 'email.addressHeardAgain' });
    const done = await supervision.post(RELEASE, { address, lastAt: now.lastAt, reason });
    expect(done).toMatchObject({ status: 200, body: { by: 'Iván Dorado', reason } });
    const again = await boss.post(RELEASE, { address, lastAt: now.lastAt, reason: 'Otra vez' });
    expect([again.status, again.body]).toEqual([200, done.body]);
    expect(await markOf(address)).toBeUndefined();
    await comesBack(address);
    expect(await marked(address)).toMatchObject({ times: 1, released: { by: 'Iván Dorado', reason } });
  });

  it('are written to again by what writes itself, once let go', async () => {
    const address = 'queja@correo.example';
    await isComplainedOf(address);
    const { lastAt, kind } = await marked(address);
    expect(kind).toBe('complaint');
    await writes(address, 'Una mesa');
    // Whoever complained is told nothing by machines, even where they write themselves; the next one shows that the line moved on.
    await writes('otra@correo.example', 'Otra mesa');
    await house.until('the other has a receipt', async () => (await receiptsTo('otra@correo.example')) === 1);
    expect(await receiptsTo(address)).toBe(0);
    await supervision.post(RELEASE, { address, lastAt, reason: 'Nos lo ha pedido' });
    await writes(address, 'Una lámpara');
    await house.until('the receipt is written', async () => (await receiptsTo(address)) === 1);
  });
});

it('whoever is about to answer a case is told which of its addresses takes no mail, and who may let it go', async () => {
  const address = 'cerrada@correo.example';
  const one = await writes(address, 'Un armario');
  const agent = await house.as('agente');
  const mailOf = async (who: Client, to = '') => (await who.get<CaseMail>(`/cases/${one.id}/mail${to}`)).body;
  expect(await mailOf(agent)).toMatchObject({ closed: [], mayRelease: false });
  await comesBack(address);
  await marked(address);
  const { closed } = await mailOf(agent);
  expect(closed).toMatchObject([{ address, kind: 'hard' }]);
  await comesBack('escrita@correo.example');
  await marked('escrita@correo.example');
  expect((await mailOf(agent, '?to=ESCRITA@correo.example')).closed.map((each) => each.address)).toEqual([
    address,
    'escrita@correo.example',
  ]);
  expect((await mailOf(supervision)).mayRelease).toBe(true);
  await writes(address, 'Otro armario');
  await house.until('they wrote from there: it takes mail', async () => (await mailOf(agent)).closed.length === 0);
});
