import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type DeskHouse, deskHouse } from '../../../../test/desk-house.ts';
import { act, look } from '../../../platform/act.ts';
import { systemActor } from '../../../platform/actor.ts';
import { hearCall } from './actions/hear-call.ts';
import type { CallBack } from './callbacks/contract.ts';
import { understandCall } from './calls/actions/understand-call.ts';
import type { Call } from './calls/contract.ts';
import { callsNow } from './calls/views.ts';
import { zCallEvent } from './calls/contract.ts';
import { timedJobs } from './jobs.ts';
import type { Line } from './lines/contract.ts';

let house: DeskHouse;
let agent: Client;
let admin: Client;
let line: Line;
let token = '';

type Fields = Record<string, string | string[]>;
const json = (payload: Fields) => house.house.app.inject({ method: 'POST', url: `/api/v1/cti/${token}`, payload });
let numbers = 600_100_000;
const freshNumber = () => `34${++numbers}`;
let ids = 0;
const freshId = () => `c-${++ids}`;

type Told = { calls: Call[] };
const callsOf = async (number: string, who = agent) => (await who.get<Told>(`/phone/calls?number=%2B${number}`)).body.calls;
/** The one call of a number, once it is as expected. */
const callOnce = (number: string, is: (call: Call) => boolean) =>
  house.until('the call is so', async () => (await callsOf(number)).find(is));
const owedTo = async (number: string, view = 'open') =>
  (await agent.get<{ callBacks: CallBack[] }>(`/phone/call-backs?view=${view}`)).body.callBacks.filter(
    (one) => one.number === `+${number}`,
  );

beforeAll(async () => {
  house = await deskHouse();
  agent = await house.as('agente');
  admin = await house.as('admin');
  line = (await admin.post<Line>('/phone/lines', { kind: 'generic', name: 'Atención', number: '912 345 678' })).body;
  token = (await admin.post<{ token: string }>(`/phone/lines/${line.id}/token`)).body.token;
  await admin.post('/phone/seats', { personId: house.centre.idOf('agente'), names: ['21', 'lucia'] });
});
afterAll(() => house?.close());

const base = (number: string, callId: string) => ({ direction: 'in', from: number, to: '34912345678', callId });
const ring = (number: string, callId: string, more: Fields = {}) => json({ event: 'newCall', ...base(number, callId), ...more });
const answer = (number: string, callId: string, more: Fields = {}) =>
  json({ event: 'answer', answeringNumber: '21', ...base(number, callId), ...more });
const hangUp = (number: string, callId: string, cause = 'normalClearing') =>
  json({ event: 'hangup', cause, ...base(number, callId) });

