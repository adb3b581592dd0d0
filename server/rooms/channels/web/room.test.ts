import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { emailOf } from '../../../../demo/people.ts';
import { type Client, deskHouse, type DeskHouse } from '../../../../test/desk-house.ts';
import { type FormFile, webForm } from '../../../../test/web-form.ts';
import { look } from '../../../platform/act.ts';
import { tellCall } from '../../cases/actions/tell-call.ts';
import { messageWithHistory, publicCase } from '../../cases/customer/views.ts';
import type { zAnswerPage, zCustomerPage } from './contract.ts';

type Page = z.output<typeof zCustomerPage>;
type AnswerPage = z.output<typeof zAnswerPage>;

let house: DeskHouse;
let form: ReturnType<typeof webForm>;
let agent: Client;
let people = 0;
/** Between opening a form and sending it passes the time that a person takes; tests do not wait for it. */
let shift = 0;
const pass = (ms: number) => void (shift += ms);

beforeAll(async () => {
  house = await deskHouse({ clock: { now: () => new Date(Date.now() + shift) } });
  agent = await house.as('agente');
  form = webForm(house);
});
afterAll(() => house?.close());

const SLUG = 'tienda-lumbre';
const picture: FormFile = { name: 'golpe.png', type: 'image/png', data: Buffer.from('a picture') };
const png = { ...picture, data: picture.data.toString('base64') };
const casesOf = async (email: string) => (await agent.get<{ cases: { id: string }[] }>(`/cases/search?q=${email}`)).body.cases;

/** A demand by the form, with the link that its receipt brings the customer. */
async function written({ files = [], as: address }: { files?: FormFile[]; as?: string } = {}) {
  const email = address ?? `web${++people}@correo.example`;
  const { token } = await form.open(SLUG);
  pass(5000);
  const fields = { name: 'Ana Ruiz', email, text: `La silla ${++people} llegó con una pata rota.`, token };
  const { key } = await form.send(SLUG, fields, { files });
  const link = await house.until('the receipt is written', async () =>
    (await house.linksTo(email, 'receipt')).find((one) => one.includes(key)),
  );
  const [found] = await casesOf(key);
  const signature = new URL(link).searchParams.get('t') ?? '';
  return { email, token, key, signature, caseId: found?.id ?? '', signed: `/public/cases/${key}?t=${signature}` };
}

