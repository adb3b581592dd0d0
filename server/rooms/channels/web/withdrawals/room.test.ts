import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Client, deskHouse, type DeskHouse } from '../../../../../test/desk-house.ts';
import { webForm } from '../../../../../test/web-form.ts';
import type { zCustomerPage } from '../contract.ts';
import type { CorrectionAsked } from '../corrections/contract.ts';
import type { Withdrawable } from './contract.ts';

type Page = z.output<typeof zCustomerPage>;
type Case = {
  issues: { reason: string; text: string }[];
  clocks: { basis: string; dueAt: string }[];
  messages: { direction: string; text: string; attachments: { name: string; sha256: string }[] }[];
};

let house: DeskHouse;
let form: ReturnType<typeof webForm>;
let agent: Client;
let people = 0;
let shift = 0;

beforeAll(async () => {
  house = await deskHouse({ clock: { now: () => new Date(Date.now() + shift) } });
  form = webForm(house);
  agent = await house.as('agente');
});
afterAll(() => house?.close());

/** A customer with an order, their case by the form, and the signed link of its receipt. */
async function customer(days = 5) {
  const email = `desiste${++people}@correo.example`;
  const order = await house.newOrder({ email, days });
  const { token } = await form.open('tienda-lumbre');
  shift += 5000;
  const text = `Tengo una pregunta del pedido ${order.number}.`;
  const { key } = await form.send('tienda-lumbre', { name: 'Ana Ruiz', email, text, token });
  const [link = ''] = await house.until('the receipt is written', async () => {
    const links = await house.linksTo(email, 'receipt');
    return links.length > 0 && links;
  });
  const t = new URL(link).searchParams.get('t') ?? '';
  const { body } = await agent.get<{ cases: { id: string }[] }>(`/cases/search?q=${key}`);
  const at = (what: string, signature = t) => `/public/cases/${key}/${what}?t=${signature}`;
  return { email, order, key, t, at, caseId: body.cases[0]?.id ?? '' };
}
const caseOf = async (caseId: string) => (await agent.get<Case>(`/cases/${caseId}`)).body;

describe('a withdrawal', () => {
  it('is of the customer’s own orders, and of nobody else’s', async () => {
    const [mine, other] = [await customer(), await customer()];
    const { body } = await house.nobody.get<Withdrawable[]>(mine.at('withdrawals'));
    expect(body.map((order) => [order.id, order.term])).toEqual([[mine.order.id, 'inTime']]);
    const wish = { id: crypto.randomUUID(), orderId: other.order.id, lines: [{ ref: '1', quantity: 1 }] };
    expect((await house.nobody.post(mine.at('withdrawals'), wish)).reason).toBe('web.withdrawal.unknownOrder');
    expect((await house.nobody.get(mine.at('withdrawals', other.t))).reason).toBe('web.linkNeeded');
    expect((await house.nobody.post(mine.at('withdrawals', 'x'), wish)).reason).toBe('web.linkNeeded');
  });

  it('is a point with its term, acknowledged at once on the page, by mail and on paper, and once however often it is sent', async () => {
    const { order, at, caseId, key, t, email } = await customer();
    const wish = { id: crypto.randomUUID(), orderId: order.id, lines: [{ ref: '1', quantity: 1 }] };
    const sent = await Promise.all([1, 2, 3].map(() => house.nobody.post<Page>(at('withdrawals'), wish)));
    expect(sent.map((one) => one.status)).toEqual([200, 200, 200]);
    const page = (await house.nobody.get<Page>(`/public/cases/${key}?t=${t}`)).body;
    expect(page.withdrawals).toMatchObject([{ id: wish.id, order: order.number, inTime: true }]);
    const said = page.messages.map((message) => [message.mine, message.text.split('\n')[0]]);
    expect(said.slice(1)).toEqual([
      [true, expect.stringContaining(`Desisto del contrato de compra del pedido ${order.number}`)],
      [false, expect.stringContaining('Hemos recibido su desistimiento')],
    ]);
    const one = await caseOf(caseId);
    expect(one.issues.filter((issue) => issue.text.startsWith('Desistimiento'))).toHaveLength(1);
    expect(one.clocks.filter((clock) => clock.basis === 'trlgdcu_107')).toHaveLength(1);
    const [paper] = one.messages.at(-1)?.attachments ?? [];
    expect(paper?.name).toBe(`Desistimiento ${key}.pdf`);
    const pdf = await house.nobody.get<string>(at(`files/${paper?.sha256}`));
    expect(pdf.body.slice(0, 5)).toBe('%PDF-');
    await house.until('it is mailed', async () => (await house.linksTo(email, 'reply')).length === 1);
    const again = { ...wish, id: crypto.randomUUID() };
    expect((await house.nobody.post(at('withdrawals'), again)).reason).toBe('web.withdrawal.already');
  });

  it('after its days is taken all the same, promises no money, and starts no clock for it', async () => {
    const { order, at, caseId } = await customer(30);
    const wish = { id: crypto.randomUUID(), orderId: order.id, lines: [{ ref: '1', quantity: 1 }] };
    const { body } = await house.nobody.post<Page>(at('withdrawals'), wish);
    expect(body.withdrawals).toMatchObject([{ inTime: false }]);
    expect(body.messages.at(-1)?.text).toContain('después de los 14 días');
    expect((await caseOf(caseId)).clocks.map((clock) => clock.basis)).not.toContain('trlgdcu_107');
  });
});