describe('an incoming call', () => {
  it('has its case before anybody answers; who answers has the case, and it reads in the thread', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    await ring(number, callId, { queue: 'pedidos' });
    const ringing = await callOnce(number, ({ caseId }) => caseId !== null);
    expect(ringing).toMatchObject({ state: 'ringing', queue: 'pedidos', number: `+${number}`, agentId: null });
    const { body: now } = await agent.get<Told>('/phone/now');
    expect(now.calls.map(({ id }) => id)).toContain(ringing.id);
    await answer(number, callId);
    await callOnce(number, ({ state }) => state === 'talking');
    await hangUp(number, callId);
    const ended = await callOnce(number, ({ state }) => state === 'ended');
    expect(ended).toMatchObject({ id: ringing.id, caseId: ringing.caseId, result: 'answered', agentName: 'Lucía Ferrer' });
    const { body: file } = await agent.get<{
      ownerName: string;
      channel: string;
      messages: { text: string; details: { callId: string } }[];
    }>(`/cases/${ringing.caseId}`);
    expect(file).toMatchObject({ ownerName: 'Lucía Ferrer', channel: 'phone' });
    expect(file.messages.map(({ text, details }) => [/^Llamada de .* contestó Lucía Ferrer/.test(text), details.callId])).toEqual(
      [[true, ringing.id]],
    );
  });

  it('of somebody known joins their only open case, in whatever spelling', async () => {
    const number = freshNumber();
    await ring(number, freshId());
    const first = await callOnce(number, ({ caseId }) => caseId !== null);
    await ring(`00${number}`, freshId());
    const both = await house.until('both are there', async () => {
      const found = await callsOf(number);
      return found.length === 2 && found.every(({ caseId }) => caseId !== null) && found;
    });
    expect(new Set(both.map(({ caseId }) => caseId))).toEqual(new Set([first.caseId]));
    const { body } = await agent.get<{ cases: { id: string }[] }>(
      `/cases/search?text=${encodeURIComponent(number.slice(2).replace(/(...)/g, '$1 '))}`,
    );
    if (body.cases) expect(body.cases.map(({ id }) => id)).toContain(first.caseId);
  });

  it('without a number gets its case when somebody has answered', async () => {
    const callId = freshId();
    await ring('anonymous', callId);
    await answer('anonymous', callId);
    await hangUp('anonymous', callId);
    const call = await house.until('it has a case', async () =>
      (await agent.get<Told>('/phone/calls?result=answered')).body.calls.find(
        ({ number, caseId }) => number === null && caseId !== null,
      ),
    );
    expect(call.agentName).toBe('Lucía Ferrer');
  });

  it('is one call whatever order its events come in, each of them twice', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    for (const tell of [hangUp, answer, ring, hangUp, ring, answer]) await tell(number, callId);
    await callOnce(number, ({ result }) => result === 'answered');
    await house.until('all is understood', async () =>
      (await look(house.centre.house, callsNow)).every((one) => one.number !== `+${number}`),
    );
    expect(await callsOf(number)).toHaveLength(1);
    expect(await owedTo(number)).toEqual([]);
  });

  it('handed on is one call with two legs, though the second was heard of first', async () => {
    const number = freshNumber();
    const [a, b] = [freshId(), freshId()];
    await answer(number, b, { answeringNumber: '22' });
    await ring(number, a);
    await answer(number, a);
    await ring(number, b, { origCallId: a, diversion: '34912345678' });
    await hangUp(number, a);
    await hangUp(number, b);
    const call = await callOnce(number, ({ state, legs }) => state === 'ended' && legs.length === 2);
    expect(await callsOf(number)).toEqual([expect.objectContaining({ id: call.id, result: 'answered' })]);
  });
});

describe('what dies in the middle', () => {
  const house_ = () => ({ ctx: house.ctx, actor: systemActor(house.centre.orgId) });
  it('an event that was kept and not understood is understood by whoever comes next; twice it is the same', async () => {
    const number = freshNumber();
    const event = zCallEvent.parse({ callId: freshId(), event: 'ringing', direction: 'in', from: number });
    const { callEventId } = await hearCall(house_(), { lineId: line.id, event });
    if (!callEventId) throw new Error('it was not kept');
    const dying = act(house_(), 'test.dies', async (tx) => {
      await understandCall(tx, { callEventId });
      throw new Error('the process dies');
    });
    await expect(dying).rejects.toThrow('dies');
    await Promise.all([understandCall(house_(), { callEventId }), understandCall(house_(), { callEventId })]);
    const call = await callOnce(number, ({ caseId }) => caseId !== null);
    const { body } = await agent.get<{ messages: unknown[] }>(`/cases/${call.caseId}`);
    expect(body.messages).toHaveLength(1);
    expect((await hearCall(house_(), { lineId: line.id, event })).callEventId).toBeNull();
  });
});