describe("the customer's page", () => {
  it('by the key alone says how it stands, and nothing that was written', async () => {
    const { key, caseId } = await written({ files: [picture] });
    await agent.post(`/cases/${caseId}/consultations`, {
      department: 'DEPT_LOG',
      question: '¿Hay otra en el almacén?',
      mode: 'consult',
    });
    const { body } = await house.nobody.get<Page>(`/public/cases/${key.toLowerCase().replaceAll('-', ' ')}`);
    expect(body).toMatchObject({ slug: SLUG, key, signed: false, messages: [], survey: null, mayWrite: false, resolved: false });
    expect(body).toMatchObject({
      headline: 'Lo estamos consultando con el departamento',
      holder: 'Atención al cliente',
      follower: 'Lucía F.',
    });
    expect(body.legalBy).toMatch(/Z$/);
    expect(body.steps.map(({ title, text, direction }) => [title, text, direction])).toEqual([
      ['Usted nos pidió', '', 'in'],
      ['Consultamos', '', 'across'],
    ]);
    const page = JSON.stringify(body);
    for (const secret of ['Una silla', 'pata rota', 'golpe.png', 'almacén?', 'Ana Ruiz', '@']) expect(page).not.toContain(secret);
  });

  it('by the signed link shows the thread without our notes, and takes an answer and a file', async () => {
    const { key, signature, signed, caseId } = await written();
    await agent.post(`/cases/${caseId}/notes`, { text: 'Cliente de toda la vida: cuidado.' });
    await agent.post(`/cases/${caseId}/replies`, { text: '¿Puede mandar una foto?' });
    const before = (await house.nobody.get<Page>(signed)).body;
    expect([before.signed, before.mayWrite, before.messages.map((message) => message.text)]).toEqual([
      true,
      true,
      [expect.stringContaining('llegó con una pata rota.'), '¿Puede mandar una foto?'],
    ]);
    const id = crypto.randomUUID();
    const write = () => house.nobody.post<Page>(signed.replace('?', '/messages?'), { text: 'Aquí va.', files: [png], id });
    await write();
    const { body } = await write();
    expect(body.messages.at(-1)).toMatchObject({ mine: true, text: 'Aquí va.', files: [{ name: 'golpe.png' }] });
    expect(body.messages).toHaveLength(3);
    const sha256 = body.messages.at(-1)?.files[0]?.sha256;
    const file = await house.nobody.get<string>(`/public/cases/${key}/files/${sha256}?t=${signature}`);
    expect([file.status, file.body]).toEqual([200, 'a picture']);
    expect((await agent.get(`/cases/${caseId}`)).body).toMatchObject({ state: 'in_progress' });
  });

  it('says of a call that there was one: not who took it, how it went, nor what was noted; the receipt and what an answer quotes neither', async () => {
    const { signed, caseId } = await written();
    const text = 'Llamada de 4 min, contestó Lucía Ferrer. Resultado: queda por hacer.\n\nCliente difícil, ojo.';
    const call = { caseId, callId: crypto.randomUUID(), direction: 'in' as const, address: '+34976554433', text, by: null };
    await tellCall(house.centre.house, { ...call, at: new Date(Date.now() + shift).toISOString() });
    const { body } = await house.nobody.get<Page>(signed);
    expect(body.messages.at(-1)).toMatchObject({ mine: true, call: true, channel: 'phone', text: 'Nos llamó por teléfono.' });
    expect(JSON.stringify(body)).not.toMatch(/Ferrer|difícil|Resultado/);
    const paper = await house.nobody.get<string>(signed.replace('?', '/receipt?'));
    expect(paper.status).toBe(200);
    const { messageId } = (await agent.post<{ messageId: string }>(`/cases/${caseId}/replies`, { text: 'Ya está.' })).body;
    const found = await look(house.centre.house, async (tx) => {
      const { messages } = (await publicCase(tx, caseId, true)) ?? { messages: [] };
      return messageWithHistory(tx, caseId, messageId ?? messages.at(-1)?.id ?? '');
    });
    expect(found?.earlier.map((one) => one.channel)).toEqual(['web']);
  });

  it('opens to no other signature: not a made-up one, not that of another case', async () => {
    const [mine, other] = [await written(), await written()];
    for (const t of ['x'.repeat(32), other.signature]) {
      expect((await house.nobody.get<Page>(`/public/cases/${mine.key}?t=${t}`)).body).toMatchObject({
        signed: false,
        messages: [],
      });
      const body = { text: 'Soy yo.', id: crypto.randomUUID() };
      expect((await house.nobody.post(`/public/cases/${mine.key}/messages?t=${t}`, body)).reason).toBe('web.linkNeeded');
      expect((await house.nobody.post(`/public/cases/${mine.key}/survey?t=${t}`, { score: 1 })).reason).toBe('web.linkNeeded');
      const { status } = await house.nobody.get(`/public/cases/${mine.key}/files/${'a'.repeat(64)}?t=${t}`);
      expect(status).toBe(403);
    }
    expect((await agent.get<{ messages: unknown[] }>(`/cases/${mine.caseId}`)).body.messages).toHaveLength(1);
  });

  it('gives no file of a note, nor one of another case', async () => {
    const [mine, other] = [
      await written({ files: [{ ...picture, data: Buffer.from('mine') }] }),
      await written({ files: [picture] }),
    ];
    const { body } = await agent.get<{ messages: { attachments: { sha256: string }[] }[] }>(`/cases/${mine.caseId}`);
    const sha256 = body.messages[0]?.attachments[0]?.sha256;
    expect((await house.nobody.get(`/public/cases/${other.key}/files/${sha256}?t=${other.signature}`)).reason).toBe(
      'web.fileUnknown',
    );
  });

  it('of a key that never was, or of another centre that has no such case, is not found', async () => {
    const { key } = await written();
    for (const wrong of ['TL-2222-2222', `ZZ${key.slice(2)}`, 'hola', key.slice(0, 9)])
      expect((await house.nobody.get(`/public/cases/${encodeURIComponent(wrong)}`)).reason).toBe('web.keyUnknown');
  });

  it('asks how it was only once it was told, and takes the answer once', async () => {
    const { email, caseId, signed } = await written();
    const rate = (score: number) => house.nobody.post<Page>(signed.replace('?', '/survey?'), { score, comment: 'Rápidos.' });
    expect((await rate(1)).reason).toBe('cases.surveyNotDue');
    await agent.post(`/cases/${caseId}/resolve`, { resolution: 'favourable', text: 'Le llega otra mañana.' });
    const [link = ''] = await house.until('the survey is written', async () => {
      const links = await house.linksTo(email, 'survey');
      return links.length > 0 && links;
    });
    expect(new URL(link).hash).toBe('#resuelto');
    expect((await house.nobody.get<Page>(signed)).body).toMatchObject({
      resolved: true,
      survey: { answered: false, score: null },
    });
    expect((await rate(0)).status).toBe(400);
    expect((await rate(5)).body.survey).toEqual({ answered: true, score: 5 });
    expect((await rate(1)).reason).toBe('cases.surveyAnswered');
    expect((await agent.get(`/cases/${caseId}`)).body).toMatchObject({ survey: { score: 5, comment: 'Rápidos.' } });
  });
});

