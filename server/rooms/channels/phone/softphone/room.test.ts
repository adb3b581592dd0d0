import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, type DeskHouse, deskHouse } from '../../../../../test/desk-house.ts';
import type { Line } from '../lines/contract.ts';

let house: DeskHouse;
let agent: Client;
let colleague: Client;
let admin: Client;
const SECRET = 'clave-que-nadie-ve';

beforeAll(async () => {
  house = await deskHouse();
  [agent, colleague, admin] = [await house.as('agente'), await house.as('coordinacion'), await house.as('admin')];
});
afterAll(() => house?.close());

const browsers = { wss: 'wss://pbx.example/ws', domain: 'pbx.example' };
const asterisk = { way: 'ami', host: '127.0.0.1', port: 1, user: 'mostrador' };

it('the secret of a telephone is for the browser of its person alone; no list, change or key of another shows it', async () => {
  const { body: line } = await admin.post<Line>('/phone/lines', { kind: 'softphone', name: 'Navegador', settings: browsers });
  const account = { personId: house.centre.idOf('agente'), lineId: line.id, user: '21', password: SECRET };
  expect((await agent.post('/phone/accounts', account)).status).toBe(403);
  const answers = [
    await admin.post('/phone/accounts', account),
    await admin.get('/phone/accounts'),
    await admin.get('/phone/lines'),
  ];
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(SECRET);
  const mine = await agent.get<{ softphone: { password: string } | null }>('/phone/softphone');
  expect(mine.body.softphone?.password).toBe(SECRET);
  for (const other of [admin, colleague]) expect((await other.get('/phone/softphone')).body).toMatchObject({ softphone: null });
  await admin.post('/phone/accounts', { ...account, password: undefined, extension: '21' });
  expect((await agent.get<typeof mine.body>('/phone/softphone')).body.softphone?.password).toBe(SECRET);
  const same = await admin.post('/phone/accounts', { ...account, personId: house.centre.idOf('coordinacion') });
  expect(same.reason).toBe('phone.sipUserTaken');
  await admin.ask({ method: 'DELETE', url: `/phone/accounts/${account.personId}` });
  expect((await agent.get('/phone/softphone')).body).toMatchObject({ softphone: null });
});

it('a line says which of its settings is wrong', async () => {
  const put = (body: object) => admin.post<{ field?: string }>('/phone/lines', { name: 'Central', ...body });
  expect((await put({ kind: 'softphone', settings: { wss: 'https://pbx.example' } })).reason).toBe('phone.settingWrong');
  expect((await put({ kind: 'asterisk', settings: { user: 'mostrador' } })).reason).toBe('phone.settingWrong');
});

it('an exchange calls for who has an extension there; else it is said why not', async () => {
  const callOut = (who: Client, number = '612 345 678') => who.post('/phone/call-out', { number });
  expect((await callOut(agent)).reason).toBe('phone.noExtension');
  await admin.post('/phone/lines', { kind: 'asterisk', name: 'Central', settings: asterisk, secrets: { password: SECRET } });
  await admin.post('/phone/seats', { personId: house.centre.idOf('agente'), names: ['21'] });
  expect((await agent.get('/phone/softphone')).body).toMatchObject({ exchangeCalls: true });
  expect((await colleague.get('/phone/softphone')).body).toMatchObject({ exchangeCalls: false });
  expect((await callOut(colleague)).reason).toBe('phone.noExtension');
  expect((await callOut(await house.as('finanzas'))).status).toBe(403);
  expect((await callOut(agent, 'hola')).reason).toBe('phone.notANumber');
  const silent = await callOut(agent);
  expect(silent.reason).toBe('phone.exchangeSilent');
  expect(JSON.stringify(silent.body)).not.toContain(SECRET);
});