describe('work on a call', () => {
  const spoken = async () => {
    const [number, callId] = [freshNumber(), freshId()];
    await ring(number, callId);
    await answer(number, callId);
    await hangUp(number, callId);
    return callOnce(number, ({ state, agentId }) => state === 'ended' && agentId !== null);
  };
  const patch = (client: Client, id: string, body: object) =>
    client.ask<Call>({ method: 'PATCH', url: `/phone/calls/${id}`, body });

  it('keeps notes, the key that was told, and how it ended; wrap-up ends with it', async () => {
    const { id, caseId } = await spoken();
    await patch(agent, id, { notes: 'Quiere la silla en azul.', keyTold: true });
    const { body } = await agent.post<Call>(`/phone/calls/${id}/finish`, { outcome: 'resolved' });
    expect(body).toMatchObject({ outcome: 'resolved', keyToldBy: 'Lucía Ferrer', notes: 'Quiere la silla en azul.' });
    expect(body.wrapSeconds).toBeGreaterThanOrEqual(0);
    const { body: file } = await agent.get<{ messages: { text: string }[] }>(`/cases/${caseId}`);
    expect(file.messages[0]?.text).toMatch(
      /Resultado: resuelto en la llamada\. Se dijo la clave\.\n\nQuiere la silla en azul\.$/,
    );
  });

  it('keeps no card, in no field', async () => {
    const { id } = await spoken();
    const noted = await patch(agent, id, { notes: 'Paga con 4111 1111 1111 1111, cvv 123' });
    expect([noted.status, noted.reason]).toEqual([400, 'phone.holdsCard']);
    const promised = await agent.post('/phone/call-backs', { number: '600 111 222', note: 'tarjeta 4111111111111111' });
    expect(promised.reason).toBe('phone.holdsCard');
  });

  it('keeps the link of a recording with consent only, by https only, and whoever opens it is on record', async () => {
    const { id } = await spoken();
    const recording = 'https://grabaciones.example/1.wav';
    expect((await patch(agent, id, { recording })).reason).toBe('phone.recordingNeedsConsent');
    expect((await patch(agent, id, { consent: true, recording: 'http://grabaciones.example/1.wav' })).status).toBe(400);
    const { body } = await patch(agent, id, { consent: true, recording });
    expect(body).toMatchObject({ consent: true, consentBy: 'Lucía Ferrer', hasRecording: true });
    expect(JSON.stringify(body)).not.toContain(recording);
    expect((await agent.post<{ url: string }>(`/phone/calls/${id}/recording`)).body.url).toBe(recording);
    const { body: after } = await patch(agent, id, { consent: false });
    expect(after.hasRecording).toBe(false);
  });

  it('is whose it is: an agent reads and does not write what somebody else spoke, who organises does', async () => {
    const { id } = await spoken();
    const [coordinator, supervisor] = [await house.as('coordinacion'), await house.as('supervision')];
    expect((await coordinator.post<Call>(`/phone/calls/${id}/take`)).body.agentName).toBe('Carmen Ruesta');
    expect((await patch(agent, id, { notes: 'x' })).reason).toBe('phone.notYourCall');
    expect((await agent.get<Call>(`/phone/calls/${id}`)).body.may).toBe(false);
    expect((await patch(supervisor, id, { notes: 'x' })).status).toBe(200);
  });
});

describe('who was not spoken with', () => {
  it('is owed a call by the end of the working day, in the case’s clocks too, until somebody speaks with them', async () => {
    const number = freshNumber();
    for (const callId of [freshId(), freshId()]) {
      await ring(number, callId);
      await hangUp(number, callId, 'cancel');
    }
    const [owed, ...more] = await house.until('it is owed', async () => {
      const all = await owedTo(number);
      return all.length > 0 && (await callsOf(number)).filter(({ result }) => result === 'missed').length === 2 && all;
    });
    expect([owed?.reason, more]).toEqual(['missed', []]);
    type File = { clocks: { basis: string; stoppedAt: string | null }[] };
    const clock = async () =>
      (await agent.get<File>(`/cases/${owed?.caseId}`)).body.clocks.find(({ basis }) => basis === 'call_back');
    expect((await clock())?.stoppedAt).toBeNull();
    await agent.post(`/phone/call-backs/${owed?.id}/take`);
    const tried = await agent.post<CallBack>(`/phone/call-backs/${owed?.id}/try`, {});
    expect(tried.body).toMatchObject({ attempts: 1, takenBy: 'Lucía Ferrer', state: 'open' });
    const callId = freshId();
    const out = { direction: 'out', from: '34912345678', to: number, callId };
    await json({ event: 'newCall', user: 'lucia', ...out });
    await json({ event: 'answer', ...out });
    await house.until('it is settled', async () => (await owedTo(number)).length === 0);
    expect((await owedTo(number, 'ended'))[0]).toMatchObject({ state: 'done', endedBy: 'Lucía Ferrer', late: false });
    expect((await clock())?.stoppedAt).not.toBeNull();
    const called = await callOnce(number, ({ direction }) => direction === 'out');
    expect(called).toMatchObject({ caseId: owed?.caseId, agentName: 'Lucía Ferrer' });
  });

  it('a machine that answered is a missed call', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    await ring(number, callId);
    await answer(number, callId, { user: 'voicemail', answeringNumber: '' });
    await hangUp(number, callId);
    await house.until('it is owed', async () => (await owedTo(number)).length === 1);
    expect((await callsOf(number))[0]?.result).toBe('voicemail');
  });

  it('is promised a call, and whoever says it makes no sense any more says why', async () => {
    const { body: made } = await agent.post<CallBack>('/phone/call-backs', {
      number: '600 777 001',
      name: 'Ana',
      note: 'por la tarde',
    });
    expect(made).toMatchObject({ reason: 'promised', number: '+34600777001', name: 'Ana' });
    const end = (note: string) => agent.post(`/phone/call-backs/${made.id}/end`, { state: 'dropped', note });
    expect((await end('')).reason).toBe('phone.dropNeedsWhy');
    expect((await end('Ya escribió por correo')).status).toBe(200);
    expect((await end('otra vez')).reason).toBe('phone.callBackEnded');
    expect((await agent.post('/phone/call-backs', { number: 'nadie' })).reason).toBe('phone.notANumber');
    const past = { number: '600 777 001', dueAt: '2020-01-01T00:00:00Z' };
    expect((await agent.post('/phone/call-backs', past)).reason).toBe('phone.dueInThePast');
  });
});

