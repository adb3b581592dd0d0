import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type DeskHouse, deskHouse } from '../../../../../test/desk-house.ts';
import type { Call } from '../calls/contract.ts';
import type { Line } from '../lines/contract.ts';

let house: DeskHouse;
let admin: Client;
let token = '';

const CTI = (key = token) => `/api/v1/cti/${key}`;
type Fields = Record<string, string | string[]>;
const json = (payload: Fields, key = token) => house.house.app.inject({ method: 'POST', url: CTI(key), payload });
const form = (payload: string, key = token) =>
  house.house.app.inject({
    ...{ method: 'POST', url: CTI(key), payload },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

let ids = 0;
const freshId = () => `c-${++ids}`;
const freshNumber = () => `34${600_100_000 + ++ids}`;
const base = (number: string, callId: string) => ({ direction: 'in', from: number, to: '34912345678', callId });

beforeAll(async () => {
  house = await deskHouse();
  admin = await house.as('admin');
  const given = { kind: 'generic', name: 'Atención', number: '912 345 678', rejects: ['600 999 999'] };
  const { body: line } = await admin.post<Line>('/phone/lines', given);
  token = (await admin.post<{ token: string }>(`/phone/lines/${line.id}/token`)).body.token;
});
afterAll(() => house?.close());

describe('the door of the exchange', () => {
  it('turns a wrong token away in the exchange’s own form, and says nothing else', async () => {
    const { statusCode, body } = await json({ event: 'newCall', ...base('34600000001', 'x') }, 'wrong');
    expect([statusCode, Object.keys(JSON.parse(body) as object)]).toEqual([401, ['error']]);
  });

  it.each([
    ['a direction that nobody knows', { event: 'newCall', direction: 'up', callId: 'x', from: '1' }],
    ['no direction', { event: 'newCall', callId: 'x', from: '1' }],
    ['an event that nobody knows', { event: 'dance', direction: 'in', callId: 'x' }],
    ['a text message', { body: 'hola', originator: '34600000001' }],
    ['no id of a call', { event: 'newCall', direction: 'in' }],
  ])('does not take %s', async (_, fields) => {
    const { statusCode, body } = await json(fields as Fields);
    expect([statusCode, Object.keys(JSON.parse(body) as object)]).toEqual([422, ['error']]);
  });

  it('takes forms of both kinds, with somebody repeated', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    const urlencoded = await form(
      `event=newCall&direction=in&from=${number}&to=34912345678&callId=${callId}&user[]=Ana&user[]=Pedro`,
    );
    expect([urlencoded.statusCode, urlencoded.json()]).toEqual([200, {}]);
    const boundary = 'abc';
    const part = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const fields = Object.entries({ event: 'hangup', cause: 'cancel', ...base(number, callId) });
    const payload = `${fields.map(([name, value]) => part(name, value)).join('')}--${boundary}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const multi = await house.house.app.inject({ method: 'POST', url: CTI(), payload, headers });
    expect(multi.statusCode).toBe(200);
    await house.until(
      'it was missed',
      async () =>
        (await (await house.as('agente')).get<{ calls: Call[] }>(`/phone/calls?number=%2B${number}&result=missed`)).body.calls
          .length === 1,
    );
  });

  it('turns away who is on the list, and opens nothing for them', async () => {
    const { body } = await json({ event: 'newCall', ...base('34600999999', freshId()) });
    expect(JSON.parse(body)).toEqual({ action: 'reject', reason: 'busy' });
  });

  it('answers sipgate in XML with where to tell the rest', async () => {
    const { body: other } = await admin.post<Line>('/phone/lines', { kind: 'sipgate', name: 'Sipgate' });
    const { body: made } = await admin.post<{ token: string; url: string }>(`/phone/lines/${other.id}/token`);
    const told = await form(
      `event=newCall&direction=in&from=${freshNumber()}&to=34912345678&callId=${freshId()}&user%5B%5D=Ana`,
      made.token,
    );
    expect(told.headers['content-type']).toMatch(/^application\/xml/);
    expect(told.body).toContain(`<Response onAnswer="${made.url}" onHangup="${made.url}"></Response>`);
  });

  it('hears no more of a line that is switched off, nor by a token that was renewed or ended', async () => {
    const { body: other } = await admin.post<Line>('/phone/lines', { kind: 'generic', name: 'Otra' });
    const first = (await admin.post<{ token: string }>(`/phone/lines/${other.id}/token`)).body.token;
    const second = (await admin.post<{ token: string }>(`/phone/lines/${other.id}/token`)).body.token;
    const event = { event: 'newCall', ...base(freshNumber(), freshId()) };
    expect((await json(event, first)).statusCode).toBe(401);
    expect((await json(event, second)).statusCode).toBe(200);
    await admin.post('/phone/lines', { id: other.id, kind: 'generic', name: 'Otra', enabled: false });
    expect((await json(event, second)).statusCode).toBe(422);
    await admin.ask({ method: 'DELETE', url: `/phone/lines/${other.id}/token` });
    expect((await json(event, second)).statusCode).toBe(401);
  });
});