describe('an answer by link', () => {
  /** The newest link that was sent to somebody for this case. */
  const linkTo = async (who: string, before: number) => {
    const links = await house.until('the mail is written', async () => {
      const found = await house.linksTo(emailOf(who), 'request');
      return found.length > before && found;
    });
    return `/public/answers/${new URL(links.at(-1) ?? '').pathname.split('/').at(-1)}`;
  };
  const sentTo = async (who: string) => (await house.linksTo(emailOf(who), 'request')).length;
  const open = (link: string) => house.nobody.get<AnswerPage>(link);
  const answer = (link: string, body: object) => house.nobody.post<AnswerPage>(link, body);

  const consulted = async () => {
    const before = await sentTo('logistica');
    const { caseId } = await written();
    await agent.post(`/cases/${caseId}/consultations`, { mode: 'consult', department: 'DEPT_LOG', question: '¿Cuándo sale?' });
    return { caseId, link: await linkTo('logistica', before) };
  };
  const authorised = async () => {
    const before = await sentTo('coordinacion');
    const email = `web${++people}@correo.example`;
    const order = await house.newOrder({ email });
    const text = `El pedido ${order.number} llegó roto.`;
    const { body } = await agent.post<{ caseId: string }>('/cases', { channel: 'phone', from: { address: email }, text });
    await agent.post(`/cases/${body.caseId}/actions`, {
      ...{
        action: 'REFUND_PARTIAL',
        amount: { minor: 6000, currency: 'EUR' },
        expects: 'authorised',
        reason: 'Es la segunda vez.',
      },
      evidence: [await house.photo()],
    });
    return { caseId: body.caseId, ref: order.ref, link: await linkTo('coordinacion', before) };
  };

  it('of a department: opening it decides nothing, the answer counts once, and the person is named', async () => {
    const { caseId, link } = await consulted();
    for (let i = 0; i < 3; i++)
      expect((await open(link)).body).toMatchObject({ state: 'open', kind: 'consultation', question: '¿Cuándo sale?' });
    expect((await agent.get(`/cases/${caseId}`)).body).toMatchObject({ waits: ['consultation'] });
    const replies = await Promise.all([1, 2].map(() => answer(link, { answer: 'information', text: 'Sale mañana.' })));
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await open(link)).body.state).toBe('used');
    expect((await answer(link, { answer: 'no', text: 'No sale.' })).status).toBe(409);
    await house.until('the case hears of it', async () => {
      const { body } = await agent.get<{ steps: { word: string }[] }>(`/cases/${caseId}`);
      return body.steps.some((step) => step.word === 'consultation.answered');
    });
  });

  it('that does not fit is refused and leaves the link good; so is one without its words', async () => {
    const { link } = await consulted();
    expect((await answer(link, { answer: 'approve' })).reason).toBe('web.answerDoesNotFit');
    expect((await answer(link, { answer: 'no', text: '' })).status).toBe(400);
    expect((await open(link)).body.state).toBe('open');
    expect((await answer(link, { answer: 'no', text: 'Ya salió.' })).status).toBe(200);
  });

  it('of a superior: the grant moves the money once, and a second yes nothing', async () => {
    const { caseId, ref, link } = await authorised();
    expect((await open(link)).body).toMatchObject({
      kind: 'authorization',
      amount: { minor: 6000 },
      question: 'Es la segunda vez.',
    });
    const booked = () => [...house.shop.book.values()].filter((one) => one.orderRef === ref);
    expect(booked()).toEqual([]);
    const replies = await Promise.all([1, 2, 3].map(() => answer(link, { answer: 'approve' })));
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    await house.until('it is done', async () => {
      const { body } = await agent.get<{ actions: { state: string }[] }>(`/cases/${caseId}`);
      return body.actions[0]?.state === 'done';
    });
    expect(booked()).toMatchObject([{ minor: 6000 }]);
  });

  it('of a superior can be less, no, or a question, each with its reason', async () => {
    for (const body of [
      { answer: 'change', minor: 3000, text: 'La mitad.' },
      { answer: 'reject', text: 'No procede.' },
      { answer: 'ask', text: '¿Hay foto de la etiqueta?' },
    ]) {
      const { link } = await authorised();
      const { status, body: page } = await answer(link, body);
      expect([status, ['used', 'closed'].includes(page.state)]).toEqual([200, true]);
      expect((await open(link)).body.state === 'open').toBe(false);
    }
  });

  it('of the warehouse: it reserves', async () => {
    const before = await sentTo('almacen');
    const { caseId } = await written();
    await agent.post(`/cases/${caseId}/supplies`, { purpose: 'resend', lines: [{ sku: 'SIL-1', name: 'Silla', quantity: 1 }] });
    const link = await linkTo('almacen', before);
    expect((await open(link)).body).toMatchObject({ kind: 'supply', lines: [{ sku: 'SIL-1', quantity: 1 }] });
    expect((await answer(link, { answer: 'reserve' })).status).toBe(200);
    await house.until('the case hears of it', async () => {
      const { body } = await agent.get<{ steps: { word: string }[] }>(`/cases/${caseId}`);
      return body.steps.some((step) => step.word === 'supply.answered');
    });
  });

  it('that we never signed, or that was changed on the way, is unknown', async () => {
    const { link } = await consulted();
    const token = link.split('/').at(-1) ?? '';
    for (const wrong of ['x', `${token}x`, token.slice(0, -1), token.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))])
      expect((await open(`/public/answers/${wrong}`)).reason).toBe('web.linkUnknown');
  });

  it('is not read by others in the outbox: nobody decides in the name of its reader', async () => {
    const { link } = await authorised();
    const token = link.split('/').at(-1) ?? '';
    const read = async (who: string) => JSON.stringify((await (await house.as(who)).get('/mail/outgoing')).body);
    expect(await read('coordinacion')).toContain(token);
    for (const who of ['supervision', 'responsable', 'admin']) expect(await read(who)).not.toContain(token);
  });
});
