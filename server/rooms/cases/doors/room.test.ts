import { describe, expect, it } from 'vitest';
import { type Case, openDesk } from '../../../../test/desk.ts';

const { house, agent, someone, write, see } = await openDesk();

describe('a contact of somebody known', () => {
  it('meets the case it names by its order or its key; one that names none begins its own', async () => {
    const email = someone();
    const order = await house.newOrder({ email });
    const first = await write(email, `La silla del pedido ${order.number} vino rota`);
    const form = await write(email, 'Otra cosa de la silla', { channel: 'web', orderNumber: order.number });
    const letter = await write(email, `Sobre el expediente ${first.key.toLowerCase()}: adjunto la foto`, { channel: 'post' });
    expect([form, letter]).toMatchObject([
      { caseId: first.caseId, isNew: false },
      { caseId: first.caseId, isNew: false },
    ]);
    const other = await write(email, 'Quiero la factura de otra compra');
    expect(other).toMatchObject({ isNew: true });
    expect((await see(first.caseId)).doors.map((door) => [door.channel, door.known])).toEqual([
      ['post', true],
      ['web', true],
      ['email', true],
    ]);
  });

  it('by telephone meets the only case there is, and the answer leaves by mail', async () => {
    const email = someone();
    const { caseId } = await write(email, 'No me llega el pedido');
    const called = await write(email, 'Llamada', { channel: 'phone', join: 'open' });
    expect(called).toMatchObject({ caseId, isNew: false });
    const { body } = await agent.post<Case>(`/cases/${caseId}/replies`, { text: 'Llega mañana.' });
    expect(body.messages.at(-1)).toMatchObject({ direction: 'out', channel: 'email', address: email });
  });

  it('that somebody else writes with its key is added, and the answer still goes to its customer', async () => {
    const email = someone();
    const { caseId, key } = await write(email, 'La lámpara no enciende');
    const stranger = someone();
    const added = await write(stranger, 'Soy el vecino: a mí me pasa igual', { caseId });
    expect(added).toMatchObject({ caseId, key });
    const { body } = await agent.post<Case>(`/cases/${caseId}/replies`, { text: 'Se la cambiamos.' });
    expect(body.messages.at(-1)).toMatchObject({ direction: 'out', address: email });
    expect(body.doors.find((door) => door.address === stranger)).toMatchObject({ known: false });
  });
});

describe('a resolution that no door carries', () => {
  it('is told once it stands on the customer’s page, and only then they are asked how it was', async () => {
    const { body } = await agent.post<{ caseId: string }>('/cases', {
      ...{ channel: 'phone', from: { address: '+34600123987', kind: 'phone', name: 'Luis Gil' }, text: 'Me falta una pieza' },
    });
    expect((await see(body.caseId)).answerBy).toMatchObject({ channel: 'web' });
    const { body: after } = await agent.post<Case>(`/cases/${body.caseId}/resolve`, {
      ...{ resolution: 'favourable', text: 'Se la enviamos mañana.' },
    });
    expect(after).toMatchObject({ state: 'notified', messages: [{}, { channel: 'web', delivery: 'delivered' }] });
    expect(after.survey).toMatchObject({ score: null });
  });
});