describe('what time brings', () => {
  const sweepAt = async (minutes: number): Promise<void> => {
    const ctx = { ...house.ctx, clock: { now: () => new Date(Date.now() + minutes * 60_000) } };
    for (const job of timedJobs)
      await job.run({ orgIds: [house.centre.orgId], sessionFor: (orgId) => ({ ctx, actor: systemActor(orgId) }) });
  };

  it('who asked for a superior and did not reach one in three minutes is owed a call the same day; overdue, those who organise are told', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    await ring(number, callId);
    await answer(number, callId);
    const call = await callOnce(number, ({ state }) => state === 'talking');
    await agent.ask({ method: 'PATCH', url: `/phone/calls/${call.id}`, body: { supervisor: 'asked' } });
    await sweepAt(2);
    expect(await owedTo(number)).toEqual([]);
    await sweepAt(4);
    await sweepAt(5);
    expect((await owedTo(number)).map(({ reason }) => reason)).toEqual(['supervisor']);
    await sweepAt(5 * 24 * 60);
    await sweepAt(6 * 24 * 60);
    const { body } = await (await house.as('coordinacion')).get<{ word: string; caseId: string | null }[]>('/notifications');
    expect(body.filter((one) => one.word === 'phone.callBackLate' && one.caseId === call.caseId)).toHaveLength(1);
  });

  it('a line that is quiet for longer than is usual is told of once, until it is heard again', async () => {
    const told = async () =>
      (await admin.get<{ word: string; text: string }[]>('/notifications')).body.filter(({ word }) => word === 'phone.lineQuiet');
    const since = async () =>
      (await admin.get<{ lines: Line[] }>('/phone/lines')).body.lines.find(({ id }) => id === line.id)?.quietSince;
    await ring(freshNumber(), freshId());
    await sweepAt(0);
    expect(await since()).toBeNull();
    const before = (await told()).length;
    await sweepAt(5 * 24 * 60);
    await sweepAt(6 * 24 * 60);
    expect(await since()).not.toBeNull();
    expect(await told()).toHaveLength(before + 1);
    expect((await told())[0]?.text).toContain('«Atención»');
    await sweepAt(0);
    expect(await since()).toBeNull();
  });

  it('a call whose end the exchange never tells is ended by who spoke; when is not known, and its own word counts for more', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    await ring(number, callId);
    await answer(number, callId);
    const { id, caseId } = await callOnce(number, ({ state, agentId }) => state === 'talking' && agentId !== null);
    expect((await agent.post(`/phone/calls/${id}/finish`, { outcome: 'resolved' })).reason).toBe('phone.stillTalking');
    const coordinator = await house.as('coordinacion');
    await coordinator.post(`/phone/calls/${id}/take`);
    expect((await agent.post(`/phone/calls/${id}/end`)).reason).toBe('phone.notYourCall');
    const { body } = await coordinator.post<Call>(`/phone/calls/${id}/end`);
    expect(body).toMatchObject({ state: 'ended', result: 'answered', cause: 'byHand', endKnown: false, talkSeconds: null });
    const { body: file } = await agent.get<{ messages: { text: string }[] }>(`/cases/${caseId}`);
    expect(file.messages[0]?.text).toContain('No se sabe cuándo acabó');
    expect((await coordinator.post<Call>(`/phone/calls/${id}/end`)).body.endedAt).toBe(body.endedAt);
    await hangUp(number, callId);
    const ended = await callOnce(number, ({ endKnown }) => endKnown);
    expect(ended).toMatchObject({ cause: 'normalClearing', state: 'ended', agentName: 'Carmen Ruesta' });
  });

  it('a call whose end nobody ever tells has ended, and was missed', async () => {
    const number = freshNumber();
    await ring(number, freshId());
    await callOnce(number, ({ state }) => state === 'ringing');
    await sweepAt(20);
    expect(await callOnce(number, ({ state }) => state === 'ended')).toMatchObject({ result: 'missed', cause: 'lost' });
  });
});

