import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type DeskHouse, deskHouse } from '../../../../../test/desk-house.ts';
import { look } from '../../../../platform/act.ts';
import { systemActor } from '../../../../platform/actor.ts';
import type { Ctx } from '../../../../platform/context.ts';
import type { Call } from '../calls/contract.ts';
import { timedJobs } from '../jobs.ts';
import type { Line } from '../lines/contract.ts';
import { exchangeAddresses } from '../lines/views.ts';

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

it('pages may connect where a line in use says that browsers do, from its saving on, and nowhere else', async () => {
  const put = async (line: object) =>
    (await admin.post<Line>('/phone/lines', { kind: 'softphone', name: 'Mostrador', ...line })).body;
  const at = (wss: string) => ({ settings: { wss, domain: 'pbx.example' } });
  const { id } = await put(at('wss://uno.example:7443/ws?a=1'));
  const reached = () => exchangeAddresses(house.ctx);
  expect(await reached()).toContain('wss://uno.example:7443');
  await put({ id, ...at('wss://DOS.example/ws') });
  expect(await reached()).toContain('wss://dos.example');
  expect(await reached()).not.toContain('wss://uno.example:7443');
  await put({ id, enabled: false });
  expect(await reached()).not.toContain('wss://dos.example');
  // Unsealed, this machine alone; and what a policy would read as a rule of its own is left out.
  await put({ id, enabled: true, ...at('ws://tres.example/ws') });
  await put(at("wss://cuatro.example;script-src'none'"));
  expect((await reached()).filter((one) => /tres|cuatro/.test(one))).toEqual([]);
  await put({ id, ...at('ws://127.0.0.1:5066') });
  expect(await reached()).toContain('ws://127.0.0.1:5066');
});

describe('a call in a browser', () => {
  const MINUTE = 60_000;
  let calls = 0;
  const number = () => `60000000${++calls}`;
  let user = 30;
  /** A browser of the agent's, by the name that it keeps. */
  const browser = async (telephone: string) => {
    const { body: line } = await admin.post<Line>('/phone/lines', { kind: 'softphone', name: 'Navegador', settings: browsers });
    const account = { personId: house.centre.idOf('agente'), lineId: line.id, user: `u${++user}`, password: SECRET };
    await admin.post('/phone/accounts', account);
    const seen = { direction: 'out', number: number(), sipId: `sip-${calls}`, telephone };
    return {
      number: seen.number,
      tell: (event: string, agoMs = 0) => agent.post('/phone/softphone/calls', { ...seen, event, agoMs }),
      alive: (on: boolean, who = telephone) =>
        agent.post('/phone/softphone/alive', { telephone: who, calls: on ? [{ sipId: seen.sipId, direction: 'out' }] : [] }),
      is: (state: string) =>
        house.until(`the call is ${state}`, async () => {
          const { body } = await agent.get<{ calls: Call[] }>(`/phone/calls?number=${seen.number}`);
          return body.calls.find((one) => one.state === state) ?? null;
        }),
    };
  };
  const sweepIn = async (minutes: number) => {
    const later: Ctx = { ...house.ctx, clock: { now: () => new Date(Date.now() + minutes * MINUTE) } };
    const run = timedJobs.find(({ name }) => name === 'phone.sweep')?.run;
    const sessionFor = (orgId: string) => ({ ctx: later, actor: systemActor(orgId) });
    await run?.({ orgIds: [house.centre.orgId], sessionFor });
  };

  it('whose browser died ended when that was last heard, with no time of talk, and no figure counts it', async () => {
    const dying = await browser('a');
    await dying.tell('ringing');
    await dying.tell('answered');
    await dying.alive(true);
    await dying.is('talking');
    await sweepIn(2);
    await dying.is('talking');
    await sweepIn(4);
    const call = await dying.is('ended');
    expect(call).toMatchObject({
      result: 'answered',
      cause: 'lost',
      endKnown: false,
      talkSeconds: null,
      agentName: 'Lucía Ferrer',
    });
    expect(Date.parse(call.endedAt ?? '')).toBeLessThanOrEqual(Date.now());
    const { body } = await agent.post<Call>(`/phone/calls/${call.id}/finish`, { outcome: 'dropped' });
    expect(body).toMatchObject({ outcome: 'dropped', wrapSeconds: null });
    const { rows } = await look(house.centre.house, (tx) =>
      sql`select talk_seconds, wrap_seconds from call_outcome where org_id = ${tx.orgId} and id = ${call.id}`.execute(tx.sql),
    );
    expect(rows).toEqual([{ talk_seconds: null, wrap_seconds: null }]);
  });

  it('goes on where its browser was only out of reach, and its own word of the end is the one that counts', async () => {
    const away = await browser('b');
    await away.tell('ringing');
    await away.tell('answered');
    await away.is('talking');
    await sweepIn(4);
    await away.is('ended');
    await away.alive(true);
    await away.is('talking');
    await away.tell('ended');
    expect(await away.is('ended')).toMatchObject({ endKnown: true, result: 'answered' });
  });

  it('is cut off as soon as its browser is open again without it; another browser of theirs says nothing of it', async () => {
    const cut = await browser('c');
    await cut.tell('ringing');
    await cut.tell('answered');
    const { id } = await cut.is('talking');
    await cut.alive(false, 'another');
    await cut.is('talking');
    // While its browser has just said that it goes on, nobody ends it by hand.
    expect((await agent.post(`/phone/calls/${id}/end`)).reason).toBe('phone.goesOn');
    await cut.alive(false);
    expect(await cut.is('ended')).toMatchObject({ endKnown: false, cause: 'lost' });
    await cut.tell('ended', 500);
    await house.until('its own word', async () => (await agent.get<Call>(`/phone/calls/${id}`)).body.endKnown);
  });

  it('between colleagues is theirs alone; handed over to one, it is theirs', async () => {
    const { body: line } = await admin.post<Line>('/phone/lines', { kind: 'softphone', name: 'Dos', settings: browsers });
    const give = (who: string, user: string) =>
      admin.post('/phone/accounts', { personId: house.centre.idOf(who), lineId: line.id, user, extension: '', password: SECRET });
    await give('agente', 'lucia');
    await give('coordinacion', 'carmen');
    const tell = (sipId: string, other: string, event: string, to?: string) =>
      agent.post<{ heard: boolean }>('/phone/softphone/calls', {
        sipId,
        event,
        direction: 'out',
        number: other,
        telephone: 'x',
        to,
      });
    expect((await tell('inside', 'carmen', 'ringing')).body.heard).toBe(false);
    await agent.post('/phone/softphone/alive', { telephone: 'x', calls: [{ sipId: 'inside', direction: 'out' }] });
    const theirs = number();
    for (const event of ['ringing', 'answered']) await tell('outside', theirs, event);
    await tell('outside', theirs, 'transferred', 'carmen');
    await tell('outside', theirs, 'ended');
    const done = await house.until('it is handed over', async () => {
      const { body } = await agent.get<{ calls: Call[] }>('/phone/calls');
      const ours = body.calls.filter(({ lineId }) => lineId === line.id);
      return ours[0]?.state === 'ended' && ours;
    });
    expect(done).toEqual([expect.objectContaining({ number: `+34${theirs}`, agentName: 'Carmen Ruesta' })]);
  });

  it('is said to go on by its own person alone, in person', async () => {
    expect((await admin.post('/phone/softphone/alive', { telephone: 'd', calls: [] })).reason).toBe('phone.noSoftphone');
  });
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