describe('own data', () => {
  it('asked to be corrected change nothing until somebody who may has looked, and then once', async () => {
    const { at, caseId, email } = await customer();
    const wish = {
      id: crypto.randomUUID(),
      kind: 'correct',
      name: 'Ana Ruiz Gil',
      email: `nueva-${email}`,
      address: 'Calle Mayor 2',
    };
    for (let n = 0; n < 2; n++) expect((await house.nobody.post<Page>(at('corrections'), wish)).body.corrections).toHaveLength(1);
    const one = await caseOf(caseId);
    expect(one.issues.filter((issue) => issue.reason === 'data_rights')).toHaveLength(1);
    expect(one.clocks.map((clock) => clock.basis)).toContain('gdpr_12_3');
    const known = async () => (await agent.get<{ name: string }[]>(`/customers?address=nueva-${email}`)).body;
    expect(await known()).toEqual([]);
    const read = async (who: string) => (await house.as(who)).get<CorrectionAsked[]>(`/cases/${caseId}/corrections`);
    expect((await read('agente')).body).toMatchObject([
      { state: 'open', known: true, wish: { name: 'Ana Ruiz Gil' }, now: { name: 'Ana Ruiz', emails: [email], phones: [] } },
    ]);
    expect((await read('logistica')).status).toBe(404);
    const apply = async (who: string) => (await house.as(who)).post(`/corrections/${wish.id}/apply`);
    expect((await apply('logistica')).status).toBe(404);
    expect((await apply('agente')).body).toMatchObject({ state: 'applied' });
    expect(await known()).toMatchObject([{ name: 'Ana Ruiz Gil' }]);
    expect((await apply('agente')).reason).toBe('web.correction.ended');
    const { steps } = (
      await agent.get<{ steps: { word: string; by: { name: string } | string; params: { text?: string } }[] }>(`/cases/${caseId}`)
    ).body;
    const kept = steps.find((step) => step.word === 'correctionApplied');
    expect(kept?.params.text).toBe(`Nombre: Ana Ruiz → Ana Ruiz Gil · Correo: + nueva-${email}`);
    expect(JSON.stringify(kept?.by)).toContain('Lucía');
  });

  it('that are somebody else’s already are refused, and nothing is half done', async () => {
    const [mine, other] = [await customer(), await customer()];
    const wish = { id: crypto.randomUUID(), kind: 'correct', name: 'Otra Persona', email: other.email };
    await house.nobody.post(mine.at('corrections'), wish);
    expect((await agent.post(`/corrections/${wish.id}/apply`)).reason).toBe('web.correction.taken');
    expect((await agent.get<{ name: string }[]>(`/customers?address=${mine.email}`)).body).toMatchObject([{ name: 'Ana Ruiz' }]);
  });

  it('are dropped with a reason that colleagues read and the customer does not, and wait again when that is taken back', async () => {
    const { at, caseId, key, t } = await customer();
    const wish = { id: crypto.randomUUID(), kind: 'correct', name: 'Otra Persona' };
    await house.nobody.post(at('corrections'), wish);
    const to = (verb: string, body?: object, who = agent) => who.post(`/corrections/${wish.id}/${verb}`, body);
    expect((await to('drop', { why: ' ' })).reason).toBe('platform.invalid.too_small');
    expect((await to('drop', { why: 'No.' }, await house.as('logistica'))).status).toBe(404);
    const why = 'Ya lo cambió por teléfono.';
    expect((await to('drop', { why })).body).toMatchObject({ state: 'dropped' });
    const { steps } = (await agent.get<{ steps: { word: string; params: object }[] }>(`/cases/${caseId}`)).body;
    expect(steps.find((one) => one.word === 'correctionDropped')?.params).toEqual({ why });
    expect(JSON.stringify((await house.nobody.get<Page>(`/public/cases/${key}?t=${t}`)).body)).not.toContain(why);
    expect((await to('reopen', undefined, await house.as('logistica'))).status).toBe(404);
    expect((await to('reopen')).body).toMatchObject({ state: 'open' });
    expect((await to('reopen')).reason).toBe('web.correction.notDropped');
    expect((await to('apply')).body).toMatchObject({ state: 'applied' });
  });

  it('asked to be seen or erased are points too; a wish for nothing is refused at its field', async () => {
    const { at, caseId } = await customer();
    for (const kind of ['access', 'erase'])
      expect((await house.nobody.post(at('corrections'), { id: crypto.randomUUID(), kind })).status).toBe(200);
    expect((await house.nobody.post(at('corrections'), { id: crypto.randomUUID(), kind: 'correct' })).reason).toBe(
      'web.correction.nothing',
    );
    expect((await caseOf(caseId)).issues.filter((issue) => issue.reason === 'data_rights')).toHaveLength(2);
  });
});