describe('who sees calls', () => {
  it('whoever hears of their case live hears of the call, and nobody else', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    await ring(number, callId);
    const call = await callOnce(number, ({ caseId }) => caseId !== null);
    const told = await look(house.centre.house, async (tx) => {
      const { rows } = await sql<{ name: string; audience: string[] }>`select name, audience from event
        where org_id = ${tx.orgId} and (subject_id = ${call.id} or case_id = ${call.caseId}) and name in ('phone.callChanged', 'cases.opened')`.execute(
        tx.sql,
      );
      return rows;
    });
    expect(new Set(told.map(({ name }) => name)).size).toBe(2);
    expect(new Set(told.map(({ audience }) => audience.toSorted().join())).size).toBe(1);
  });

  it('whoever may open their case: by id, in lists, and in what is owed', async () => {
    const [number, callId] = [freshNumber(), freshId()];
    await ring(number, callId);
    await hangUp(number, callId, 'noAnswer');
    const call = await callOnce(number, ({ result }) => result === 'missed');
    await house.until('it is owed', async () => (await owedTo(number)).length === 1);
    for (const who of ['externa', 'logistica', 'admin']) {
      const client = await house.as(who);
      expect(await callsOf(number, client)).toEqual([]);
      expect((await client.get(`/phone/calls/${call.id}`)).status).toBe(404);
      expect((await client.get<Told>('/phone/now')).body.calls).toEqual([]);
      expect((await client.get<{ callBacks: CallBack[] }>('/phone/call-backs')).body.callBacks).toEqual([]);
      expect((await client.post(`/phone/calls/${call.id}/recording`)).status).toBe(404);
      expect((await client.post(`/phone/calls/${call.id}/finish`, { outcome: 'other' })).status).toBe(404);
    }
  });

  it('nobody of another centre', async () => {
    const other = await house.otherCentre('Vecina');
    const [mine] = (await agent.get<Told>('/phone/calls')).body.calls;
    const theirs = await house.as(other.admin);
    expect((await theirs.get(`/phone/calls/${mine?.id}`)).status).toBe(404);
    expect((await theirs.get<{ lines: Line[] }>('/phone/lines')).body.lines).toEqual([]);
  });

  it('lines and tokens are for who administers', async () => {
    for (const who of ['agente', 'coordinacion', 'externa']) {
      const client = await house.as(who);
      expect((await client.get('/phone/lines')).status).toBe(403);
      expect((await client.post(`/phone/lines/${line.id}/token`)).status).toBe(403);
      expect((await client.post('/phone/seats', { personId: house.centre.idOf('agente'), names: ['99'] })).status).toBe(403);
    }
    const { body } = await admin.get<{ lines: Line[] }>('/phone/lines');
    expect(JSON.stringify(body)).not.toContain(token);
  });
});
