import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, deskHouse, type DeskHouse } from '../../../../test/desk-house.ts';
import { barred, tiffOf } from '../../../../test/paper.ts';

type Letter = {
  id: string;
  state: string;
  caseId: string;
  caseKey: string;
  addressee: string;
  postedOn: string | null;
  note: string | null;
};
type Raw = {
  id: string;
  state: string;
  caseId: string | null;
  caseKey: string | null;
  customer: string;
  isOpen: boolean;
  enteredOn: string;
  pages: number | null;
};
type Case = {
  id: string;
  key: string;
  openedAt: string;
  messages: { channel: string; delivery: string | null; deliveryNote: string | null; details: { enteredOn?: string } }[];
  doors: { channel: string; address: string; known: boolean }[];
};

const ADDRESS = 'Carrer de la Il·lusió, 8\n08012 Barcelona';
let house: DeskHouse;
let agent: Client;
let n = 0;
beforeAll(async () => {
  house = await deskHouse();
  agent = await house.as('agente');
});
afterAll(() => house?.close());

const day = (ago: number): string =>
  new Date(Date.now() - ago * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Madrid' });
const scan = (more: object = {}) => ({
  ...{ name: 'carta.tif', type: 'image/tiff', data: tiffOf([barred(++n), barred(++n)]).toString('base64') },
  ...{ enteredOn: day(5), senderName: 'Núria Xirau', address: ADDRESS, customerId: null, caseId: null, ...more },
});
const opened = async (id: string): Promise<Case> => (await agent.get<Case>(`/cases/${id}`)).body;
async function cameIn(more: object = {}): Promise<Case> {
  const { body } = await agent.post<{ id: string }>('/letters/incoming', scan(more));
  const raw = await house.until('the letter is read', async () => {
    const { body: all } = await agent.get<{ letters: Raw[] }>('/letters/incoming');
    return all.letters.find((one) => one.id === body.id && one.state !== 'stored');
  });
  return opened(raw.caseId ?? '');
}
const letterOf = (key: string) =>
  house.until('the letter is written', async () =>
    (await agent.get<Letter[]>('/letters/outgoing')).body.find((one) => one.caseKey === key),
  );

describe('a letter comes in', () => {
  it('as of the day it entered, and can be answered to the address on its envelope', async () => {
    const held = await cameIn();
    expect(held.messages[0]).toMatchObject({ channel: 'post', details: { enteredOn: day(5), pages: 2 } });
    expect(Date.now() - Date.parse(held.openedAt)).toBeGreaterThan(4 * 86_400_000);
    expect(held.doors).toMatchObject([{ channel: 'post', address: ADDRESS, known: true }]);
  });

  it('into the case that somebody chose, and is listed with it; a broken one is found by its state', async () => {
    const first = await cameIn({ senderName: 'Rosa Vela', address: 'Calle Sol, 1\n50001 Zaragoza' });
    const second = await cameIn({ senderName: '', address: '', caseId: first.id, data: Buffer.from('roto').toString('base64') });
    expect([second.key, second.messages.length]).toEqual([first.key, 2]);
    const { letters } = (await agent.get<{ letters: Raw[] }>('/letters/incoming?state=unreadable')).body;
    expect(letters).toMatchObject([{ caseKey: first.key, customer: 'Rosa Vela', isOpen: true, state: 'unreadable' }]);
  });

  it('not before its day, nor from whoever may not', async () => {
    expect((await agent.post('/letters/incoming', scan({ enteredOn: day(-2) }))).reason).toBe('post.notYet');
    for (const who of ['admin', 'logistica', 'externa'])
      expect({ who, ...(await (await house.as(who)).post('/letters/incoming', scan())) }).toMatchObject({ who, status: 403 });
  });
});

describe('an answer leaves by post', () => {
  it('is printed, posted with its date and number, and may come back', async () => {
    const { id, key } = await cameIn({ senderName: 'Pere Coll', address: 'Calle Mayor, 3\n50001 Zaragoza' });
    await agent.post(`/cases/${id}/replies`, { text: 'Le enviamos otra.\n\nNo tiene que devolver nada.' });
    const letter = await letterOf(key);
    expect(letter).toMatchObject({ state: 'to_print', addressee: 'Pere Coll\nCalle Mayor, 3\n50001 Zaragoza' });
    expect((await agent.get<string>(`/letters/print?ids=${letter.id}`)).body.slice(0, 5)).toBe('%PDF-');
    const posted = { letterIds: [letter.id], postedOn: day(0), registered: 'CD00012345ES' };
    expect((await agent.post('/letters/posted', { ...posted, postedOn: day(-1) })).reason).toBe('post.notYet');
    expect((await agent.post<Letter[]>('/letters/posted', posted)).body).toMatchObject([{ state: 'posted', postedOn: day(0) }]);
    expect((await opened(id)).messages.at(-1)).toMatchObject({
      channel: 'post',
      delivery: 'sent',
      deliveryNote: 'Certificada: CD00012345ES',
    });
    expect((await agent.post('/letters/posted', posted)).reason).toBe('post.alreadyPosted');
    await agent.post(`/letters/outgoing/${letter.id}/returned`, { note: 'Desconocido' });
    expect((await opened(id)).messages.at(-1)).toMatchObject({ delivery: 'failed', deliveryNote: 'Desconocido' });
  });

  it('several are printed as one file with their list before them', async () => {
    const ids = [];
    for (const [name, address] of [
      ['Uno', 'Calle A, 1\n50001 Zaragoza'],
      ['Dos', 'Calle B, 2\n50002 Zaragoza'],
    ]) {
      const { id, key } = await cameIn({ senderName: name, address });
      await agent.post(`/cases/${id}/replies`, { text: 'Gracias por su carta.' });
      ids.push((await letterOf(key)).id);
    }
    const all = await agent.get<string>(`/letters/print?ids=${ids.join(',')}`);
    expect(all.body.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(3);
    const other = await house.otherCentre('Otra');
    expect((await (await house.as(other.admin)).get(`/letters/print?ids=${ids[0] ?? ''}`)).status).toBe(403);
  });
});
