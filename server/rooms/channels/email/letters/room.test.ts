import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { look } from '../../../../platform/act.ts';
import { type Client, deskHouse, type DeskHouse } from '../../../../../test/desk-house.ts';
import { publicCase } from '../../../cases/customer/views.ts';
import type { zCase } from '../../../cases/contract.ts';
import type { zOutgoing } from '../contract.ts';

type Case = z.output<typeof zCase>;
type Outgoing = z.output<typeof zOutgoing>;
const BOX = 'letras@tienda.example';
let house: DeskHouse;
let agent: Client;
let boss: Client;
let mails = 0;

beforeAll(async () => {
  house = await deskHouse();
  agent = await house.as('agente');
  boss = await house.as('responsable');
  await boss.post('/mailboxes', { address: BOX, name: 'Tienda', language: 'es', imap: null, smtp: null });
});
afterAll(() => house?.close());

/** Brings a mail in as a mail server does. */
async function comes(headers: Record<string, string>, text: string, sender: string): Promise<void> {
  const all = { From: sender, To: BOX, 'Message-ID': `<letter${++mails}@example.org>`, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const raw = Buffer.from([...lines, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n')).toString('base64');
  const { status } = await boss.post('/mail/incoming', { raw, recipient: BOX, sender });
  expect(status).toBe(200);
}
async function matter(cc = ''): Promise<Case> {
  const sender = `carta${++mails}@correo.example`;
  const subject = `La silla ${mails}`;
  await comes({ Subject: subject, ...(cc ? { Cc: cc } : {}) }, 'Hola: no ha llegado la silla del pedido.', sender);
  return house.until('the case is there', async () => {
    const { body } = await agent.get<{ cases: { id: string }[] }>(`/cases/search?q=${encodeURIComponent(sender)}`);
    return body.cases[0] && (await see(body.cases[0].id));
  });
}
const see = async (caseId: string): Promise<Case> => (await agent.get<Case>(`/cases/${caseId}`)).body;
const left = (caseId: string, kind: string) =>
  house.until(`a ${kind} has left`, async () =>
    (await boss.get<{ mails: Outgoing[] }>('/mail/outgoing')).body.mails.find(
      (one) => one.caseId === caseId && one.kind === kind,
    ),
  );
const CARRIER = 'incidencias@transporte.example';
const ask = (one: Case, given: object = {}) =>
  agent.post<Case>(`/cases/${one.id}/forwards`, {
    ...{ to: CARRIER, name: 'Transporte Ebro', text: '¿Dónde está este bulto?', messageIds: [one.messages[0]?.id] },
    ...given,
  });
const answers = (headers: Record<string, string>, one: Case, text = 'Está en Zaragoza, sale mañana.', sender = CARRIER) =>
  comes(headers, text, sender).then(() =>
    house.until('it is in the case', async () => {
      const view = await see(one.id);
      return view.messages.some((message) => message.text === text) && view;
    }),
  );

describe('an answer', () => {
  it('goes to the address that was chosen, signed by whoever wrote it', async () => {
    const one = await matter();
    await agent.post(`/cases/${one.id}/replies`, {
      text: 'Va en camino.',
      door: { channel: 'email', address: 'bea@correo.example' },
    });
    const mail = await left(one.id, 'reply');
    expect(mail.to).toBe('bea@correo.example');
    expect(mail.body).toMatch(/^Va en camino\.\n\n-- \nUn saludo,\nLucía Ferrer\n/);
  });

  it('offers copies to whoever else was in the last mail, but not to us nor to machines', async () => {
    const one = await matter('Bea <bea@correo.example>, no-reply@tienda.example, LETRAS@tienda.example');
    const { body } = await agent.get<{ from: { address: string }; cc: { address: string }[] }>(`/cases/${one.id}/mail`);
    expect(body.from.address).toBe(BOX);
    expect(body.cc.map(({ address }) => address)).toEqual(['bea@correo.example']);
  });
});

describe('a third party', () => {
  it('is asked by mail with what goes along, without the customer’s key and page, and the customer sees nothing of it', async () => {
    const one = await matter();
    const { status, body } = await ask(one);
    expect(status).toBe(200);
    expect(body.messages.at(-1)).toMatchObject({ direction: 'note', details: { party: { way: 'out', address: CARRIER } } });
    expect([body.state, body.clocks.map((clock) => clock.stoppedAt)]).toEqual([one.state, one.clocks.map(() => null)]);
    const mail = await left(one.id, 'forward');
    expect([mail.to, mail.body.includes('no ha llegado la silla')]).toEqual([CARRIER, true]);
    expect(`${mail.subject} ${mail.body}`).not.toContain(one.key);
    expect(mail.body).not.toContain('/c/');
    const page = await look(house.centre.house, (tx) => publicCase(tx, one.id, true));
    expect(JSON.stringify(page)).not.toContain('Dónde está este bulto');
  });

  it('answers into the case, by the code in the subject or by its address; never as the customer', async () => {
    const one = await matter();
    await ask(one);
    const { subject } = await left(one.id, 'forward');
    const view = await answers({ Subject: `RE: ${subject}` }, one);
    const said = view.messages.at(-1);
    expect(said).toMatchObject({ direction: 'note', author: { kind: 'party' }, details: { party: { way: 'in' } } });
    expect(view.answerBy.address).toBe(one.answerBy.address);
    expect(view.doors).toHaveLength(one.doors.length);
    const again = await answers({ Subject: `Incidencia [${one.key}]` }, one, 'Ya ha salido.');
    expect(again.messages.at(-1)).toMatchObject({ author: { kind: 'party' } });
    const other = await answers(
      { Subject: `TICKET 77 ${subject}` },
      one,
      'Otra persona de la casa.',
      'tickets@transporte.example',
    );
    expect(other.messages.at(-1)).toMatchObject({ author: { kind: 'party' }, address: 'tickets@transporte.example' });
    const page = await look(house.centre.house, (tx) => publicCase(tx, one.id, true));
    expect(JSON.stringify(page)).not.toMatch(/Zaragoza, sale|Ya ha salido|Otra persona/);
  });

  it('opens no closed case again', async () => {
    const one = await matter();
    await ask(one);
    await agent.post(`/cases/${one.id}/resolve`, { resolution: 'favourable', text: 'Le mandamos otra silla.' });
    const { subject } = await left(one.id, 'forward');
    const view = await answers({ Subject: subject }, one);
    expect([view.resolution, view.may.reopen]).toEqual(['favourable', true]);
  });

  it('is not the customer, and only what is of the case goes along', async () => {
    const [one, other] = [await matter(), await matter()];
    expect((await ask(one, { to: one.answerBy.address })).reason).toBe('cases.partyNotForeign');
    expect((await ask(one, { messageIds: [other.messages[0]?.id] })).reason).toBe('cases.messageUnknown');
    expect([403, 404]).toContain(
      (await (await house.as('logistica')).post(`/cases/${one.id}/forwards`, { to: CARRIER, text: 'Hola' })).status,
    );
  });
});