describe('the page', () => {
  it('gives its receipt on paper to the link and to who works on the case, and to nobody else', async () => {
    const { at, caseId } = await customer();
    expect((await house.nobody.get<string>(at('receipt'))).body.slice(0, 5)).toBe('%PDF-');
    expect((await house.nobody.get(at('receipt', 'x'))).reason).toBe('web.linkNeeded');
    expect((await agent.get<string>(`/cases/${caseId}/receipt`)).body.slice(0, 5)).toBe('%PDF-');
    expect((await (await house.as('logistica')).get(`/cases/${caseId}/receipt`)).status).toBe(404);
  });

  it('mails its link again to the address it knows, three times a day at most, and tells nobody which', async () => {
    const { key, email, t } = await customer();
    const ask = () => house.nobody.post(`/public/cases/${key}/link`);
    for (let n = 0; n < 6; n++) {
      expect((await ask()).body).toEqual({ asked: true });
      expect((await ask()).body).toEqual({ asked: true });
      shift += 11 * 60_000;
    }
    const links = await house.until('they are written', async () => {
      const found = await house.linksTo(email, 'notification');
      return found.length >= 3 && found;
    });
    expect(links.map((link) => new URL(link).searchParams.get('t'))).toEqual([t, t, t]);
    expect((await house.nobody.post('/public/cases/TL-2222-2222/link')).reason).toBe('web.keyUnknown');
  });

  it('of a case that was put into another is the other’s, for the same customer alone', async () => {
    const first = await customer();
    const { body } = await agent.post<{ caseId: string }>('/cases', {
      ...{ channel: 'phone', from: { address: first.email }, text: 'Otra cosa distinta, de la factura.', join: 'none' },
    });
    const into = body.caseId === first.caseId ? '' : body.caseId;
    expect((await agent.post(`/cases/${first.caseId}/merge`, { into })).status).toBe(200);
    const page = (await house.nobody.get<Page>(`/public/cases/${first.key}?t=${first.t}`)).body;
    expect([page.signed, page.mayWrite, page.key === first.key]).toEqual([true, true, false]);
    const sent = { text: 'Sigo aquí.', id: crypto.randomUUID() };
    expect((await house.nobody.post<Page>(first.at('messages'), sent)).body.messages.at(-1)?.text).toBe('Sigo aquí.');
  });
});
